import DocumentModel
import Readers
import Testing
import Text

/// Formats are told by what files hold: no reader ever sees a name.
@Suite struct FormatTests {
  /// One short document of each kind of mark-up, with letters beyond ASCII.
  static let documents: [(format: Format, mediaType: String, text: String)] = [
    (
      .html, "text/html",
      "<!DOCTYPE html><html><head><title>β</title></head><body><p>naïve β cells die.</p></body></html>"
    ),
    (.html, "text/html", "<p>naïve β cells die.</p><p>They do.</p>"),
    (.text, "text/plain", "naïve β cells die.\n\nThey do.\n"),
    (.text, "text/markdown", "# Note\n\nnaïve β cells die.\n"),
    (
      .jats, "application/jats+xml",
      "<?xml version=\"1.0\"?><article><front/><body><p>naïve β cells die.</p></body></article>"
    ),
    (
      .tei, "application/tei+xml", "<TEI><text><body><div><p>naïve β cells die.</p></div></body></text></TEI>"
    ),
    (.xml, "application/xml", "<?xml version=\"1.0\"?><notes><note>naïve β cells die.</note></notes>"),
    (
      .xml, "application/xml",
      "<?xml version=\"1.0\"?><rss><channel><title>β</title><item><title>naïve β cells die.</title></item></channel></rss>"
    ),
  ]

  enum Encoding: CaseIterable {
    case utf8, utf8WithMark, utf16Little, utf16Big, utf32Little, utf32Big

    func bytes(_ text: String) -> [UInt8] {
      switch self {
      case .utf8: Array(text.utf8)
      case .utf8WithMark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
      case .utf16Little:
        ("\u{FEFF}" + text).utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      case .utf16Big: ("\u{FEFF}" + text).utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
      case .utf32Little: ("\u{FEFF}" + text).unicodeScalars.flatMap { Self.bigEndian($0.value).reversed() }
      case .utf32Big: ("\u{FEFF}" + text).unicodeScalars.flatMap { Self.bigEndian($0.value) }
      }
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
  }

  /// `bytes` as gzip stores what it cannot pack.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1]
    let count = UInt32(bytes.count)
    return head + littleEndian(count, 2) + littleEndian(~count, 2) + bytes + littleEndian(checksum(bytes), 4)
      + littleEndian(count, 4)
  }

  /// The lowest `count` bytes of `value`.
  private static func littleEndian(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 {
        let isOdd = sum & 1 == 1
        sum >>= 1
        if isOdd { sum ^= 0xEDB8_8320 }
      }
    }
    return ~sum
  }

  @Test(arguments: documents.indices, Encoding.allCases)
  func contentTells(index: Int, encoding: Encoding) throws {
    let (format, mediaType, text) = Self.documents[index]
    let plain = try read(text)
    #expect(plain.mediaType == mediaType)
    #expect(plain.text.string.contains("naïve β cells die."))
    let bytes = encoding.bytes(text)
    for file in [bytes, Self.packed(bytes)] {
      #expect(Format.detect(file) == format)
      let document = try reader.read(file)
      try check(document)
      #expect(document.mediaType == mediaType)
      #expect(document.text.string == plain.text.string)
      #expect(document.blocks.map(\.kind) == plain.blocks.map(\.kind))
    }
  }

  /// Before the mark-up there may be white space, comments and declarations.
  @Test(arguments: [
    ("\n\n  <!-- saved from url=(0014)about:internet -->\n<html><body><p>a</p></body></html>", Format.html),
    (
      "<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>",
      .html
    ),
    ("<?xml version=\"1.0\"?><!-- c --><?pi x?>\n<!DOCTYPE article><article><front/></article>", .jats),
    ("<pmc-articleset><article><front/></article></pmc-articleset>", .jats),
    ("<article><header><h1>Title</h1></header><p>Words.</p></article>", .html),
    ("<PubmedArticleSet xmlns:x=\"y\"><PubmedArticle/></PubmedArticleSet>", .xml),
    ("<DNA> binds to the protein, they say.", .text),
    ("<5 nM is the constant.", .text),
    ("<b>Note</b>\n\n## Results\n\nIt binds [1](https://example.org).", .text),
    ("{{Infobox}} '''Nelarabine''' is a drug.", .text),
  ])
  func mixedBeginningsAreTold(text: String, format: Format) {
    #expect(Format.detect(Array(text.utf8)) == format)
  }

  @Test(arguments: ["\u{FEFF}", "\n\n", ""])
  func pdfIsToldWhateverItsName(prefix: String) {
    let file = Array((prefix + "%PDF-1.4\n1 0 obj\n<html><body>not a page</body></html>\n").utf8)
    #expect(Format.detect(file) == .pdf)
    #expect(Format.detect(Self.packed(file)) == .pdf)
  }

  @Test func packedTwiceIsRefused() {
    let file = Self.packed(Self.packed(Array("words".utf8)))
    #expect(Format.detect(file) == nil)
  }
}
