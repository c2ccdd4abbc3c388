public import DocumentModel
public import Text

/// Finds the claims of a document: rules over each sentence that may state something, and the rows of its tables.
public struct ClaimExtractor: Sendable {
  private let rules: RuleSet

  /// An extractor that applies `rules`.
  public init(_ rules: RuleSet) { self.rules = rules }

  /// What extraction found.
  public struct Result: Sendable {
    /// The claims, in the order of their sentences.
    public var claims: [Claim]
    /// The mentions found, and behind them those that claims needed besides (pronouns, elided subjects).
    public var mentions: [Mention]
    /// For each mention the one found that it stands for.
    public var origins: [Int]
    /// Sentences that were passed over.
    public var diagnostics: [Diagnostic]
  }

  /// Sentences of more tokens state nothing that rules could tell; they are tables or lists gone astray.
  private static let longestSentence = 600

  /// The claims of a document.
  public func claims(in found: Annotations) -> Result {
    var annotations = found
    var claims: [Claim] = []
    var context = SentenceContext()
    let topics = SectionTopics(annotations)
    var subject: [Int] = []
    var diagnostics: [Diagnostic] = []
    for (index, sentence) in annotations.sentences.enumerated() {
      let block = annotations.document.blocks[sentence.block]
      let isBackMatter = annotations.document.sections[block.section].kind == .boilerplate
      guard block.asserts, !isBackMatter, sentence.cell?.row != -1, !isQuestion(sentence, in: annotations)
      else { continue }
      guard sentence.tokens.count <= Self.longestSentence else {
        let message = "a sentence of \(sentence.tokens.count) tokens was not searched for claims; break it up"
        diagnostics.append(Diagnostic("extraction.long-sentence", .warning, message, at: sentence.range))
        continue
      }
      context = next(context, sentence: index, claims: claims, topics: topics, annotations: annotations)
      context.previousSubject = context.previous == nil ? [] : subject
      let sequence = ItemSequence(sentence: index, in: &annotations, context: context)
      subject = rules.clauses.subject(of: sequence.plain)
      claims += self.claims(of: sequence, sentence: index, context: context, in: &annotations)
    }
    for (index, block) in annotations.document.blocks.enumerated() where block.table != nil {
      claims += TableRows(rules: rules.tables, annotations: annotations).claims(ofTable: index)
    }
    let ordered = claims.enumerated().sorted {
      ($0.element.sentence, $0.offset) < ($1.element.sentence, $1.offset)
    }
    return Result(
      claims: ordered.map(\.element), mentions: annotations.mentions, origins: annotations.origins,
      diagnostics: diagnostics)
  }

  /// A question asserts nothing.
  private func isQuestion(_ sentence: Sentence, in annotations: Annotations) -> Bool {
    annotations.document.text[sentence.range].last == byte("?")
  }

  /// The context of a sentence, from that of the one before it.
  private func next(
    _ last: SentenceContext, sentence index: Int, claims: [Claim], topics: SectionTopics,
    annotations: Annotations
  ) -> SentenceContext {
    let sentence = annotations.sentences[index]
    var context = SentenceContext(anaphors: rules.anaphors)
    context.plainNames = rules.plainNames
    context.kinds = rules.kinds
    context.verbs = rules.clauses.verbs
    context.topic = topics.topic(ofSection: annotations.document.blocks[sentence.block].section)
    if index > 0, annotations.sentences[index - 1].block == sentence.block,
      annotations.sentences[index - 1].cell == sentence.cell
    {
      context.previous = index - 1
      context.trial = trials(ofSentence: index - 1, in: annotations) ?? last.trial
      context.previousClaims = claims.reversed().prefix { $0.sentence == index - 1 }.reversed()
    }
    if let cell = sentence.cell {
      let rows = TableRows(rules: rules.tables, annotations: annotations)
      context.focus = rows.focus(ofRow: cell.row, block: sentence.block)
        .filter { annotations.mentions[$0].sentence != index }
      context.trial = rows.roles(ofRow: cell.row, block: sentence.block)["trial"] ?? context.trial
    } else if annotations.document.blocks[sentence.block].kind == .listItem {
      let label = labelMention(of: index, in: annotations)
      context.focus = label ?? context.topic.map { [$0] } ?? []
      context.isFocusOfAll = label != nil
    }
    // A sentence that names a trial speaks of that one.
    if trials(ofSentence: index, in: annotations) != nil { context.trial = [] }
    return context
  }

  private func trials(ofSentence index: Int, in annotations: Annotations) -> [Int]? {
    let trials = annotations.mentionsOfSentence[index].filter {
      annotations.mentions[$0].entity.category == .clinicalTrial
    }
    return trials.isEmpty ? nil : Array(trials.prefix(1))
  }

  /// The mention that is the whole label of a bullet: "Venetoclax: inhibits BCL-2".
  private func labelMention(of sentence: Int, in annotations: Annotations) -> [Int]? {
    let block = annotations.document.blocks[annotations.sentences[sentence].block]
    guard let label = block.label else { return nil }
    return annotations.found(in: label).first { annotations.mentions[$0].range.count + 2 >= label.count }
      .map { [$0] }
  }

  private func claims(
    of sequence: ItemSequence, sentence index: Int, context: SentenceContext,
    in annotations: inout Annotations
  ) -> [Claim] {
    var claims: [Claim] = []
    var places: [ClaimKey: Int] = [:]
    for items in sequence.readings(clauses: rules.clauses) {
      for (rule, lastStart) in rules.candidates(for: items) {
        let matches = PatternMatcher(rule.program, items: items, mentions: annotations.mentions).matches(
          every: rule.isEvery, lastStart: lastStart)
        for match in matches {
          let found = ClaimBuilder(
            rule: rule, match: match, items: items, sentence: index, context: context,
            modality: rules.modality
          ).claims(in: &annotations)
          for claim in found {
            let key = ClaimKey(claim, annotations.mentions)
            if let place = places[key] {
              if claims[place].qualifiers.count < claim.qualifiers.count { claims[place] = claim }
            } else {
              places[key] = claims.count
              claims.append(claim)
            }
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
