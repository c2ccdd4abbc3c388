import DocumentModel

/// One entry of one document's list, as the resolver sees it.
struct CitedEntry {
  let document: String
  let index: String
  /// Its place in its list.
  let position: Int
  /// How many entries with this index stand before it in its list.
  let occurrence: Int
  let item: BibliographicItem
  /// Its title as compared, or nil where it has none that tells a work.
  let title: String?
  /// Set where works of one title and different years must be kept apart.
  var year: Int?

  /// The entries of one list.
  static func entries(of list: (document: String, references: [Reference])) -> [CitedEntry] {
    var seen: [String: Int] = [:]
    return list.references.enumerated().map { position, reference in
      let occurrence = seen[reference.index, default: 0]
      seen[reference.index] = occurrence + 1
      let title = reference.item.isHostOnly ? nil : reference.item.title.flatMap(TitleKey.key)
      return CitedEntry(
        document: list.document, index: reference.index, position: position, occurrence: occurrence,
        item: reference.item, title: title)
    }
  }

  /// Identifiers that belong to one work only. The page of a trial's registration is one, and so is a page that
  /// has no title to be known by.
  var identifiers: [String] {
    guard !item.isHostOnly else { return [] }
    var found = [
      item.doi.map { "1 doi:\($0)" }, item.pmid.map { "2 pmid:\($0)" }, item.pmcid.map { "3 pmcid:\($0)" },
    ]
    if item.host == "clinicaltrials.gov" { found.append(item.trial.map { "4 nct:\($0)" }) }
    if title == nil, let address = item.url.flatMap(WebAddress.init), !address.path.isEmpty {
      found.append("5 url:\(address.host)\(address.path) \(item.title?.lowercased() ?? "")")
    }
    return found.compactMap { $0 }
  }

  /// The best that it is known by; better ones sort first.
  var identity: String {
    if let identifier = identifiers.min() { return identifier }
    if let title { return "6 title:\(title)" + (year.map { " \($0)" } ?? "") }
    return "7 entry:\(document) \(index) \(occurrence)"
  }
}

/// Entries in groups that stand for one work each: a union-find.
struct WorkClusters {
  private var entries: [CitedEntry]
  private var parents: [Int]

  /// Every entry by itself.
  init(_ entries: [CitedEntry]) {
    self.entries = entries
    self.parents = Array(entries.indices)
  }

  /// The groups; members and groups in the order of the entries.
  var groups: [[CitedEntry]] {
    Dictionary(grouping: entries.indices, by: root).values.map { $0.sorted() }.sorted { $0[0] < $1[0] }
      .map { $0.map { entries[$0] } }
  }

  /// Joins entries that share an identifier.
  mutating func mergeByIdentifier() {
    var holders: [String: Int] = [:]
    for index in entries.indices {
      for identifier in entries[index].identifiers {
        if let holder = holders[identifier] { join(index, holder) } else { holders[identifier] = index }
      }
    }
  }

  /// Joins groups that share a title. Where those of one title differ in DOI or year, only equals are joined: a
  /// preprint and its article, or the yearly update of a guideline, cannot be told from an entry that is silent.
  mutating func mergeByTitle() {
    let facts = factsOfGroups()
    let titled = Dictionary(grouping: entries.indices.filter { entries[$0].title != nil }) {
      entries[$0].title
    }
    for members in titled.values {
      let known = members.map { facts[$0] }
      let isOne = Set(known.compactMap(\.doi)).count <= 1 && Set(known.compactMap(\.year)).count <= 1
      if isOne {
        for member in members.dropFirst() { join(members[0], member) }
      } else {
        joinEquals(members, known)
      }
    }
  }

  private mutating func joinEquals(_ members: [Int], _ known: [Facts]) {
    var first: [Facts: Int] = [:]
    for (member, facts) in zip(members, known) {
      entries[member].year = facts.year
      if let other = first[facts] { join(member, other) } else { first[facts] = member }
    }
  }

  /// What a group is known by beside its title.
  private struct Facts: Hashable {
    var doi: String?
    var year: Int?
  }

  /// For each entry what its group is known by, before any are joined by title.
  private func factsOfGroups() -> [Facts] {
    var facts = [Facts](repeating: Facts(), count: entries.count)
    for members in Dictionary(grouping: entries.indices, by: root).values {
      let known = Facts(
        doi: members.compactMap { entries[$0].item.doi }.min(),
        year: members.compactMap { entries[$0].item.issued.first }.min())
      for member in members { facts[member] = known }
    }
    return facts
  }

  private func root(_ index: Int) -> Int {
    var index = index
    while parents[index] != index { index = parents[index] }
    return index
  }

  /// Joins two groups under the lower root and shortens the way of both.
  private mutating func join(_ left: Int, _ right: Int) {
    let (first, second) = (root(left), root(right))
    let top = min(first, second)
    parents[max(first, second)] = top
    parents[left] = top
    parents[right] = top
  }
}
