import DocumentModel
import Text

/// Words that were passed over because they name no entity that the vocabularies know.
struct PassedOver {
  /// Tokens that name nothing, whatever a model thinks: catalogue numbers, laboratory terms.
  var silent: [Range<Int>] = []
  /// Short forms of the document, with the words that they stand for.
  var shortForms: [(tokens: Range<Int>, sentence: Int, words: String)] = []

  /// Adds what was passed over in another sentence.
  mutating func add(_ other: PassedOver) {
    silent += other.silent
    shortForms += other.shortForms
  }

  /// `mentions` with the short forms whose long form is one of them, where the document defines it.
  func named(
    _ mentions: [Mention], _ abbreviations: [Abbreviation], tokens: [Token], in text: SourceText
  ) -> [Mention] {
    guard !shortForms.isEmpty else { return mentions }
    let long = Set(abbreviations.map(\.long))
    var meanings: [String: Mention] = [:]
    for mention in mentions where mention.standing != .latent && long.contains(mention.range) {
      let words = text.string(mention.range)
      if meanings[words] == nil { meanings[words] = mention }
    }
    var result = mentions
    for short in shortForms {
      guard var mention = meanings[short.words] else { continue }
      result.removeAll { $0.tokens == short.tokens }
      mention.range = ByteRange(
        tokens[short.tokens.lowerBound].range.start, tokens[short.tokens.upperBound - 1].range.end)
      (mention.tokens, mention.sentence) = (short.tokens, short.sentence)
      result.append(mention)
    }
    return result.sorted { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
  }
}
