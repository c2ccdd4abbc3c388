import DocumentModel
import Text

/// Finds bare numbers that link to an entry of the reference list: `<a href="#B12">12</a>`.
struct LinkScanner: CalloutScanner {
  /// What the document's links lead to.
  var links: ReferenceLinks

  func callouts(in passage: Passage, of document: Document) -> [Callout] {
    document.marks(in: passage.range).compactMap { mark in
      guard passage.range.contains(mark.range), links.leadsToReference(mark) else { return nil }
      let range = document.text.trimmedOfSpaces(mark.range)
      let numbers = IndexList.numbers(in: document.text[range].scalars)
      return numbers.map { Callout(range: range, numbers: $0, style: .link) }
    }
  }
}

/// Tells which links of a document lead to its reference list.
struct ReferenceLinks {
  private let isReference: [String: Bool]

  /// The links of `document`.
  init(_ document: Document) {
    var isReference: [String: Bool] = [:]
    for mark in document.marks {
      guard case .anchor(let name) = mark.kind else { continue }
      isReference[name] = document.block(at: mark.range.start)?.kind == .reference
    }
    self.isReference = isReference
  }

  /// Whether `mark` is a link to an entry. Where its anchor did not survive, its name tells.
  func leadsToReference(_ mark: Mark) -> Bool {
    guard case .link(let target) = mark.kind, target.utf8.first == byte("#") else { return false }
    let name = String(target.dropFirst())
    return isReference[name] ?? looksLikeReference(name)
  }

  private static let stems = ["ref", "reference", "bib", "bibr", "cit", "cite", "cite_note", "cr", "b", "r"]

  /// Names such as `B12`, `ref-3`, `CR7`, `pone.0012345-Smith1` are common; only the first kinds are safe.
  private func looksLikeReference(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard let last = bytes.last, last.isASCIIDigit else { return false }
    var end = bytes.count
    while end > 0, bytes[end - 1].isASCIIDigit { end -= 1 }
    while end > 0, bytes[end - 1] == byte("-") || bytes[end - 1] == byte("_") { end -= 1 }
    return Self.stems.contains { bytes[..<end].equalsIgnoringASCIICase($0) }
  }
}
