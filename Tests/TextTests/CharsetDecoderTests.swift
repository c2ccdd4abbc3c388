import Testing
import Text

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct CharsetDecoderTests {
  private func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  private func latin1(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8($0.value) } }

  @Test func lettersOfTheMacintosh() {
    let words =
      "He said \u{201C}it binds\u{201D}, though the drug\u{2019}s caf\u{E9}s were na\u{EF}vely warm."
    let mac: [Unicode.Scalar: UInt8] = [
      "\u{201C}": 0xD2, "\u{201D}": 0xD3, "\u{2019}": 0xD5, "\u{E9}": 0x8E, "\u{EF}": 0x95,
    ]
    let bytes = words.unicodeScalars.map { mac[$0] ?? UInt8($0.value) }
    #expect(CharsetDecoder.decode(bytes).text.bytes == Array(words.utf8))
  }

  @Test func marksDecide() {
    let text = "naïve T-cell, αβ"
    #expect(CharsetDecoder.decode([0xEF, 0xBB, 0xBF] + Array(text.utf8)).text.string == text)
    let little = CharsetDecoder.decode([0xFF, 0xFE] + utf16(text))
    #expect(little.text.string == text && little.encoding == "utf-16le")
    #expect(little.diagnostics.map(\.code) == ["reader.charset-decoded"])
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
    #expect(result.diagnostics.map(\.code) == ["reader.charset-decoded"])
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

  /// Bytes of a few sentences of our own in each encoding: what uchardet is asked about.
  @Test(arguments: [
    (
      "windows-1251",
      "Фермент фосфорилирует препарат в клетках. Его отсутствие вызывает устойчивость опухоли к лечению."
    ),
    (
      "koi8-r",
      "Фермент фосфорилирует препарат в клетках. Его отсутствие вызывает устойчивость опухоли к лечению."
    ),
    (
      "iso-8859-7",
      "Το ένζυμο φωσφορυλιώνει το φάρμακο στα κύτταρα και η απουσία του προκαλεί αντίσταση στη θεραπεία."
    ),
    ("shift_jis", "この酵素は細胞の中で薬をリン酸化する。酵素がないと腫瘍は治療に抵抗する。"),
    ("euc-kr", "이 효소는 세포 안에서 약물을 인산화한다. 효소가 없으면 종양은 치료에 저항한다."),
    ("gb18030", "这种酶在细胞中使药物磷酸化。没有这种酶，肿瘤对治疗产生耐药性。"),
  ])
  func alphabetsAreToldFromTheirBytes(encoding: String, text: String) throws {
    let name = ["koi8-r": "KOI8-R", "shift_jis": "CP932", "euc-kr": "CP949", "gb18030": "GB18030"][encoding]
    let bytes = try #require(encoded(text, name ?? encoding.uppercased()))
    let result = CharsetDecoder.decode(bytes)
    #expect(result.text.string == text, "\(result.encoding)")
    #expect(result.diagnostics.map(\.code) == ["reader.charset-guessed"])
  }

  @Test func aFewSignsTellNoAlphabet() {
    let text = String(repeating: "Cells were kept at 37 degrees in 5 µM of the drug. ", count: 20)
    let result = CharsetDecoder.decode(latin1(text))
    #expect(result.text.string == text)
  }

  @Test func aLabelThatCannotBeGivesWay() throws {
    let text = "Фермент фосфорилирует препарат в клетках. Его отсутствие вызывает устойчивость к лечению."
    let bytes = try #require(encoded(text, "WINDOWS-1251"))
    let result = CharsetDecoder.decode(Array("<meta charset=utf-8>".utf8) + bytes)
    #expect(result.text.string.hasSuffix(text))
    #expect(result.diagnostics.map(\.code) == ["reader.charset-mislabelled"])
  }

  @Test func escapedJapaneseIsNotASCII() throws {
    let text = "この酵素は細胞の中で薬をリン酸化する。"
    let bytes = try #require(encoded(text, "ISO-2022-JP"))
    #expect(CharsetDecoder.decode(bytes).text.string == text)
  }

  @Test func greekWideTextWithoutMarkIsTold() {
    let text = "Το ένζυμο φωσφορυλιώνει το φάρμακο στα κύτταρα."
    #expect(CharsetDecoder.decode(utf16(text)).text.string == text)
    let wide = text.unicodeScalars.flatMap { [0, 0, UInt8($0.value >> 8), UInt8($0.value & 0xFF)] }
    #expect(CharsetDecoder.decode(wide).text.string == text)
  }
}

/// `text` in `encoding`, by the system's `iconv`.
private func encoded(_ text: String, _ encoding: String) -> [UInt8]? {
  guard let descriptor = iconv_open(encoding, "UTF-8"),
    descriptor != UnsafeMutableRawPointer(bitPattern: -1)
  else { return nil }
  defer { iconv_close(descriptor) }
  var input = text.utf8.map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 2 + 16)
  var inputLeft = input.count
  var outputLeft = output.count
  let status = input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      var next = source.baseAddress
      var room = target.baseAddress
      let status = iconv(descriptor, &next, &inputLeft, &room, &outputLeft)
      return status == -1 ? status : iconv(descriptor, nil, nil, &room, &outputLeft)
    }
  }
  return status == -1 ? nil : output.dropLast(outputLeft).map { UInt8(bitPattern: $0) }
}
