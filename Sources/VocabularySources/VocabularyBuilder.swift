import DocumentModel
import Text
public import Vocabulary

/// Gathers the concepts of all sources, joins those that are one, and gives what is to be compiled.
public struct VocabularyBuilder {
  struct Concept {
    var identifier: String
    var name: String
    /// How well the preferred name is known to be one.
    var nameStatus: NameStatus
    var category: Category
    var organism: UInt32
    var weight: UInt8
    /// Whether it comes from a vocabulary in which all that is one was joined already.
    var isSettled: Bool
    var xrefs: [String]
  }

  private var content = VocabularyContent()
  private(set) var concepts: [Concept] = []
  private var indices: [String: Int] = [:]
  private var sources: [String: Int] = [:]
  private(set) var equal: [(String, String)] = []
  private var forms: [(String, String)] = []
  /// Names as they came: start and length in the pool, concept, status, source.
  private var pool: [UInt8] = []
  private var names: [(start: UInt32, length: UInt16, concept: UInt32, status: NameStatus, source: UInt8)] =
    []

  private let selection: Selection?
  /// What each concept is filed under; empty where nothing is selected.
  private var kinds: [String: [String]] = [:]
  private var roles: [String: [String]] = [:]

  /// Nothing yet; of what is added only what `selection` takes will be compiled.
  public init(selection: Selection? = nil) { self.selection = selection }

  /// How many names were added.
  public var nameCount: Int { names.count }
  /// How many concepts were added.
  public var conceptCount: Int { concepts.count }

  /// Adds what a source says.
  public mutating func add(_ entry: SourceReader.Entry) {
    switch entry {
    case .same(let one, let other): equal.append((one, other))
    case .form(let one, let other): forms.append((one, other))
    case .concept(let concept): add(concept)
    case .source(let name): _ = sourceIndex(name[...])
    }
  }

  private mutating func add(_ added: SourceConcept) {
    if let selection {
      // What the sources that are left out say stays out altogether: no name of theirs comes in by another's concept.
      guard selection.allows(source: added.identifier.prefix { $0 != ":" }) else { return }
      if !added.kinds.isEmpty { kinds[added.identifier, default: []] += added.kinds }
      if !added.roles.isEmpty { roles[added.identifier, default: []] += added.roles }
    }
    let first = added.names.first.flatMap { $0.status >= .name ? $0 : nil }
    let name = added.preferredName ?? first?.text ?? ""
    let status = added.preferredName == nil ? first?.status ?? .synonym : .name
    let index: Int
    if let known = indices[added.identifier] {
      index = known
      // The entry that gives the preferred name tells the category too; one that was chosen by hand outranks others.
      let isBare = concepts[index].name.isEmpty
      if !name.isEmpty, isBare || status >= concepts[index].nameStatus {
        let isBetter = isBare || status > concepts[index].nameStatus
        concepts[index].name = isBetter ? name : min(concepts[index].name, name)
        concepts[index].nameStatus = status
        concepts[index].category = added.category
      }
      if !added.xrefs.isEmpty { concepts[index].xrefs += added.xrefs }
      concepts[index].organism = max(concepts[index].organism, added.organism)
      concepts[index].weight = max(concepts[index].weight, added.weight)
      if added.isSettled { concepts[index].isSettled = true }
    } else {
      index = concepts.count
      indices[added.identifier] = index
      concepts.append(
        Concept(
          identifier: added.identifier, name: name, nameStatus: status, category: added.category,
          organism: added.organism, weight: added.weight, isSettled: added.isSettled, xrefs: added.xrefs))
    }
    let source = sourceIndex(added.identifier.prefix { $0 != ":" })
    for name in added.names {
      guard added.isSettled || NameFilter.isUseful(name.text, of: added.identifier) else { continue }
      add(name, of: index, source: name.source.map { sourceIndex($0[...]) } ?? source)
    }
  }

  /// The source of a name is one byte: of a user's many prefixes, those that come last are taken together.
  private static let mostSources = 254

  private mutating func sourceIndex(_ prefix: Substring) -> UInt8 {
    let isTold = sources[String(prefix)] != nil || sources.count < Self.mostSources
    let prefix = isTold ? String(prefix) : "others"
    if let known = sources[prefix] { return UInt8(clamping: known) }
    let index = content.add(source: prefix, licence: SourceFormat.licence(ofPrefix: prefix))
    sources[prefix] = index
    return UInt8(clamping: index)
  }

