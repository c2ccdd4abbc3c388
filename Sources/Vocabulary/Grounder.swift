import DocumentModel
import Text

/// Says what a name means: candidates by its key, by its words in any form and order, by its words but some, by what
/// the document defines; ranked by how far the name had to be bent, by what names the concept has, and by the context.
///
/// The ranking of equal keys follows gilda (B. M. Gyori et al., Bioinformatics Advances 2022): spelling, status of
/// the name, species.
public struct Grounder: Sendable {
  let curated: CompiledVocabulary?
  let file: VocabularyFile?
  let variants: WordVariants
  let preferences: NamePreferences
  /// Words of plain English, lower case, which alone name nothing: "disease".
  let commonWords: Set<String>

  /// A grounder over the curated tables and a compiled vocabulary, in this order of trust.
  public init(
    curated: CompiledVocabulary?, file: VocabularyFile?, preferences: NamePreferences = .none,
    commonWords: Set<String> = []
  ) {
    self.curated = curated
    self.file = file
    self.preferences = preferences
    self.commonWords = commonWords
    variants = file?.variants ?? .none
  }

  /// What the words of `request` may mean, best first, `limit` at most.
  public func matches(_ request: GroundingRequest, limit: Int = 10) -> [GroundingMatch] {
    var matches = curatedMatches(request)
    if let file {
      let found = ranked(candidates(request, in: file), request: request, in: file, limit: limit * 2)
      // A curated name without an identifier gives way to a thing of its kind that has one.
      for index in matches.indices where !matches[index].entity.isGrounded {
        let category = matches[index].entity.category
        if found.contains(where: { $0.score > 0.8 && Self.fits($0.entity.category, category) }) {
          matches[index].score -= 0.35
        }
      }
      matches += found
      if let best = found.first, let known = curated(best) { matches.append(known) }
    }
    let allowed = matches.filter { preferences.allows(request.text, meaning: $0.entity.curies) }
    return Self.unique(allowed).prefix(limit).map {
      var match = $0
      match.entity = preferences.identified(match.entity)
      match.score = (max(0.01, min(1, match.score)) * 10_000).rounded() / 10_000
      return match
    }
  }

  /// What the curated tables call by the name that `match` was found by: "neurotoxicity" for "neurotoxic".
  private func curated(_ match: GroundingMatch) -> GroundingMatch? {
    guard let (entity, _) = curated?.entity(named: match.matched), entity.isGrounded,
      Self.fits(entity.category, match.entity.category)
    else { return nil }
    var known = match
    known.entity = completed(entity)
    (known.status, known.source) = (.curated, "curated")
    known.score += 0.01
    return known
  }

  /// The floor that this grounder is held to: concepts that have a name of the same key (letters and digits without
  /// case, dashes and spaces), those by their preferred name first, then in the order of their CURIEs.
  public func exactMatches(_ request: GroundingRequest, limit: Int = 10) -> [GroundingMatch] {
    guard let file else { return [] }
    var set = CandidateSet()
    for index in file.names(ofKey: NameKey.of(request.text[...])) {
      guard let name = file.name(index) else { continue }
      set.add(
        name.concept, name: index, score: 0.5 + 0.1 * Double(name.status.rawValue), reasons: ["exact key"])
    }
    return set.best.sorted { ($1.value.score, $0.key) < ($0.value.score, $1.key) }.prefix(limit).map {
      match($0.key, $0.value, score: $0.value.score, in: file)
    }
  }

  /// The condition that is `name` where a drug causes it, if the vocabulary has one that is called so.
  func drugInduced(_ name: String) -> GroundingMatch? {
    guard let file else { return nil }
    let request = GroundingRequest(name, category: .disease)
    let plain = search(in: file).drugInduced(request.text)
    let best = ranked(plain, request: request, in: file, limit: 1).first
    return best.flatMap { $0.score > 0.8 ? $0 : nil }
  }

  // MARK: Candidates

  /// From this score on, with what a definition adds, a long form means what was found for it.
  private static let known = 0.9
  /// What it costs to mean something else than the document says.
  private static let otherMeaning = 0.25

  /// "α-amino-3-hydroxy-…": a number between hyphens or before one.
  static func isSystematic(_ name: [UInt8]) -> Bool {
    zip(name, name.dropFirst()).contains { $0.isASCIIDigit && $1 == byte("-") }
  }

