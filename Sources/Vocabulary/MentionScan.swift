import DocumentModel
import Text

/// Goes through one sentence and gathers what is named there.
struct MentionScan {
  let recognizer: MentionRecognizer
  let sentence: Int
  /// The tokens of the sentence.
  let range: Range<Int>
  let shaped: ShapedNames
  let defined: DefinedNames

  /// Words that are something else than the name of an entity.
  private(set) var passedOver = PassedOver()
  /// Mentions, none overlapping another.
  private var result: [Mention] = []
  /// Names that are parts of those.
  private var nested: [Mention] = []
  /// The protein of the change that `result` ends in.
  private var changed: Entity?

  private var shapes: NameShapes { recognizer.shapes }
  private var text: SourceText { shaped.text }
  private var tokens: [Token] { shaped.tokens }

  init(
    of sentence: Int, tokens range: Range<Int>, shaped: ShapedNames, defined: DefinedNames,
    by recognizer: MentionRecognizer
  ) {
    self.recognizer = recognizer
    self.sentence = sentence
    self.range = range
    self.shaped = shaped
    self.defined = defined
  }

  /// The mentions of the sentence, sorted, with the names within them and the members of series.
  mutating func mentions() -> [Mention] {
    var index = range.lowerBound
    while index < range.upperBound { index = takeName(at: index) }
    let outer = TrialNames.withoutUnnamed(result, tokens: tokens)
    let series = MentionSeries(
      text: text, tokens: tokens, sentence: range, number: sentence, conjunctions: shapes.conjunctions,
      countedNouns: shapes.countedNouns, known: recognizer.knownGene)
    for mention in outer
    where isClass(mention) && !nested.contains(where: { $0.range.overlaps(mention.range) }) {
      nested += series.namesWithin(class: mention)
    }
    return (series.expanded(outer) + nested.map(\.onlyListed)).sorted {
      ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end)
    }
  }

  /// Takes the name at token `index`, if one begins there, and gives the token to go on at.
  private mutating func takeName(at index: Int) -> Int {
    let found = recognizer.longest(at: index, shaped: shaped, defined: defined)
    if let end = passOver(index, found: found) ?? takeExonChange(at: index) { return end }
    guard let found else {
      takeFusedName(at: index)
      return index + 1
    }
    if recognizer.isPartOfEnzymeName(index..<found.end, limit: range.upperBound, tokens: tokens, text: text) {
      return found.end + 1
    }
    let span = ByteRange(tokens[index].range.start, tokens[found.end - 1].range.end)
    return take(
      Mention(
        range: span, tokens: index..<found.end, sentence: sentence, entity: found.entity, score: found.score))
  }

  /// Takes `mention`, together with the name before or the words behind that it is one name with.
  private mutating func take(_ mention: Mention) -> Int {
    if let last = result.last, changed == nil,
      let joined = recognizer.variant(mention, of: last, shaped: shaped)
        ?? recognizer.subline(mention, of: last, in: text)
    {
      if joined.entity.category == .gene { changed = last.entity }
      nested.append(last)
      result[result.count - 1] = joined
      return joined.tokens.upperBound
    }
    if let last = result.last, let changed,
      let further = recognizer.furtherVariant(mention, behind: last, of: changed, in: text)
    {
      result.append(further)
      return further.tokens.upperBound
    }
    changed = nil
    let named =
      recognizer.withSubline(mention, limit: range.upperBound, tokens: tokens, text: text)
      ?? recognizer.asClass(mention, limit: range.upperBound, tokens: tokens, text: text)
    if named.range != mention.range { nested.append(mention) }
    result.append(named)
    return named.tokens.upperBound
  }

  /// Takes "exon 19 deletion" at `index`, and gives its end.
  private mutating func takeExonChange(at index: Int) -> Int? {
    guard let last = result.last,
      let change = recognizer.exonChange(at: index, of: last, changed, sentence: sentence, shaped: shaped)
    else { return nil }
    if change.range.contains(last.range.start) {
      changed = last.entity
      nested.append(result.removeLast())
    }
    result.append(change)
    return change.tokens.upperBound
  }

  /// Takes "KRASG12D" at `index`.
  private mutating func takeFusedName(at index: Int) {
    guard let (protein, variant) = recognizer.fused(at: index, sentence: sentence, shaped: shaped) else {
      return
    }
    nested.append(protein)
    result.append(variant)
  }

  /// Notes words at `start` that name no entity: what the document or the laboratory means by them, plain words in capitals,
  /// organisations, a catalogue number. Gives their end; nil where none stand there, or where a longer name is `found`.
  private mutating func passOver(_ start: Int, found: MentionRecognizer.Found?) -> Int? {
    let limit = range.upperBound
    let foundEnd = found?.end ?? 0
    if let (end, words) = defined.unnamed(at: start, tokens, limit: limit, in: text), end >= foundEnd {
      guard let words else { return silence(start..<end) }
      passedOver.shortForms.append((start..<end, sentence, words))
      return end
    }
    if let found, isPlainWord(start, found) || isGuidance(found) { return silence(start..<found.end) }
    if let end = shaped.end(ofOrganisationAt: start, from: range.lowerBound), end >= foundEnd {
      return silence(start..<end)
    }
    // A name of the tables in brackets is that, whatever it looks like.
    guard let end = shaped.end(ofCatalogueNumberAt: start),
      found.map({ $0.score < 0.95 || $0.end < end }) ?? true
    else { return nil }
    return silence(start..<end)
  }

  private mutating func silence(_ words: Range<Int>) -> Int {
    passedOver.silent.append(words)
    return words.upperBound
  }

  private func isPlainWord(_ start: Int, _ found: MentionRecognizer.Found) -> Bool {
    found.end == start + 1 && shaped.isPlainWord(at: start, from: range.lowerBound)
  }

  /// "ADA guidelines" are those of a society, not of a gene.
  private func isGuidance(_ found: MentionRecognizer.Found) -> Bool {
    found.end < range.upperBound && shapes.guidanceNouns.contains(tokens[found.end].form)
      && Grounder.fits(found.entity.category, .gene)
  }

  /// "proteasome inhibitors": a name of two words or more that ends in a class noun.
  private func isClass(_ mention: Mention) -> Bool {
    mention.tokens.count > 1 && shapes.classNouns.contains(tokens[mention.tokens.upperBound - 1].lemma)
  }
}
