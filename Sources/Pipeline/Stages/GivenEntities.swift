import DocumentModel
import Text
import Vocabulary

/// The entities that a caller gave, and whether others are to be found besides.
struct GivenEntities: Sendable {
  /// One entity as it was given.
  struct Given: Sendable {
    var id: String
    var range: ByteRange
    var category: Category?
    var identifier: String?
  }

  let entities: [Given]
  let recognizesOthers: Bool

  /// Why the entities of a line cannot be used.
  struct Invalid: Error {
    let message: String
  }

  /// The entities of a line of `annotate`; offsets are code points of `text`.
  init(_ list: [[String: Any]], in text: String, recognizesOthers: Bool) throws(Invalid) {
    let offsets = ScalarOffsets(SourceText(text))
    var seen: Set<String> = []
    var entities: [Given] = []
    for item in list {
      guard let id = item["id"] as? String, seen.insert(id).inserted else {
        throw Invalid(message: "every entity needs an ‘id’ of its own, a string")
      }
      guard let start = item["start"] as? Int, let end = item["end"] as? Int,
        let range = offsets.bytes(start: start, end: end), !range.isEmpty
      else { throw Invalid(message: "‘\(id)’ needs ‘start’ < ‘end’ within the text, in code points") }
      let name = item["category"] as? String
      let category = name.flatMap(Category.init(rawValue:))
      guard name == nil || category != nil else {
        let known = Category.allCases.map(\.rawValue).joined(separator: ", ")
        throw Invalid(message: "‘\(id)’ has the unknown category ‘\(name ?? "")’; known are \(known)")
      }
      let identifier = item["identifier"] as? String
      guard identifier.map(Term.isCURIE) ?? true else {
        throw Invalid(
          message: "‘\(id)’ has the identifier ‘\(identifier ?? "")’, which is no CURIE (prefix:identifier)")
      }
      entities.append(Given(id: id, range: range, category: category, identifier: identifier))
    }
    self.entities = entities
    self.recognizesOthers = recognizesOthers
  }

  /// The given entities as mentions, with those of `found` that touch none of them where others are wanted.
  func mentions(
    in text: SourceText, tokens: TokenLayer, vocabulary: CompiledVocabulary, found: () -> [Mention]
  ) -> [Mention] {
    let given = entities.map { mention(of: $0, in: text, tokens: tokens, vocabulary: vocabulary) }
    let others = recognizesOthers ? found() : []
    let free = others.filter { other in !given.contains { $0.range.overlaps(other.range) } }
    return (given + free).sorted {
      ($0.sentence, $0.range.lower, $1.range.upper) < ($1.sentence, $1.range.lower, $0.range.upper)
    }
  }

  private func mention(
    of given: Given, in text: SourceText, tokens: TokenLayer, vocabulary: CompiledVocabulary
  ) -> Mention {
    let surface = text.string(given.range)
    let sentence = tokens.sentences.lastIndex { $0.range.start <= given.range.start } ?? 0
    let inside = tokens.sentences.indices.contains(sentence) ? tokens.sentences[sentence].tokens : 0..<0
    let touched = inside.filter { tokens.tokens[$0].range.overlaps(given.range) }
    let lower = touched.first ?? inside.lowerBound
    return Mention(
      range: given.range, tokens: lower..<(touched.last.map { $0 + 1 } ?? lower), sentence: sentence,
      entity: entity(of: given, surface: surface, vocabulary: vocabulary), score: 1, givenID: given.id)
  }

  /// What a given entity is: the vocabulary's entry of its category, but with the caller's own identifier.
  private func entity(of given: Given, surface: String, vocabulary: CompiledVocabulary) -> Entity {
    let known = vocabulary.candidates(named: surface).map(\.entity).first {
      given.category == nil || given.category == $0.category
    }
    let category = given.category ?? known?.category ?? .gene
    if let identifier = given.identifier {
      return Entity(identifier: identifier, name: surface, category: category)
    }
    return known ?? Term(name: surface, identifier: nil, category: category).entity
  }
}
