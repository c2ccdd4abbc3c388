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

  var entities: [Given]
  var recognizesOthers: Bool

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
