import DocumentModel
import Vocabulary

/// Joins concepts of several sources that cross-references say are one.
///
/// A group holds one concept of each source at most. Pairs that also share a name come first, then those whose
/// cross-reference is the only one from either side to the other's source: the rest ("is narrower than" is often
/// written as a cross-reference too) stay apart and keep the cross-reference.
struct ConceptMerge {
  /// The concepts of each group, the one that names it first; sorted by their CURIEs.
  private(set) var groups: [[Int]] = []

  /// Prefixes whose concepts may be joined, those that name a group first.
  private static let preference = [
    "hgnc", "fplx", "mondo", "doid", "chebi", "go", "cl", "uberon", "cellosaurus", "mesh", "efo", "hp",
    "drugbank",
    "ncit", "ncbitaxon",
  ]

  init(
    concepts: [VocabularyBuilder.Concept], equal: [(String, String)], indices: [String: Int],
    keys: [(concept: Int, key: UInt64, isName: Bool, length: Int)]
  ) {
    let rank = Dictionary(uniqueKeysWithValues: Self.preference.enumerated().map { ($1, $0) })
    func prefix(_ index: Int) -> String { String(concepts[index].identifier.prefix { $0 != ":" }) }
    func ranked(_ index: Int) -> (Int, String) {
      (rank[prefix(index)] ?? rank.count, concepts[index].identifier)
    }
    var pairs: Set<Pair> = []
    func add(_ a: Int, _ b: Int) {
      guard a != b, rank[prefix(a)] != nil, rank[prefix(b)] != nil, prefix(a) != prefix(b),
        !(concepts[a].isSettled && concepts[b].isSettled),
        Self.mayJoin(concepts[a].category, concepts[b].category)
      else { return }
      pairs.insert(Pair(min(a, b), max(a, b)))
    }
    for index in concepts.indices {
      for xref in concepts[index].xrefs {
        if let other = indices[xref] { add(index, other) }
      }
    }
    // What both refer to joins them too: a CAS number, a PubChem compound.
    var shared: [String: [Int]] = [:]
    for (one, other) in equal {
      switch (indices[one], indices[other]) {
      case (let a?, let b?): add(a, b)
      case (let a?, nil): shared[other, default: []].append(a)
      case (nil, let b?): shared[one, default: []].append(b)
      case (nil, nil): break
      }
    }
    for members in shared.values where members.count <= 4 {
      for a in members { for b in members where a < b { add(a, b) } }
    }
    for (a, b) in Self.sameNames(concepts, keys) { add(a, b) }
    var degree: [String: Int] = [:]
    func side(_ index: Int, _ other: Int) -> String { "\(index) \(prefix(other))" }
    for pair in pairs {
      degree[side(pair.a, pair.b), default: 0] += 1
      degree[side(pair.b, pair.a), default: 0] += 1
    }
    let involved = Set(pairs.flatMap { [$0.a, $0.b] })
    var keysOf: [Int: Set<UInt64>] = [:]
    var namesOf: [Int: Set<UInt64>] = [:]
    for entry in keys where involved.contains(entry.concept) {
      keysOf[entry.concept, default: []].insert(entry.key)
      if entry.isName { namesOf[entry.concept, default: []].insert(entry.key) }
    }
    /// 0: both are called the same; 1: they share a name; 2: nothing else is referred to; nil: no reason to join.
    func strength(_ pair: Pair) -> Int? {
      if let a = namesOf[pair.a], let b = namesOf[pair.b], !a.isDisjoint(with: b) { return 0 }
      if let a = keysOf[pair.a], let b = keysOf[pair.b], !a.isDisjoint(with: b) { return 1 }
      return degree[side(pair.a, pair.b)] == 1 && degree[side(pair.b, pair.a)] == 1 ? 2 : nil
    }
    /// DrugBank joins a group of others last: its cross-references are not those of the others.
    func isLate(_ pair: Pair) -> Int { prefix(pair.a) == "drugbank" || prefix(pair.b) == "drugbank" ? 1 : 0 }
    let ordered = pairs.compactMap { pair in
      strength(pair).map { (strength: $0 + 3 * isLate(pair), pair: pair) }
    }.sorted { x, y in
      let left = (x.strength, concepts[x.pair.a].identifier, concepts[x.pair.b].identifier)
      let right = (y.strength, concepts[y.pair.a].identifier, concepts[y.pair.b].identifier)
      let (l, r) = ([left.1, left.2].sorted(), [right.1, right.2].sorted())
      return (left.0, l[0], l[1]) < (right.0, r[0], r[1])
    }
    var parent = Array(concepts.indices)
    var members: [Int: [Int]] = [:]
    func root(_ index: Int) -> Int {
      var index = index
      while parent[index] != index { index = parent[index] }
      return index
    }
    for (_, pair) in ordered {
      let (a, b) = (root(pair.a), root(pair.b))
      guard a != b else { continue }
      let (x, y) = (members[a] ?? [a], members[b] ?? [b])
      guard Set(x.map(prefix)).isDisjoint(with: y.map(prefix)) else { continue }
      parent[b] = a
      members[a] = x + y
      members[b] = nil
    }
    groups = concepts.indices.compactMap { index in
      guard root(index) == index else { return nil }
      return (members[index] ?? [index]).sorted { ranked($0) < ranked($1) }
    }
    groups.sort { concepts[$0[0]].identifier < concepts[$1[0]].identifier }
  }

  /// Concepts of two sources that are called the same, where no other concept of either source and of that kind has
  /// that name.
  private static func sameNames(
    _ concepts: [VocabularyBuilder.Concept], _ keys: [(concept: Int, key: UInt64, isName: Bool, length: Int)]
  ) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    let sorted = keys.filter { $0.length >= Self.shortestTellingName }.sorted {
      ($0.key, $0.concept) < ($1.key, $1.concept)
    }
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end].key == sorted[start].key { end += 1 }
      let group = sorted[start..<end]
      start = end
      guard group.count > 1, group.contains(where: \.isName) else { continue }
      let members = Set(group.map(\.concept)).sorted()
      guard (2...5).contains(members.count) else { continue }
      let named = Set(group.filter(\.isName).map(\.concept))
      for a in members {
        for b in members where a < b && (named.contains(a) || named.contains(b)) {
          let isUnique = members.allSatisfy { other in
            other == a || other == b || !mayJoin(concepts[other].category, concepts[a].category)
              || (source(concepts[other]) != source(concepts[a])
                && source(concepts[other]) != source(concepts[b]))
          }
          if isUnique { pairs.append((a, b)) }
        }
      }
    }
    return pairs
  }

  /// Shorter names are often short forms of several things.
  private static let shortestTellingName = 5

  private static func source(_ concept: VocabularyBuilder.Concept) -> Substring {
    concept.identifier.prefix { $0 != ":" }
  }

  private struct Pair: Hashable {
    var a: Int
    var b: Int
    init(_ a: Int, _ b: Int) { (self.a, self.b) = (a, b) }
  }

  /// Whether things of these kinds can be one.
  static func mayJoin(_ a: Category, _ b: Category) -> Bool {
    func kind(_ category: Category) -> Int {
      switch category {
      case .disease, .phenotypicFeature: 0
      case .smallMolecule, .drug, .chemicalEntity: 1
      case .gene: 2
      case .geneFamily, .macromolecularComplex: 3
      case .cellLine: 4
      case .cell: 5
      case .biologicalProcess, .pathway: 6
      case .cellularComponent, .anatomicalEntity: 7
      default: 8
      }
    }
    return kind(a) == kind(b)
  }
}
