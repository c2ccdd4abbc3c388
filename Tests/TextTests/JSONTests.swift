import Testing
import Text

@Suite struct JSONTests {
  @Test func keepsTheOrderOfKeysAndEscapes() {
    let value = JSON.members([
      "z": "a\"\\\n\u{1}\u{2028}é©", "none": nil, "a": .array([1, .double(0.5), .bool(true), .null]),
    ])
    let line = String(decoding: value.encoded(), as: UTF8.self)
    #expect(line == #"{"z":"a\"\\\n\u0001\u2028é©","a":[1,0.5,true,null]}"#)
  }

  @Test func indentsContainersOfContainersOnly() {
    let value = JSON.members(["a": .array([1, 2]), "b": .array([.members(["x": 1])])])
    #expect(
      String(decoding: value.encoded(indent: 1), as: UTF8.self)
        == "{\n \"a\": [1,2],\n \"b\": [\n  {\"x\": 1}\n ]\n}")
  }

  @Test func readsWhatItWrites() {
    let value = JSON.members([
      "z": "a\"\\\n\u{1}\u{2028}é©", "a": .array([1, .double(-0.5e3), .bool(true), .null, .array([])]),
      "o": .members([:]),
    ])
    #expect(JSON(parsing: value.encoded()[...]) == value)
    #expect(JSON(parsing: value.encoded(indent: 2)[...]) == value)
  }

  @Test(arguments: [
    (#"["\u00e9\uD83D\uDE00\uD83D"]"#, JSON.array(["é😀\u{FFFD}"])), ("[1,2,] </script>", .array([1, 2])),
    ("{\"a\": \"x\ny\",}", .members(["a": "x\ny"])),
  ])
  func forgivesScripts(_ text: String, _ expected: JSON) {
    #expect(JSON(parsing: Array(text.utf8)[...]) == expected)
  }

  @Test(arguments: ["", "{", "[1", "\"a", "{\"a\" 1}", "nul", "{1: 2}", "-", "\\"])
  func refusesTheRest(_ text: String) {
    #expect(JSON(parsing: Array(text.utf8)[...]) == nil)
  }

  @Test func refusesWhatIsTooDeep() {
    #expect(JSON(parsing: Array(repeating: byte("["), count: 100_000)[...]) == nil)
  }
}
