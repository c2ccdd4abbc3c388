import DocumentModel
import SequenceLabeling
import Text

/// What the vocabularies say of each token, for a model to weigh: the mention that was found there, and the longest
/// name that the compiled vocabulary has there, whether it deserved to be a mention or not.
struct NameEvidence {
  /// Kind, place and score of the mention that holds each token; 0 where none does.
  private(set) var found: [UInt64]
  /// Kinds and place of the longest name that holds each token; 0 where none does.
  private(set) var names: [UInt64]

  /// The evidence for the tokens of `sentences`.
  init(
    text: SourceText, sentences: [Sentence], tokens: [Token], mentions: [Mention], file: VocabularyFile?
  ) {
    found = [UInt64](repeating: 0, count: tokens.count)
    names = found
    for mention in mentions where mention.standing == .full {
      let kind = Self.number(mention.entity.category)
      let score: UInt64 = mention.score >= 0.95 ? 0 : mention.score >= 0.8 ? 1 : mention.score >= 0.6 ? 2 : 3
      let isGrounded: UInt64 = mention.entity.isGrounded ? 1 : 0
      Self.mark(mention.tokens, with: (kind << 3 | score << 1 | isGrounded) + 1, in: &found)
    }
    if let file {
      for sentence in sentences { addNames(sentence, text, tokens, file) }
    }
  }

  private static func number(_ category: Category) -> UInt64 {
    UInt64(Category.allCases.firstIndex(of: category) ?? 0)
  }

  /// Marks tokens with `code` and their place: alone, first, inside, last.
  private static func mark(_ tokens: Range<Int>, with code: UInt64, in codes: inout [UInt64]) {
    for index in tokens {
      let isFirst = index == tokens.lowerBound
      let isLast = index == tokens.upperBound - 1
      codes[index] = code << 2 | (isFirst ? 1 : 0) | (isLast ? 2 : 0)
    }
  }

  private mutating func addNames(
    _ sentence: Sentence, _ text: SourceText, _ tokens: [Token], _ file: VocabularyFile
  ) {
    guard let last = sentence.tokens.last else { return }
    let limit = tokens[last].range.end
    let walk = NameWalk(file: file)
    var index = sentence.tokens.lowerBound
    text.bytes.withUnsafeBytes { bytes in
      while index <= last {
        var best: (end: Int, name: Int)?
        var token = index
        walk.eachName(in: bytes, from: tokens[index].range.start, limit: limit) { end, name, _ in
          while token < last, tokens[token].range.end < end { token += 1 }
          if tokens[token].range.end == end { best = (token + 1, name) }
        }
        if let best {
          Self.mark(index..<best.end, with: Self.kinds(of: best.name, in: file), in: &names)
          index = best.end
        } else {
          index += 1
        }
      }
    }
  }

  /// The kinds of the concepts that the names called like `first` mean, a bit each, those of ChEBI's roles and
  /// classes apart, and whether several sources know one.
  private static func kinds(of first: Int, in file: VocabularyFile) -> UInt64 {
    var kinds: UInt64 = 1
    for index in file.names(calledLike: first).prefix(64) {
      guard let name = file.name(index) else { continue }
      let facts = file.facts(name.concept)
      kinds |= 1 << (1 + number(facts.category))
      if facts.weight > 1 { kinds |= 1 << 40 }
      if file.identifier(name.concept).starts(with: "chebi:".utf8) { kinds |= 1 << 41 }
      if name.status >= .name { kinds |= 1 << 42 }
    }
    return kinds
  }
}
