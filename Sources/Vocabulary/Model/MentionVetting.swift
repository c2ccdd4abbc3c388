import DocumentModel
import SequenceLabeling
import Text

/// Proposes mentions that the vocabularies do not have, and drops those that they should not, by trained models.
///
/// What the curated tables and the document itself define stands; of the rest of a family's mentions those stay that
/// the model marks too.
struct MentionVetting {
  let models: MentionModels
  let grounder: Grounder
  let text: SourceText
  let sentences: [Sentence]
  let tokens: [Token]
  let abbreviations: [(short: String, long: String)]

  /// From this score on a mention is of the curated tables or of the document.
  private static let trusted = 0.94
  /// A grounding below this score is none.
  private static let leastGrounding = 0.6

  /// A mention that a model marks.
  private struct Proposal {
    var tokens: Range<Int>
    var family: MentionFamily
    var probability: Float
  }

  /// The mentions that remain of `mentions`, and those proposed, sorted.
  func vetted(_ mentions: [Mention]) -> [Mention] {
    let features = MentionFeatures(
      text: text, sentences: sentences, tokens: tokens, mentions: mentions, file: grounder.file)
    var entities: [String: (entity: Entity, score: Double)] = [:]
    var result: [Mention] = []
    var rest = mentions[...]
    for sentence in sentences.indices {
      let found = Array(rest.prefix { $0.sentence <= sentence })
      rest = rest.dropFirst(found.count)
      guard !sentences[sentence].tokens.isEmpty else {
        result += found
        continue
      }
      let proposals = proposals(features.sequence(ofSentence: sentence), sentence: sentence)
      result += merged(found, proposals, sentence: sentence, entities: &entities)
    }
    return result
  }

  private func proposals(_ sequence: FeatureSequence, sentence: Int) -> [Proposal] {
    let first = sentences[sentence].tokens.lowerBound
    return models.models.flatMap { family, model in
      let (labels, probabilities) = model.labeling(of: sequence)
      return MentionDecoder.spans(labels: labels).map { span in
        Proposal(
          tokens: (span.lowerBound + first)..<(span.upperBound + first), family: family,
          probability: probabilities[span].min() ?? 0)
      }
    }
  }

  /// Proposals win over mentions of their family and over other guesses that they overlap, but not over trusted ones.
  private func merged(
    _ found: [Mention], _ proposals: [Proposal], sentence: Int,
    entities: inout [String: (entity: Entity, score: Double)]
  ) -> [Mention] {
    var kept: [Mention] = []
    for mention in found {
      let family = models.models.first { $0.family.covers(mention.entity.category) }?.family
      let overlapping = proposals.filter { $0.tokens.overlaps(mention.tokens) }
      let isSame = overlapping.contains { $0.tokens == mention.tokens && ($0.family == family || family == nil) }
      if mention.score >= Self.trusted || isSame || overlapping.isEmpty && family == nil {
        kept.append(mention)
      } else if family == nil, !overlapping.contains(where: { $0.tokens.count >= mention.tokens.count }) {
        kept.append(mention)
      }
    }
    var taken = kept.map(\.tokens)
    var result = kept
    for proposal in proposals.sorted(by: { $1.probability < $0.probability })
    where !taken.contains(where: { $0.overlaps(proposal.tokens) }) {
      taken.append(proposal.tokens)
      result.append(mention(of: proposal, sentence: sentence, entities: &entities))
    }
    return result.sorted { $0.range.start < $1.range.start }
  }

  private func mention(
    of proposal: Proposal, sentence: Int, entities: inout [String: (entity: Entity, score: Double)]
  ) -> Mention {
    let range = ByteRange(
      tokens[proposal.tokens.lowerBound].range.start, tokens[proposal.tokens.upperBound - 1].range.end)
    let surface = text.string(range)
    let key = "\(proposal.family.rawValue) \(surface)"
    let known = entities[key] ?? entity(named: surface, family: proposal.family)
    entities[key] = known
    var mention = Mention(
      range: range, tokens: proposal.tokens, sentence: sentence, entity: known.entity,
      score: min(known.score, Double(proposal.probability)))
    mention.provenance = .model
    return mention
  }

  /// What `surface` means if the vocabularies know; a name of its own elsewhere.
  private func entity(named surface: String, family: MentionFamily) -> (entity: Entity, score: Double) {
    let request = GroundingRequest(surface, abbreviations: abbreviations, category: family.category)
    if let match = grounder.matches(request, limit: 1).first, match.score >= Self.leastGrounding,
      family.covers(match.entity.category)
    {
      return (match.entity, match.score)
    }
    return (Term(name: surface, identifier: nil, category: family.category).entity, 0.5)
  }
}
