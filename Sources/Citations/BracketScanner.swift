import DocumentModel
import Text

/// Finds `[3]`, `[7, 12]`, `[2,4–6]` and, as some old pages print them, `[[2-4]]`.
struct BracketScanner: CalloutScanner {
  /// No callout is longer than this many bytes.
  private static let longest = 160

  func callouts(in passage: Passage, of document: Document) -> [Callout] {
    let bytes = document.text.bytes
    var found: [Callout] = []
    var index = passage.range.start
    while index < passage.range.end {
      if bytes[index] == byte("["), let callout = callout(at: index, end: passage.range.end, bytes) {
        found.append(callout)
        index = callout.range.end
      } else {
        index += 1
      }
    }
    return found
  }

  private func callout(at open: Int, end: Int, _ bytes: [UInt8]) -> Callout? {
    if open + 1 < end, bytes[open + 1] == byte("["),
      let inner = single(at: open + 1, end: end, bytes),
      inner.range.end < end, bytes[inner.range.end] == byte("]")
    {
      let range = ByteRange(open, inner.range.end + 1)
      return Callout(range: range, numbers: inner.numbers, style: .bracket)
    }
    return single(at: open, end: end, bytes)
  }

  private func single(at open: Int, end: Int, _ bytes: [UInt8]) -> Callout? {
    let limit = min(end, open + Self.longest)
    var close = open + 1
    while close < limit, bytes[close] != byte("]") {
      if bytes[close] == byte("[") || bytes[close].isASCIILetter { return nil }
      close += 1
    }
    guard close < limit, let numbers = IndexList.numbers(in: bytes[(open + 1)..<close].scalars) else {
      return nil
    }
    return Callout(range: ByteRange(open, close + 1), numbers: numbers, style: .bracket)
  }
}
