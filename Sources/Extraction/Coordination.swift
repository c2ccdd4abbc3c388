import DocumentModel
import Text

/// Joins coordinated mentions, "BCL-2, Bcl-xL or MCL1", into one item, so that no rule has to speak of lists.
struct Coordination {
  let mentions: [Mention]

  /// `items` with every list of mentions of one sort joined. A comma joins only where a conjunction follows later
  /// in the list: "In A, B and C" may be a list, "In A, B binds C" is none.
  func joined(_ items: [SentenceItem]) -> [SentenceItem] {
    var result: [SentenceItem] = []
    var index = 0
    while index < items.count {
      let end = items[index].isMention ? endOfList(at: index, in: items) : index + 1
      if end > index + 1 {
        let members = items[index..<end].flatMap(\.members)
        let range = items[index].range.union(items[end - 1].range)
        result.append(SentenceItem(form: "", lemma: "", tag: "", members: members, range: range))
      } else {
        result.append(items[index])
      }
      index = end
    }
    return result
  }

  /// `items` without "in the cytosol", "in mitochondria": so that lists join across them.
  func withoutPlaces(_ items: [SentenceItem]) -> [SentenceItem] {
    var result: [SentenceItem] = []
    var index = 0
    while index < items.count {
      var next = index + 1
      if ["in", "within"].contains(items[index].form) {
        while next < min(items.count, index + 3), !items[next].isMention, items[next].form != "," {
          next += 1
        }
        if next < items.count, items[next].isMention,
          [.cellularComponent, .anatomicalEntity].contains(mentions[items[next].members[0]].entity.category)
        {
          index = next + 1
          continue
        }
      }
      result.append(items[index])
      index += 1
    }
    return result
  }

  /// Items that a list may span: longer ones are cut, so that no text makes this quadratic.
  private static let longestList = 120

  /// One past the last item of the list that begins at `start`. Members that nothing names are passed over.
  private func endOfList(at start: Int, in items: [SentenceItem]) -> Int {
    var end = start + 1
    var index = start + 1
    let limit = min(items.count, start + Self.longestList)
    while index < limit, let (next, isConjunction) = separator(at: index, in: items) {
      if next < items.count, items[next].isMention, sort(of: items[next]) == sort(of: items[start]) {
        index = next + 1
        if isConjunction || isOpenEnd(at: index, in: items) { end = index }
      } else if !isConjunction, let comma = items[next...].prefix(5).firstIndex(where: { $0.form == "," }),
        items[next..<comma].allSatisfy({ !$0.isMention && !Self.conjunctions.contains($0.form) }),
        comma > next
      {
        index = comma
      } else {
        break
      }
    }
    return end
  }

  /// ", etc."
  private func isOpenEnd(at index: Int, in items: [SentenceItem]) -> Bool {
    items[index...].prefix(2).map(\.form) == [",", "etc"]
      || items[index...].prefix(2).map(\.form) == [",", "etc."]
  }

  /// Where the next member may stand after the separator at `index`, and whether it settles the list.
  private func separator(at index: Int, in items: [SentenceItem]) -> (next: Int, isConjunction: Bool)? {
    var next = index
    var isConjunction = false
    if next < items.count, items[next].form == "," { next += 1 }
    if next < items.count, Self.conjunctions.contains(items[next].form) {
      isConjunction = true
      next += 1
      if next < items.count, Self.conjunctions.contains(items[next].form) { next += 1 }
    } else if next + 2 < items.count, items[next].form == "as", items[next + 1].form == "well" {
      isConjunction = true
      next += 3
    }
    guard next > index else { return nil }
    if next < items.count, Self.articles.contains(items[next].form) { next += 1 }
    return (next, isConjunction)
  }

  private static let conjunctions: Set<String> = ["and", "or", "&", "/"]
  private static let articles: Set<String> = ["the", "a", "an"]

  private func sort(of item: SentenceItem) -> String {
    switch mentions[item.members[0]].entity.category {
    case .smallMolecule, .drug, .chemicalEntity, .treatment: "substance"
    case .gene, .geneFamily, .macromolecularComplex, .pathway: "gene"
    case .cell, .cellLine: "cell"
    case .biologicalProcess, .phenotypicFeature: "process"
    case let other: other.rawValue
    }
  }
}
