import Testing
import Text

@Suite struct CharsetDecoderTests {
  private func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  private func latin1(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8($0.value) } }

  @Test func marksDecide() {
    let text = "naïve T-cell, αβ"
    #expect(CharsetDecoder.decode([0xEF, 0xBB, 0xBF] + Array(text.utf8)).text.string == text)
    let little = CharsetDecoder.decode([0xFF, 0xFE] + utf16(text))
    #expect(little.text.string == text && little.encoding == "utf-16le" && little.diagnostics.isEmpty)
    #expect(CharsetDecoder.decode([0xFE, 0xFF] + utf16(text, bigEndian: true)).text.string == text)
    let wide = text.unicodeScalars.flatMap { [UInt8($0.value & 0xFF), UInt8($0.value >> 8), 0, 0] }
    #expect(CharsetDecoder.decode([0xFF, 0xFE, 0, 0] + wide).text.string == text)
  }

  @Test(arguments: [false, true])
  func wideTextWithoutMarkIsTold(bigEndian: Bool) {
    let result = CharsetDecoder.decode(utf16("An ordinary sentence of words.", bigEndian: bigEndian))
    #expect(result.text.string == "An ordinary sentence of words.")
    #expect(result.diagnostics.map(\.code) == ["reader.charset-guessed"])
  }

  @Test(arguments: [
    ("<meta charset=\"windows-1252\">café", "windows-1252"),
    ("<META http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>café", "windows-1252"),
    ("<?xml version='1.0' encoding='iso-8859-2'?><p>caf\u{E9}", "iso-8859-2"),
  ])
  func declarationsDecide(text: String, encoding: String) {
    let result = CharsetDecoder.decode(latin1(text))
    #expect(result.text.string == text)
    #expect(result.encoding == encoding)
    #expect(result.diagnostics.isEmpty)
  }

  @Test func validUTF8WinsOverItsLabel() {
    let result = CharsetDecoder.decode(Array("<meta charset=iso-8859-1>café".utf8))
    #expect(result.text.string.hasSuffix("café"))
    #expect(result.encoding == "utf-8")
    #expect(result.diagnostics.map(\.code) == ["reader.charset-mislabelled"])
  }

  @Test func aWrongUTF8LabelIsSeen() {
    let result = CharsetDecoder.decode(latin1("<meta charset=utf-8>café naïve"))
    #expect(result.text.string.hasSuffix("café naïve"))
    #expect(result.diagnostics.map(\.code) == ["reader.charset-mislabelled"])
  }

  @Test func unlabelledBytesAreGuessed() {
    let result = CharsetDecoder.decode([0x93] + latin1("quoted") + [0x94])
    #expect(result.text.string == "“quoted”")
    #expect(result.diagnostics.map(\.code) == ["reader.charset-guessed"])
  }

  @Test func damageIsRepairedAndSaid() {
    let cut = Array(Array(String(repeating: "é", count: 40).utf8).dropLast())
    let result = CharsetDecoder.decode(cut)
    #expect(result.encoding == "utf-8")
    #expect(result.diagnostics.map(\.code) == ["reader.invalid-utf8"])
    let nuls = CharsetDecoder.decode(Array("some words \u{0}and more of them".utf8))
    #expect(nuls.text.string == "some words and more of them")
    #expect(nuls.diagnostics.map(\.code) == ["reader.nul-bytes"])
  }

  @Test func unknownCharsetsAreSaid() {
    let result = CharsetDecoder.decode(latin1("<meta charset=x-klingon>café"))
    #expect(result.text.string.hasSuffix("café"))
    #expect(result.diagnostics.map(\.code) == ["reader.charset-unknown"])
  }

  @Test func otherAlphabetsComeThroughIconv() {
    let shiftJIS: [UInt8] = Array("<meta charset=shift_jis>".utf8) + [0x8E, 0xA1, 0x8E, 0x7B]
    #expect(CharsetDecoder.decode(shiftJIS).text.string.hasSuffix("治施"))
  }
}
