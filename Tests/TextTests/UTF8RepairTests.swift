import Testing
import Text

@Suite struct UTF8RepairTests {
  @Test(
    arguments: [
      ([0x61, 0x00, 0x62], "ab", 0, 1),
      ([0xEF, 0xBB, 0xBF, 0x61], "a", 0, 0),
      ([0xC3, 0x28], "\u{FFFD}(", 1, 0),
      ([0xE2, 0x82], "\u{FFFD}", 1, 0),
      ([0xF0, 0x9F, 0xA7, 0xAC], "🧬", 0, 0),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 3, 0),
      ([0xC0, 0xAF, 0xF5], "\u{FFFD}\u{FFFD}\u{FFFD}", 3, 0),
    ] as [([UInt8], String, Int, Int)])
  func repairs(_ bytes: [UInt8], _ expected: String, _ replacements: Int, _ nulBytes: Int) {
    let result = UTF8Repair.repair(bytes)
    #expect(result.text.string == expected)
    #expect(result.replacements == replacements)
    #expect(result.nulBytes == nulBytes)
  }

  @Test func randomBytesBecomeWhatTheStandardLibraryMakesOfThem() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let bytes = (0..<64).map { _ in UInt8.random(in: 1...255, using: &generator) }
      guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { continue }
      #expect(UTF8Repair.repair(bytes).text.string == String(decoding: bytes, as: UTF8.self))
    }
  }
}
