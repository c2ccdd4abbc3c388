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
}
