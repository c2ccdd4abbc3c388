import DocumentModel
import Text

/// Finds `(12)`, `(3, 4)` and `(5–7)`, which may as well number a list, a compound or an equation.
/// ``InferredStyle`` decides by the whole document.
struct ParenthesisScanner: CalloutScanner {
  /// No callout is longer than this many bytes.
  private static let longest = 80

  func callouts(in passage: Passage, of document: Document) -> [Callout] {
    let bytes = document.text.bytes
    var found: [Callout] = []
    var index = passage.range.start
    while index < passage.range.end {
      defer { index += 1 }
      guard bytes[index] == byte("("), mayFollow(index, in: passage, document.text),
        let close = bytes[index..<min(passage.range.end, index + Self.longest)].firstIndex(of: byte(")")),
        let numbers = IndexList.numbers(in: bytes[(index + 1)..<close].scalars)
      else { continue }
      found.append(Callout(range: ByteRange(index, close + 1), numbers: numbers, style: .parenthesis))
      index = close
    }
    return found
  }

  /// A space or a stop parts callouts from the words before; `FIGO(3)` and `f(2)` are names, `Eq. (4)` a number.
  private func mayFollow(_ index: Int, in passage: Passage, _ text: SourceText) -> Bool {
    guard index > passage.range.start, let before = text.bytes.scalar(before: index) else { return false }
    guard before.isSpace || ".,;:\"”".unicodeScalars.contains(before) else { return false }
    return !Surroundings.followsMeasure(ByteRange(index, index), [], in: passage.range, text)
  }

  /// Whether `callout` closes a clause, as the number of an item that follows does not.
  static func closesClause(_ callout: Callout, _ text: SourceText) -> Bool {
    let next = text.skippingSpaces(from: callout.range.end, to: text.count)
    return next == text.count || text.bytes[callout.range.end] == 0x0A
      || ".,;:".utf8.contains(text.bytes[next])
  }
}
