import Testing
import Text

@Suite struct OffsetTests {
  static let texts = [
    "", "plain", "𝛼-Synuclein 🧬 in cafe\u{301}s.\r\n", String(repeating: "β1→é𝛼x", count: 60),
  ]

  @Test(arguments: texts) func scalarsAndBytesRoundTrip(_ string: String) {
    let text = SourceText(string)
    let offsets = ScalarOffsets(text)
    var index = 0
    for (number, scalar) in string.unicodeScalars.enumerated() {
      #expect(offsets.scalar(atByte: index) == number)
      #expect(offsets.byte(atScalar: number) == index)
      index += UTF8.width(scalar)
    }
    #expect(offsets.byte(atScalar: string.unicodeScalars.count) == text.count)
    #expect(offsets.byte(atScalar: string.unicodeScalars.count + 1) == nil)
    #expect(offsets.bytes(start: 0, end: string.unicodeScalars.count) == text.range)
  }

  @Test func mapLeadsBackToTheSource() {
    let source = SourceText("a &amp; b-\nc")
    var builder = TextBuilder(source: source)
    builder.copy(ByteRange(0, 2))
    builder.append("&", for: ByteRange(2, 7))
    builder.copy(ByteRange(7, 9))
    builder.copy(ByteRange(11, 12))
    builder.insert("\n")
    #expect(builder.text.string == "a & bc\n")
    #expect(builder.map.source(of: ByteRange(2, 3)) == ByteRange(2, 7))
    #expect(source.string(builder.map.source(of: ByteRange(3, 6))) == " b-\nc")
    for piece in builder.map.pieces where piece.isVerbatim {
      #expect(builder.text.string(piece.canonical) == source.string(piece.source))
    }
  }

  @Test func linesAreCountedAsEditorsDo() {
    let lines = LineTable(SourceText("é1\r\nb\rc\n"))
    #expect(lines.position(atByte: 2) == (1, 2))
    #expect(lines.position(atByte: 5) == (2, 1))
    #expect(lines.position(atByte: 7) == (3, 1))
    #expect(lines.position(atByte: 99) == (4, 1))
  }
}
