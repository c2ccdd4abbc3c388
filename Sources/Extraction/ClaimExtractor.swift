public import DocumentModel
import Text

/// Finds the claims of a document: rules over each sentence that may state something, and the rows of its tables.
public struct ClaimExtractor: Sendable {
  private let rules: RuleSet

  /// An extractor that applies `rules`.
  public init(_ rules: RuleSet) { self.rules = rules }

  /// The claims, in the order of their sentences, and all mentions: those found, and behind them those that claims
  /// needed besides (pronouns, elided subjects); `origins` leads from each to the one found that it stands for.
  public func claims(in found: Annotations) -> (claims: [Claim], mentions: [Mention], origins: [Int]) {
    var annotations = found
    var claims: [Claim] = []
    var context = SentenceContext()
    let topics = SectionTopics(annotations)
    for (index, sentence) in annotations.sentences.enumerated() {
      let block = annotations.document.blocks[sentence.block]
      guard block.asserts, sentence.cell?.row != -1 else { continue }
      context = next(context, sentence: index, claims: claims, topics: topics, annotations: annotations)
      claims += self.claims(ofSentence: index, context: context, in: &annotations)
    }
    for (index, block) in annotations.document.blocks.enumerated() where block.table != nil {
      claims += TableRows(rules: rules.tables, annotations: annotations).claims(ofTable: index)
    }
    let ordered = claims.enumerated().sorted {
      ($0.element.sentence, $0.offset) < ($1.element.sentence, $1.offset)
    }
    return (ordered.map(\.element), annotations.mentions, annotations.origins)
  }

  /// The context of a sentence, from that of the one before it.
  private func next(
    _ last: SentenceContext, sentence index: Int, claims: [Claim], topics: SectionTopics,
    annotations: Annotations
  ) -> SentenceContext {
    let sentence = annotations.sentences[index]
    var context = SentenceContext(anaphors: rules.anaphors)
    context.topic = topics.topic(ofSection: annotations.document.blocks[sentence.block].section)
    if index > 0, annotations.sentences[index - 1].block == sentence.block,
      annotations.sentences[index - 1].cell == sentence.cell
    {
      context.previous = index - 1
      context.previousClaims = claims.reversed().prefix { $0.sentence == index - 1 }.reversed()
    }
    if let cell = sentence.cell {
      context.focus = TableRows(rules: rules.tables, annotations: annotations).focus(
        ofRow: cell.row, block: sentence.block
      )
      .filter { annotations.mentions[$0].sentence != index }
    } else if annotations.document.blocks[sentence.block].kind == .listItem {
      context.focus = labelMention(of: index, in: annotations) ?? context.topic.map { [$0] } ?? []
    }
    return context
  }

  /// The mention that is the whole label of a bullet: "Venetoclax: inhibits BCL-2".
  private func labelMention(of sentence: Int, in annotations: Annotations) -> [Int]? {
    let block = annotations.document.blocks[annotations.sentences[sentence].block]
    guard let label = block.label else { return nil }
    return annotations.mentions.indices.first {
      let range = annotations.mentions[$0].range
      return label.contains(range) && range.count + 2 >= label.count
    }.map { [$0] }
  }

  private func claims(
    ofSentence index: Int, context: SentenceContext, in annotations: inout Annotations
  ) -> [Claim] {
    let sequence = ItemSequence(sentence: index, in: &annotations, context: context)
    var claims: [Claim] = []
    var seen: Set<ClaimKey> = []
    for items in sequence.plain.count == sequence.full.count
      ? [sequence.plain] : [sequence.plain, sequence.full]
    {
      for rule in rules.candidates(for: items) {
        let matches = PatternMatcher(rule.program, items: items, mentions: annotations.mentions).matches(
          every: rule.isEvery)
        for match in matches {
          let found = ClaimBuilder(
            rule: rule, match: match, items: items, sentence: index, context: context,
            modality: rules.modality
          ).claims(in: &annotations)
          for claim in found where seen.insert(ClaimKey(claim, annotations.mentions)).inserted {
            claims.append(claim)
          }
        }
      }
    }
    return claims
  }

  /// What makes two claims of one sentence the same.
  private struct ClaimKey: Hashable {
    var subject: String
    var predicate: String
    var object: String

    init(_ claim: Claim, _ mentions: [Mention]) {
      subject = mentions[claim.subject].entity.identifier
      predicate = claim.predicate
      object = mentions[claim.object].entity.identifier
    }
  }
}
