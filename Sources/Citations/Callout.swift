import DocumentModel
import Text

/// What may be a callout by its looks, before anyone has asked whether it is one.
struct Callout: Hashable {
  /// Its text, brackets included.
  var range: ByteRange
  /// The numbers that it names, ranges spread out.
  var numbers: [Int]
  /// How it is printed.
  var style: Citation.Style

  /// The numbers as indices, each once.
  var indices: [String] {
    var seen: Set<Int> = []
    return numbers.filter { seen.insert($0).inserted }.map(String.init)
  }
}

/// Finds what looks like a callout of one style. Each style of print is one scanner, in a file of its own.
protocol CalloutScanner {
  /// The candidates within `passage`, in the order of the text.
  func callouts(in passage: Passage, of document: Document) -> [Callout]
}
