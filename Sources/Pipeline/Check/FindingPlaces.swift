import DocumentModel
import Text

/// Turns ranges of a document's canonical text into lines and columns of its source.
struct FindingPlaces {
  /// Whether the source is a text that people open; else places are those of the canonical text.
  let areOfSource: Bool
  private let document: Document
  private let text: SourceText
  private let lines: LineTable
  private let offsets: ScalarOffsets
  /// Scalars of a line that an excerpt shows before and after its place.
  private static let (before, after) = (40, 80)

  init(_ document: Document) {
    self.document = document
    areOfSource = document.mediaType != "application/pdf"
    text = areOfSource ? document.source : document.text
    lines = LineTable(text)
    offsets = ScalarOffsets(document.text)
  }

  func finding(_ diagnostic: Diagnostic) -> Finding {
    Finding(
      code: diagnostic.code, severity: diagnostic.severity, message: diagnostic.message,
      span: diagnostic.range.map(offsets.scalars), place: diagnostic.range.map(place))
  }

  private func place(_ range: ByteRange) -> Finding.Place {
    let range = areOfSource ? document.origin.source(of: range) : range
    let (line, column) = lines.position(atByte: range.start)
    let (endLine, endColumn) = lines.position(atByte: range.end)
    let (excerpt, caret) = excerpt(range)
    return Finding.Place(
      line: line, column: column, endLine: endLine, endColumn: endColumn, excerpt: excerpt, caret: caret)
  }

  /// The line that `range` begins on, cut where it is long, with white space and control characters as spaces.
  private func excerpt(_ range: ByteRange) -> (text: String, caret: Range<Int>) {
    let bytes = text.bytes
    let end = bytes[range.start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    let start = bytes[..<range.start].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
    let shown = min(end, max(range.start, range.end))
    let head = printable(bytes[start..<range.start])
    let words = printable(bytes[range.start..<shown])
    let tail = printable(bytes[shown..<end])
    let opening = head.count > Self.before ? [Unicode.Scalar("…")] + head.suffix(Self.before) : head
    let body = words.prefix(Self.after)
    let room = Self.after - body.count
    let closing =
      tail.count > room || body.count < words.count ? tail.prefix(room) + [Unicode.Scalar("…")] : tail[...]
    var excerpt = String.UnicodeScalarView()
    excerpt.append(contentsOf: opening)
    excerpt.append(contentsOf: body)
    excerpt.append(contentsOf: closing)
    return (String(excerpt), opening.count..<(opening.count + max(1, body.count)))
  }

  private func printable(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.map {
      $0.value < 0x20 || $0.value == 0x7F ? " " : $0
    }
  }
}
