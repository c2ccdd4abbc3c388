public import DocumentModel
public import Text

/// Finds and grounds the names of entities: what the document itself defines first, then the vocabulary, longest
/// match first, then shapes of names.
public struct MentionRecognizer: Sendable {
  let vocabulary: CompiledVocabulary
  let shapes: NameShapes
  let wide: WideVocabulary?
  private let preferences: NamePreferences
  private let models: MentionModels?
  let grounder: Grounder

  /// A recogniser of the names of `vocabulary`, below them of the compiled vocabulary `file`, and of `shapes`; where
  /// there are `models`, they propose and vet.
  public init(
    vocabulary: CompiledVocabulary, shapes: NameShapes, file: VocabularyFile? = nil,
    preferences: NamePreferences = .none, models: MentionModels? = nil
  ) {
    self.vocabulary = vocabulary
    self.shapes = shapes
    self.preferences = preferences
    self.models = models
    let grounder = Grounder(
      curated: vocabulary, file: file, preferences: preferences, commonWords: shapes.commonWords)
    self.grounder = grounder
    wide = file.map { WideVocabulary(file: $0, shapes: shapes, grounder: grounder) }
  }

  /// The mentions in `sentences`, sorted, none overlapping another.
  public func mentions(
    in text: SourceText, sentences: [Sentence], tokens: [Token], abbreviations: [Abbreviation],
    blocks: [Block] = []
  ) -> [Mention] {
    let abbreviations = abbreviations.filter { !isCatalogueNumber($0.short, in: text) }
    var defined = definitions(abbreviations, blocks: blocks, tokens: tokens, in: text)
    ContextMeanings(vocabulary: vocabulary, grounder: grounder, shapes: shapes, text: text, tokens: tokens)
      .add(to: &defined, sentences: sentences)
    var passedOver = PassedOver()
    var found: [Mention] = []
    for (index, sentence) in sentences.enumerated() {
      let range = sentence.tokens
      let shaped = ShapedNames(shapes: shapes, text: text, tokens: tokens, limit: range.upperBound)
      var scan = MentionScan(of: index, tokens: range, shaped: shaped, defined: defined, by: self)
      found += scan.mentions()
      passedOver.add(scan.passedOver)
    }
    let shortForms = ShortForms(abbreviations, in: text)
    let grounding = DocumentGrounding(
      grounder: grounder, text: text, sentences: sentences, shortForms: shortForms)
    let named = preferred(found, text: text)
    let vetted =
      models.map { models in
        MentionVetting(
          models: models, grounder: grounder, text: text, sentences: sentences, tokens: tokens,
          shortForms: shortForms, defined: defined, silent: passedOver.silent, shapes: shapes
        ).vetted(named)
      } ?? named
    let all = passedOver.named(grounding.grounded(vetted), abbreviations, tokens: tokens, in: text)
    return preferred(all, text: text)
  }

  /// Mentions but for blocked names, with the identifiers that are preferred.
  private func preferred(_ mentions: [Mention], text: SourceText) -> [Mention] {
    mentions.filter { !preferences.blocks(text[$0.range]) }.map {
      var mention = $0
      mention.entity = preferences.identified(mention.entity)
      return mention
    }
  }

  /// The gene, family or complex whose name `name` is, letter by letter.
  func knownGene(_ name: String) -> (entity: Entity, score: Double)? {
    let kinds: Set<Category> = [.gene, .geneFamily, .macromolecularComplex]
    if let rest = Self.phosphorylated(name), let protein = knownGene(rest) { return protein }
    if let known = vocabulary.entity(named: name), kinds.contains(known.entity.category) { return known }
    guard let match = wide?.grounder.matches(GroundingRequest(name, category: .gene), limit: 1).first,
      match.score > 0.8, kinds.contains(match.entity.category),
      LookupKey.key(match.matched) == LookupKey.key(name),
      !MicroRNA.isName(name) || MicroRNA.isOne(match.entity)
    else {
      guard MicroRNA.isName(name) else { return nil }
      return (Term(name: name, identifier: nil, category: .gene).entity, 0.85)
    }
    return (match.entity, match.score)
  }

  func entity(named name: String) -> Entity? { vocabulary.entity(named: name)?.entity }
}