  private func search(
    in file: VocabularyFile, abbreviations: [(short: [UInt8], long: [UInt8])] = []
  ) -> NameSearch {
    NameSearch(
      file: file, variants: variants, commonWords: commonWords, abbreviations: abbreviations)
  }

  private func candidates(_ request: GroundingRequest, in file: VocabularyFile) -> CandidateSet {
    var set = CandidateSet()
    var isDefined = false
    for (short, long) in request.abbreviations where short == request.text {
      // Systematic names have many spellings: that nobody has just this one says nothing.
      isDefined = isDefined || !Self.isSystematic(long)
      var search = search(in: file)
      set.add(
        search.candidates(long), penalty: -0.15,
        reason: "the document’s “\(String(decoding: long, as: UTF8.self))”")
    }
    // What is called by a short form is no less likely another thing where the document gives it a meaning that nobody knows.
    let foreign = isDefined && set.top < Self.known ? Self.otherMeaning : 0
    if set.isEmpty, Self.isShortForm(request.text) { addDefinition(of: request, in: file, to: &set) }
    var search = search(in: file, abbreviations: request.abbreviations)
    set.add(search.candidates(request.text), penalty: foreign, reason: "")
    if let name = variants.symbols[String(decoding: request.text, as: UTF8.self)] {
      set.add(search.candidates(Array(name.utf8)), penalty: 0, reason: "the symbol of “\(name)”")
    }
    if ContextCause.isDrug(request.context) {
      set.add(
        search.drugInduced(request.text), penalty: -0.06, reason: "the context speaks of what a drug did")
    }
    return set
  }

  /// "DEN", "5-FU", "U-II": more capitals and digits than small letters.
  private static func isShortForm(_ text: [UInt8]) -> Bool {
    text.count <= 10 && text.count { $0.isASCIIUpper || $0.isASCIIDigit } > text.count(where: \.isASCIILower)
  }

  /// What stands right beside the name in its context, if the vocabulary knows it well.
  private func addDefinition(
    of request: GroundingRequest, in file: VocabularyFile, to set: inout CandidateSet
  ) {
    for long in ContextDefinition.longForms(of: request.text, in: request.context) {
      var search = search(in: file)
      let found = search.candidates(long)
      guard found.top > 0.82 else { continue }
      set.add(found, penalty: -0.12, reason: "“\(String(decoding: long, as: UTF8.self))” beside it")
      return
    }
  }

  private func curatedMatches(_ request: GroundingRequest) -> [GroundingMatch] {
    guard let curated else { return [] }
    let known = file.map { file in
      Set(file.names(ofKey: NameKey.of(request.text[...])).compactMap { file.name($0)?.concept })
    }
    let surface = String(decoding: request.text, as: UTF8.self)
    var found = curated.candidates(named: surface).map { ($0.entity, 0.985 * $0.score, "curated") }
    for (short, long) in request.abbreviations where short == request.text {
      let long = String(decoding: long, as: UTF8.self)
      found += curated.candidates(named: long).map {
        ($0.entity, 1.15 * $0.score, "the document’s “\(long)”, curated")
      }
    }
    return found.compactMap { entity, score, reason in
      guard request.category.map({ Self.fits(entity.category, $0) }) ?? true else { return nil }
      return GroundingMatch(
        entity: completed(entity, among: known ?? []), score: score,
        matched: surface, status: .curated, source: "curated", reasons: [reason])
    }
  }

  /// A curated entity with the cross-references that the vocabulary has for it.
  func completed(_ entity: Entity, among known: Set<Int> = []) -> Entity {
    guard let file else { return entity }
    let own = Set([entity.identifier] + entity.xrefs)
    if let same = file.concept(identifier: entity.identifier) {
      var entity = entity
      entity.xrefs = own.union(file.entity(same).xrefs).subtracting([entity.identifier]).sorted()
      return entity
    }
    let named = file.names(ofKey: NameKey.of(Array(entity.name.utf8)[...])).compactMap {
      file.name($0)?.concept
    }
    for concept in known.union(named).sorted() {
      let other = file.entity(concept)
      guard own.contains(other.identifier) || !own.isDisjoint(with: other.xrefs) else { continue }
      var entity = entity
      entity.xrefs = own.union(other.xrefs + [other.identifier]).subtracting([entity.identifier]).sorted()
      return entity
    }
    return entity
  }

  // MARK: Ranking

