import DocumentModel
import Text

/// What names stand for in one document, whatever vocabularies say: its own short forms, its trials, and below them the
/// laboratory terms, which name nothing.
struct DefinedNames {
  enum Meaning {
    case entity(Entity)
    /// What these words say, which no vocabulary knows.
    case words(String)
    /// No thing that this program knows of: "PCR", "PBS".
    case nothing
  }

  private(set) var meanings: [String: Meaning] = [:]
  private(set) var prefixes: Set<UInt64> = []
  /// The first words of names that stand for no entity, in lower case.
  private var unnamed: Set<String> = []

  /// Notes what `name` stands for; the first definition of a name counts.
  mutating func add(_ meaning: Meaning, named name: String) {
    guard meanings[name] == nil else { return }
    meanings[name] = meaning
    if case .entity = meaning {
      prefixes.formUnion(LookupKey.prefixes(of: name))
    } else {
      let first = name.prefix { $0.isLetter || $0.isNumber }.lowercased()
      unnamed.formUnion([first, first + "s"])
    }
  }

  /// The entity that `name` stands for.
  func entity(_ name: String) -> Entity? {
    if case .entity(let entity)? = meanings[name] { return entity }
    return nil
  }

  /// One past the longest name at token `start` that stands for no entity, in the singular or plural, and the words that it
  /// stands for, if any; nil where none does.
  func unnamed(
    at start: Int, _ tokens: [Token], limit: Int, in text: SourceText
  ) -> (end: Int, words: String?)? {
    guard unnamed.contains(tokens[start].form) else { return nil }
    for end in (start..<min(limit, start + 5)).reversed() {
      let name = text.string(ByteRange(tokens[start].range.start, tokens[end].range.end))
      switch meanings[name] ?? (name.hasSuffix("s") ? meanings[String(name.dropLast())] : nil) {
      case .words(let words): return (end + 1, words)
      case .nothing: return (end + 1, nil)
      case .entity, nil: continue
      }
    }
    return nil
  }
}

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
    let matches = grounder.matches(GroundingRequest(long))
    if let match = matches.first, match.score > Self.known { return .entity(match.entity) }
    let category = category(of: long)
    if category == nil, Self.isNumbered(short) { return nil }
    if let own = meaning(of: short, akinTo: long, category: category) { return .entity(own) }
    return category.map { .entity(Term(name: long, identifier: nil, category: $0).entity) } ?? .words(long)
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

  /// The kind of thing that `long` names by its last word.
  private func category(of long: String) -> Category? {
    guard let head = long.lowercased().split(separator: " ").last.map(String.init) else { return nil }
    let singular = WordVariants.plain(head)
    return shapes.headNouns[singular] ?? shapes.headNouns[head]
      ?? (isChemicalName(long.lowercased()) ? .smallMolecule : nil)
  }

  /// "6-n-propyl-2-thiouracil": a locant, and pieces of systematic names.
  private func isChemicalName(_ name: String) -> Bool {
    let hasLocant = zip(name.utf8, name.utf8.dropFirst()).contains { $0.isASCIIDigit && $1 == byte("-") }
    return hasLocant && shapes.chemicalPieces.count { name.contains($0) } >= 2
  }
}