  private mutating func add(_ name: SourceConcept.Name, of concept: Int, source: UInt8) {
    let bytes = name.text.utf8
    guard bytes.count <= VocabularyContent.longestName else { return }
    names.append((UInt32(pool.count), UInt16(bytes.count), UInt32(concept), name.status, source))
    pool.append(contentsOf: bytes)
  }

  /// What is to be compiled.
  public consuming func finish() -> VocabularyContent {
    settleSupplement()
    settleMissing()
    let keys = nameKeys()
    let merge = ConceptMerge(concepts: concepts, equal: equal, indices: indices, keys: keys)
    let likely = LikelyHeadings(concepts: concepts, groups: merge.groups, keys: keys)
    var result = content
    var places = [Int](repeating: -1, count: concepts.count)
    let below = countsBelow()
    let headings = headingsOfForms(merge)
    for group in merge.groups where isSelected(group, below) {
      let first = concepts[group[0]]
      guard !first.name.isEmpty else { continue }
      var xrefs = Set(group.flatMap { concepts[$0].xrefs + [concepts[$0].identifier] })
      // What comes from a compiled vocabulary has what its sources gave it, and gets no more by what is added.
      let isNew = group.contains { !concepts[$0].isSettled }
      if isNew, !xrefs.contains(where: { $0.hasPrefix("mesh:") }) {
        for member in group { xrefs.formUnion(headings[member] ?? []) }
      }
      if isNew, !xrefs.contains(where: { $0.hasPrefix("mesh:") }), let heading = likely.heading(of: group) {
        xrefs.insert(heading)
      }
      xrefs.remove(first.identifier)
      let place = result.add(
        VocabularyConcept(
          identifier: first.identifier, name: readableName(of: group), category: category(of: group),
          organism: group.map { concepts[$0].organism }.max() ?? 0,
          weight: UInt8(clamping: group.reduce(0) { $0 + Int(concepts[$1].weight) }),
          xrefs: xrefs.filter { !$0.hasPrefix("heading:") && selection?.keeps(reference: $0) ?? true }
            .sorted()))
      for member in group { places[member] = place }
    }
    for name in names where places[Int(name.concept)] >= 0 {
      let bytes = pool[Int(name.start)..<(Int(name.start) + Int(name.length))]
      if let selection, !selection.allows(name: String(decoding: bytes, as: UTF8.self)) { continue }
      result.add(name: bytes, of: places[Int(name.concept)], status: name.status, source: Int(name.source))
    }
    return result
  }

  /// Whether the selection takes one of the concepts that are one, and refuses none.
  private func isSelected(_ group: [Int], _ below: [String: Int]) -> Bool {
    guard let selection else { return true }
    let candidates = group.map { index in
      let concept = concepts[index]
      let own = [concept.identifier] + (kinds[concept.identifier] ?? []).filter(MeSHTree.isPlace)
      return Selection.Candidate(
        identifier: concept.identifier, name: concept.name, category: concept.category,
        organism: concept.organism, kinds: allKinds(of: concept.identifier),
        below: own.map { below[$0] ?? 0 }.max() ?? 0)
    }
    return candidates.contains(where: selection.takes) && !candidates.contains(where: selection.refuses)
  }

  /// How many concepts are kinds of each CURIE, and stand below each place of the MeSH trees.
  private func countsBelow() -> [String: Int] {
    guard selection != nil else { return [:] }
    var counts: [String: Int] = [:]
    for concept in concepts {
      for kind in allKinds(of: concept.identifier) where kind != concept.identifier {
        if MeSHTree.isPlace(kind) {
          for place in MeSHTree.above(kind) { counts[place, default: 0] += 1 }
        } else {
          counts[kind, default: 0] += 1
        }
      }
    }
    return counts
  }

  /// What `identifier` is filed under and the roles that it plays, and what these are kinds of. What only plays the
  /// roles of its kind is not counted.
  private func allKinds(of identifier: String) -> Set<String> {
    var open = [identifier] + (roles[identifier] ?? [])
    var seen = Set(open)
    while let next = open.popLast() {
      for kind in kinds[next] ?? [] where seen.insert(kind).inserted { open.append(kind) }
    }
    return seen
  }

  /// Cross-references to what no source here has stay with the concept that they come from.
  private mutating func settleMissing() {
    for (one, other) in equal {
      switch (indices[one], indices[other]) {
      case (let known?, nil) where !other.hasPrefix("cas:") && !other.hasPrefix("pubchem."):
        concepts[known].xrefs.append(other)
      case (nil, let known?) where !one.hasPrefix("cas:") && !one.hasPrefix("pubchem."):
        concepts[known].xrefs.append(one)
      default: break
      }
    }
  }

