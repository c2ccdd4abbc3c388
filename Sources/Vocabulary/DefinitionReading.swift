import DocumentModel
import Text

/// Says what the short forms of a document stand for.
struct DefinitionReading {
  let vocabulary: CompiledVocabulary
  let grounder: Grounder
  let shapes: NameShapes

  /// From this score on a long form means what the vocabularies have for it.
  private static let known = 0.8
  /// From this score on a meaning is worth to be weighed.
  private static let possible = 0.5

  /// What `short` stands for where the document says `long` beside it: what the vocabularies know by the long form; what they
  /// know by the short one, if the long one is another way to say that; else a thing of the kind that the last word
  /// tells, or just those words. Nil where the short form is left to mean what it means elsewhere: letters with a number,
  /// "PGC-1α", hardly mean two things.
  func meaning(of short: String, long: String) -> DefinedNames.Meaning? {
    if let known = vocabulary.entity(named: long) { return .entity(grounder.completed(known.entity)) }
    if let regimen = regimen(short, of: long) { return .entity(regimen) }
    let matches = grounder.matches(GroundingRequest(long))
    if let match = matches.first, match.score > Self.known { return .entity(match.entity) }
    let category = category(of: long)
    if category == nil, Self.isNumbered(short) { return nil }
    if let own = meaning(of: short, akinTo: long, category: category) { return .entity(own) }
    return category.map { .entity(Term(name: long, identifier: nil, category: $0).entity) } ?? .words(long)
  }

  /// The gene of which `short` is a name, where the document calls it one: "the APC gene".
  func gene(_ short: String) -> Entity? {
    grounder.matches(GroundingRequest(short, category: .gene), limit: 5).first {
      $0.entity.category == .gene && $0.entity.name == short && $0.score > Self.known
    }?.entity
  }

  /// The regimen that `short` is where the long form is a list of drugs.
  private func regimen(_ short: String, of long: String) -> Entity? {
    let words = long.replacing(" and ", with: ",").replacing(" plus ", with: ",")
    let drugs = words.split(whereSeparator: { ",/+".contains($0) }).map { $0.split(separator: " ") }
    guard drugs.count > 1, !long.contains("("), drugs.allSatisfy(isDrug) else { return nil }
    if let known = vocabulary.entity(named: short)?.entity, known.category == .treatment { return known }
    return Term(name: short, identifier: nil, category: .treatment).entity
  }

  /// Whether `words` or the last of them name a drug: "hyperfractionated cyclophosphamide".
  private func isDrug(_ words: [Substring]) -> Bool {
    words.indices.contains { start in
      vocabulary.entity(named: words[start...].joined(separator: " "))
        .map { Grounder.fits($0.entity.category, .drug) } ?? false
    }
  }

  /// The meaning of the short form that the long one comes near to.
  private func meaning(of short: String, akinTo long: String, category: Category?) -> Entity? {
    let candidates = grounder.matches(GroundingRequest(short), limit: 5).filter { match in
      match.score > Self.possible && (category.map { Grounder.fits($0, match.entity.category) } ?? true)
    }
    if let first = candidates.first, Self.isNumbered(short),
      LookupKey.key(first.matched) == LookupKey.key(short)
    {
      return first.entity
    }
    return candidates.first { isAkin($0.entity, to: long) }?.entity
  }

  private func isAkin(_ entity: Entity, to long: String) -> Bool {
    let near = grounder.matches(GroundingRequest(long, category: entity.category)).filter {
      $0.score > Self.possible
    }
    if near.contains(where: { !Set($0.entity.curies).isDisjoint(with: entity.curies) }) { return true }
    let words = telling(long, of: entity.category)
    return (vocabulary.names(of: entity.identifier) + [entity.name]).contains { name in
      let shared = words.intersection(telling(name, of: entity.category)).count
      return shared > 0 && shared * 2 >= words.count
    }
  }

  /// Two letters or more, and a digit.
  private static func isNumbered(_ short: String) -> Bool {
    short.utf8.count(where: \.isASCIILetter) > 1 && short.utf8.contains(where: \.isASCIIDigit)
  }

  /// The words that tell a name from others of things of its kind: not its head, "kinase", nor what else many names have.
  private func telling(_ name: String, of category: Category) -> Set<String> {
    let variants = grounder.variants
    return Set(WordBag(Array(name.utf8), variants: variants).words).filter { word in
      word.utf8.count > 1 && !variants.modifiers.contains(word) && !word.utf8.allSatisfy(\.isASCIIDigit)
        && shapes.headNouns[word].map { !Grounder.fits($0, category) } ?? true
    }
  }

  /// The kind of thing that `long` names by its last word, or by the one before a number or letter: "kinase 7".
  private func category(of long: String) -> Category? {
    var words = long.split(separator: " ")
    while words.count > 1, let last = words.last, Self.isDesignator(last) { words.removeLast() }
    guard let head = words.last?.lowercased() else { return nil }
    let singular = WordVariants.plain(head)
    return shapes.headNouns[singular] ?? shapes.headNouns[head]
      ?? (isChemicalName(long.lowercased()) ? .smallMolecule : nil)
  }

  /// "7", "2A", "C", "VIII".
  private static func isDesignator(_ word: Substring) -> Bool {
    let bytes = word.utf8
    return bytes.allSatisfy { $0.isASCIIDigit || $0.isASCIIUpper }
      && (bytes.contains(where: \.isASCIIDigit) || bytes.count == 1
        || bytes.allSatisfy { "IVX".utf8.contains($0) })
  }

  /// "6-n-propyl-2-thiouracil": a locant, and pieces of systematic names.
  private func isChemicalName(_ name: String) -> Bool {
    let hasLocant = zip(name.utf8, name.utf8.dropFirst()).contains { $0.isASCIIDigit && $1 == byte("-") }
    return hasLocant && shapes.chemicalPieces.count { name.contains($0) } >= 2
  }
}
