import DocumentModel
import Text

/// The lists that the references of a document stand in: most have one, some one below each of their parts.
struct ReferenceLists {
  /// For each reference the number of its list, from 0; nil for what is cited in place.
  let numbers: [Int?]
  /// Where each list ends, in UTF-8 bytes.
  let ends: [Int]

  /// The lists of `references`, in the order of the text: a new one begins where other text stood between.
  init(_ references: [Reference], in document: Document) {
    var numbers: [Int?] = []
    var ends: [Int] = []
    for reference in references {
      guard !reference.isInPlace else {
        numbers.append(nil)
        continue
      }
      if let end = ends.last, !Self.isInterrupted(from: end, to: reference.range.start, document) {
        ends[ends.count - 1] = reference.range.end
      } else {
        ends.append(reference.range.end)
      }
      numbers.append(ends.count - 1)
    }
    self.numbers = numbers
    self.ends = ends
  }

  private static func isInterrupted(from end: Int, to start: Int, _ document: Document) -> Bool {
    let first = document.blocks.partitioningIndex { $0.range.start >= end }
    return document.blocks[first...].prefix { $0.range.start < start }.contains {
      $0.kind != .reference && $0.kind != .boilerplate
    }
  }
}

/// Finds the entries that callouts lead to.
///
/// Mostly the number tells. Where several entries bear it, a link tells (`<a href="#r3">`), else the place: a callout
/// belongs to the list that comes next below it, or to the last one, and there to the first entry of its number.
struct CalloutResolver {
  private let lists: ReferenceLists
  private let entries: [String: [Int]]
  private let links: ReferenceLinks
  private let document: Document

  init(_ references: [Reference], in document: Document) {
    lists = ReferenceLists(references, in: document)
    entries = Dictionary(grouping: references.indices) { references[$0].index }
    links = ReferenceLinks(document, references: references)
    self.document = document
  }

  /// `citation` with the entry of each of its indices.
  func resolved(_ citation: Citation) -> Citation {
    var citation = citation
    let linked = Set(document.marks(in: citation.range).compactMap(links.entry(of:)))
    citation.entries = citation.indices.map { index in
      guard let named = entries[index] else { return nil }
      guard named.count > 1 else { return named.first }
      return named.first(where: linked.contains) ?? nearest(of: named, to: citation.range.start)
    }
    return citation
  }

  private func nearest(of named: [Int], to offset: Int) -> Int? {
    let below = lists.ends.partitioningIndex { $0 > offset }
    let list = min(below, lists.ends.count - 1)
    return named.first { lists.numbers[$0] == list } ?? named.first
  }
}
