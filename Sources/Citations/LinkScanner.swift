import DocumentModel
import Text

/// Finds links to entries of the reference list: bare numbers as in `<a href="#B12">12</a>`, or authors and years.
struct LinkScanner: CalloutScanner {
  /// What the document's links lead to.
  var links: ReferenceLinks

  func callouts(in passage: Passage, of document: Document) -> [Callout] {
    var callouts: [Callout] = []
    for mark in document.marks(in: passage.range) {
      guard passage.range.contains(mark.range), links.leadsToReference(mark) else { continue }
      let range = document.text.trimmedOfSpaces(mark.range)
      let printed = document.text[range].scalars
      let isSame = callouts.last?.range == range
      if let numbers = IndexList.numbers(in: printed), !links.contradict(numbers, mark) {
        if !isSame { callouts.append(Callout(range: range, numbers: numbers, style: .link)) }
      } else if let number = links.index(of: mark), links.areCallouts || Self.holdsYear(printed) {
        // A callout of several works has one mark for each.
        if isSame {
          callouts[callouts.count - 1].numbers.append(number)
          callouts[callouts.count - 1].numbers.sort()
        } else {
          callouts.append(Callout(range: range, numbers: [number], style: .link))
        }
      }
    }
    return callouts
  }

  /// Whether `printed` names a year, as in "Smith et al., 2001a".
  private static func holdsYear(_ printed: [Unicode.Scalar]) -> Bool {
    printed.split { $0.asciiDigit == nil }.contains { digits in
      digits.count == 4 && (digits.first == "1" || digits.first == "2")
    }
  }
}

/// Tells which links of a document lead to its reference list.
struct ReferenceLinks {
  private let isReference: [String: Bool]
  private let indices: [String: Int]
  private let entries: [String: Int]
  private let known: Set<Int>
  /// Whether whatever links to an entry is a callout: so it is in XML of articles.
  let areCallouts: Bool

  /// The links of `document`, whose entries are `references`, in the order of the text.
  init(_ document: Document, references: [Reference] = []) {
    var isReference: [String: Bool] = [:]
    var indices: [String: Int] = [:]
    var entries: [String: Int] = [:]
    for mark in document.marks {
      guard case .anchor(let name) = mark.kind else { continue }
      let start = mark.range.start
      isReference[name] = document.block(at: start)?.kind == .reference
      let next = references.partitioningIndex { $0.range.start > start }
      guard next > 0, start <= references[next - 1].range.end else { continue }
      indices[name] = Int(references[next - 1].index)
      entries[name] = next - 1
    }
    self.isReference = isReference
    self.indices = indices
    self.entries = entries
    known = Set(references.compactMap { Int($0.index) })
    areCallouts = !document.taggedReferences.isEmpty
  }

  /// The index of the entry that `mark` leads to.
  func index(of mark: Mark) -> Int? {
    guard case .link(let target) = mark.kind else { return nil }
    return indices[String(target.dropFirst())]
  }

  /// The position of the entry that `mark` leads to.
  func entry(of mark: Mark) -> Int? {
    guard case .link(let target) = mark.kind else { return nil }
    return entries[String(target.dropFirst())]
  }

  /// Whether `mark` leads to an entry, but the number that it prints is that of none: "Smith 1997, 1998".
  func contradict(_ numbers: [Int], _ mark: Mark) -> Bool {
    guard numbers.count == 1, let index = index(of: mark) else { return false }
    return numbers[0] != index && !known.contains(numbers[0])
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