  /// The MeSH headings of the forms of each concept: notes do not tell an acid from its anion, nor a salt.
  private func headingsOfForms(_ merge: ConceptMerge) -> [Int: Set<String>] {
    var own: [Int: String] = [:]
    for group in merge.groups where group.count > 1 {
      guard let heading = group.map({ concepts[$0].identifier }).first(where: { $0.hasPrefix("mesh:") })
      else { continue }
      for member in group { own[member] = heading }
    }
    var result: [Int: Set<String>] = [:]
    func add(_ concept: String, _ other: String) {
      guard let index = indices[concept] else { return }
      if other.hasPrefix("mesh:") { result[index, default: []].insert(other) }
      if let heading = indices[other].flatMap({ own[$0] }) { result[index, default: []].insert(heading) }
    }
    for (one, other) in forms + formsByName() {
      add(one, other)
      add(other, one)
    }
    return result
  }

  /// Salts and hydrates that are named after what they are a salt of: "clomiphene citrate" and "clomiphene".
  private func formsByName() -> [(String, String)] {
    var chemicals: [String: [Int]] = [:]
    func isChemical(_ index: Int) -> Bool {
      [.smallMolecule, .drug, .chemicalEntity].contains(concepts[index].category)
    }
    guard concepts.indices.contains(where: { isChemical($0) && !concepts[$0].isSettled }) else { return [] }
    for name in names where isChemical(Int(name.concept)) && name.length < 60 {
      let bytes = pool[Int(name.start)..<(Int(name.start) + Int(name.length))]
      chemicals[String(decoding: bytes, as: UTF8.self).lowercased(), default: []].append(Int(name.concept))
    }
    var pairs: [(String, String)] = []
    for index in concepts.indices where isChemical(index) {
      guard let base = SaltName.base(of: concepts[index].name.lowercased()), let found = chemicals[base]
      else { continue }
      let others = Set(found).subtracting([index]).sorted()
      for other in others { pairs.append((concepts[index].identifier, concepts[other].identifier)) }
    }
    return pairs
  }

  /// The preferred name of the first; where that is a systematic one, the first that is a word (DrugBank's are INNs).
  private func readableName(of group: [Int]) -> String {
    let name = concepts[group[0]].name
    guard name.utf8.contains(where: \.isASCIIDigit), name.utf8.contains(byte("-")) else { return name }
    let names = group.map { concepts[$0].name }.filter {
      $0.utf8.count > 3 && $0.utf8.allSatisfy(\.isASCIILetter)
    }
    guard let word = names.last else { return name }
    return word.utf8.dropFirst().allSatisfy(\.isASCIILower) ? word.lowercased() : word
  }

  /// Chemicals that DrugBank knows are drugs.
  private func category(of group: [Int]) -> Category {
    let first = concepts[group[0]]
    guard first.category == .smallMolecule || first.category == .chemicalEntity else { return first.category }
    let isDrug = group.contains { concepts[$0].identifier.hasPrefix("drugbank:") }
    return isDrug ? .drug : first.category
  }

  /// Supplementary MeSH records take the category of the headings that they are mapped to.
  private mutating func settleSupplement() {
    for index in concepts.indices {
      let headings = concepts[index].xrefs.filter { $0.hasPrefix("heading:") }
      guard !headings.isEmpty, concepts[index].category == .smallMolecule else { continue }
      let categories = headings.compactMap { heading -> Category? in
        indices["mesh:" + heading.dropFirst("heading:".count)].map { concepts[$0].category }
      }
      if let disease = categories.first(where: { $0 == .disease || $0 == .phenotypicFeature }) {
        concepts[index].category = disease == .phenotypicFeature ? .disease : disease
      } else if let first = categories.first(where: {
        [.organismTaxon, .treatment, .geneFamily].contains($0)
      }) {
        concepts[index].category = first
      }
    }
  }

  /// The keys of each concept's names, to know which of them share one.
  private func nameKeys() -> [(concept: Int, key: UInt64, isName: Bool, length: Int)] {
    names.map { name in
      let bytes = pool[Int(name.start)..<(Int(name.start) + Int(name.length))]
      return (Int(name.concept), JoinKey.of(bytes), name.status >= .name, Int(name.length))
    }
  }
}