  private func ranked(
    _ set: CandidateSet, request: GroundingRequest, in file: VocabularyFile, limit: Int
  ) -> [GroundingMatch] {
    let scored = set.best.map { concept, fit -> (concept: Int, fit: CandidateSet.Fit, score: Double) in
      (concept, fit, fit.score + prior(concept, request: request, in: file))
    }
    return scored.sorted { ($1.score, $0.concept) < ($0.score, $1.concept) }.prefix(limit).map {
      match($0.concept, $0.fit, score: $0.score, in: file)
    }
  }

  /// What speaks for a concept besides its name: how many sources know it, its species, the kind asked for.
  private func prior(_ concept: Int, request: GroundingRequest, in file: VocabularyFile) -> Double {
    let facts = file.facts(concept)
    var prior = 0.006 * Double(min(facts.weight, 5))
    if facts.organism != 0 {
      let wanted = request.organisms.isEmpty ? preferences.organisms : request.organisms
      if let place = wanted.firstIndex(of: facts.organism) {
        prior -= 0.01 * Double(place)
      } else {
        prior -= 0.06
      }
    }
    if let category = request.category, !Self.fits(facts.category, category) { prior -= 0.3 }
    // What only experimental factors and phenotypes list is the less usual reading.
    if facts.weight == 1 {
      let identifier = file.identifier(concept)
      if identifier.starts(with: "efo:".utf8) || identifier.starts(with: "hp:".utf8) { prior -= 0.12 }
    }
    return prior + Self.prior(of: facts.category)
  }

  /// What the number of its sources and its kind say for a concept.
  func weightPrior(
    _ facts: (category: Category, organism: UInt32, weight: UInt8), _ file: VocabularyFile, _ concept: Int
  ) -> Double {
    var prior = 0.006 * Double(min(facts.weight, 5)) + Self.prior(of: facts.category)
    if facts.organism != 0, !preferences.organisms.contains(facts.organism) { prior -= 0.06 }
    if facts.weight == 1 {
      let identifier = file.identifier(concept)
      if identifier.starts(with: "efo:".utf8) || identifier.starts(with: "hp:".utf8) { prior -= 0.12 }
    }
    return prior
  }

  /// Between things of one name, those that notes speak of more come first.
  private static func prior(of category: Category) -> Double {
    switch category {
    case .disease, .gene, .drug, .smallMolecule: 0.02
    case .geneFamily, .chemicalEntity, .cellLine, .cell: 0.01
    case .phenotypicFeature: 0.005
    default: 0
    }
  }

  /// Whether a thing of kind `category` may be called one of kind `wanted`.
  static func fits(_ category: Category, _ wanted: Category) -> Bool {
    category == wanted || kind(category) == kind(wanted)
  }

  private static func kind(_ category: Category) -> Int {
    switch category {
    case .gene, .geneFamily, .macromolecularComplex: 0
    case .smallMolecule, .drug, .chemicalEntity: 1
    case .disease, .phenotypicFeature: 2
    case .biologicalProcess, .pathway: 3
    case .cell: 4
    case .cellLine: 5
    case .anatomicalEntity: 6
    case .cellularComponent: 7
    case .organismTaxon: 8
    case .clinicalTrial: 9
    case .treatment: 10
    case .clinicalFinding: 11
    }
  }

  private func match(
    _ concept: Int, _ fit: CandidateSet.Fit, score: Double, in file: VocabularyFile
  ) -> GroundingMatch {
    let name = file.name(fit.name)
    let source = name.flatMap {
      file.sources.indices.contains($0.source) ? file.sources[$0.source].name : nil
    }
    return GroundingMatch(
      entity: file.entity(concept), score: score,
      matched: name.map { String(decoding: $0.text, as: UTF8.self) } ?? "",
      status: name?.status ?? .synonym, source: source ?? "", reasons: fit.reasons.filter { !$0.isEmpty })
  }

  /// One match for each identifier, the best; curated ones take over what the vocabulary knows besides.
  private static func unique(_ matches: [GroundingMatch]) -> [GroundingMatch] {
    var result: [GroundingMatch] = []
    for match in matches.enumerated().sorted(by: {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }) {
      let ids = Set([match.element.entity.identifier] + match.element.entity.xrefs)
      if let known = result.firstIndex(where: { $0.entity.identifier == match.element.entity.identifier }) {
        let xrefs = Set(result[known].entity.xrefs).union(ids).subtracting([result[known].entity.identifier])
        result[known].entity.xrefs = xrefs.sorted()
      } else {
        result.append(match.element)
      }
    }
    return result
  }
}
