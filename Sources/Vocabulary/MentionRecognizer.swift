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
  private static let longestName = 16
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
    let found = sentences.indices.flatMap { index in
      mentions(
        inSentence: index, of: sentences, tokens: tokens, text: text, defined: defined,
        passedOver: &passedOver)
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

  /// The mentions of one sentence; words that are something else than the name of an entity go to `passedOver`.
  private func mentions(
    inSentence sentence: Int, of sentences: [Sentence], tokens: [Token], text: SourceText,
    defined: DefinedNames, passedOver: inout PassedOver
  ) -> [Mention] {
    var result: [Mention] = []
    var nested: [Mention] = []
    // The protein of the change that `result` ends in.
    var changed: Entity?
    let range = sentences[sentence].tokens
    let shaped = ShapedNames(shapes: shapes, text: text, tokens: tokens, limit: range.upperBound)
    var index = range.lowerBound
    while index < range.upperBound {
      let found = longest(at: index, shaped: shaped, defined: defined)
      if let end = passOver(
        index, from: range.lowerBound, shaped: shaped, defined: defined, found: found, sentence, &passedOver)
      {
        index = end
        continue
      }
      if let last = result.last,
        let change = exonChange(at: index, of: last, changed, sentence: sentence, shaped: shaped)
      {
        if change.range.contains(last.range.start) {
          changed = last.entity
          nested.append(result.removeLast())
        }
        result.append(change)
        index = change.tokens.upperBound
        continue
      }
      guard let found else {
        if let (protein, variant) = fused(at: index, sentence: sentence, shaped: shaped) {
          nested.append(protein)
          result.append(variant)
        }
        index += 1
        continue
      }
      if isPartOfEnzymeName(index..<found.end, limit: range.upperBound, tokens: tokens, text: text) {
        index = found.end + 1
        continue
      }
      let span = ByteRange(tokens[index].range.start, tokens[found.end - 1].range.end)
      let mention = Mention(
        range: span, tokens: index..<found.end, sentence: sentence, entity: found.entity, score: found.score)
      if let last = result.last, changed == nil,
        let joined = variant(mention, of: last, shaped: shaped) ?? subline(mention, of: last, in: text)
      {
        if joined.entity.category == .gene { changed = last.entity }
        nested.append(last)
        result[result.count - 1] = joined
      } else if let last = result.last, let changed,
        let further = furtherVariant(mention, behind: last, of: changed, in: text)
      {
        result.append(further)
      } else {
        changed = nil
        let named =
          withSubline(mention, limit: range.upperBound, tokens: tokens, text: text)
          ?? asClass(mention, limit: range.upperBound, tokens: tokens, text: text)
        if named.range != mention.range { nested.append(mention) }
        result.append(named)
      }
      index = result[result.count - 1].tokens.upperBound
    }
    result = withoutUnnamedTrials(result, tokens: tokens)
    let series = MentionSeries(
      text: text, tokens: tokens, sentence: range, number: sentence, conjunctions: shapes.conjunctions,
      countedNouns: shapes.countedNouns, known: knownGene)
    for mention in result
    where isClass(mention, tokens) && !nested.contains(where: { $0.range.overlaps(mention.range) }) {
      nested += series.namesWithin(class: mention)
    }
    return (series.expanded(result) + nested.map(\.onlyListed)).sorted {
      ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end)
    }
  }

  /// Notes words at `start` that name no entity, a catalogue number, what the document or the laboratory means by them, and
  /// gives their end; nil where none stand there, or where a longer name is `found`.
  private func passOver(
    _ start: Int, from first: Int, shaped: ShapedNames, defined: DefinedNames, found: Found?, _ sentence: Int,
    _ passedOver: inout PassedOver
  ) -> Int? {
    let (tokens, text, limit) = (shaped.tokens, shaped.text, shaped.limit)
    if let (end, words) = defined.unnamed(at: start, tokens, limit: limit, in: text), end >= found?.end ?? 0 {
      if let words {
        passedOver.shortForms.append((start..<end, sentence, words))
      } else {
        passedOver.silent.append(start..<end)
      }
      return end
    }
    if let found, found.end == start + 1, shaped.isPlainWord(at: start, from: first) {
      passedOver.silent.append(start..<found.end)
      return found.end
    }
    if let found, found.end < limit, shapes.guidanceNouns.contains(tokens[found.end].form),
      Grounder.fits(found.entity.category, .gene)
    {
      passedOver.silent.append(start..<found.end)
      return found.end
    }
    if let end = shaped.end(ofOrganisationAt: start, from: first), end >= found?.end ?? 0 {
      passedOver.silent.append(start..<end)
      return end
    }
    guard let end = shaped.end(ofCatalogueNumberAt: start) else { return nil }
    // A name of the tables in brackets is that, whatever it looks like.
    guard found.map({ $0.score < 0.95 || $0.end < end }) ?? true else { return nil }
    passedOver.silent.append(start..<end)
    return end
  }

  /// "proteasome inhibitors": a name of two words or more that ends in a class noun.
  private func isClass(_ mention: Mention, _ tokens: [Token]) -> Bool {
    mention.tokens.count > 1 && shapes.classNouns.contains(tokens[mention.tokens.upperBound - 1].lemma)
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

  /// "phase III trial" right before or behind the name of a trial just says what that is; not so after "Before X,".
  private func withoutUnnamedTrials(_ mentions: [Mention], tokens: [Token]) -> [Mention] {
    let trials = mentions.filter { $0.entity.category == .clinicalTrial }
    func isUnnamed(_ mention: Mention) -> Bool {
      mention.entity.identifier.hasPrefix("local:ClinicalTrial/phase")
    }
    return mentions.filter { mention in
      guard isUnnamed(mention) else { return true }
      return !trials.contains { named in
        if isUnnamed(named) { return false }
        let start = named.tokens.lowerBound
        let isElsewhere =
          start > 0 && ["before", "after", "unlike", "than", "since"].contains(tokens[start - 1].form)
        return !isElsewhere && mention.tokens.lowerBound - named.tokens.upperBound <= 8
      }
    }
  }

  /// "K562/imatinib": a line made resistant, named after its parent and the agent.
  private func subline(_ mention: Mention, of parent: Mention, in text: SourceText) -> Mention? {
    let gap = ByteRange(parent.range.end, max(parent.range.end, mention.range.start))
    guard parent.entity.category == .cellLine, text.string(gap) == "/",
      [.drug, .smallMolecule].contains(mention.entity.category)
    else { return nil }
    let range = parent.range.union(mention.range)
    return Mention(
      range: range, tokens: parent.tokens.lowerBound..<mention.tokens.upperBound, sentence: mention.sentence,
      entity: Term(name: text.string(range), identifier: nil, category: .cellLine).entity,
      score: mention.score)
  }

  /// Whether a name in plain words goes on as that of an enzyme which nothing knows: "cytochrome c" of "cytochrome c
  /// oxidase". Symbols stand for themselves: "ABL kinase".
  private func isPartOfEnzymeName(_ name: Range<Int>, limit: Int, tokens: [Token], text: SourceText) -> Bool {
    let next = name.upperBound
    guard next < limit, tokens[next].lemma.hasSuffix("ase"), !shapes.notEnzymes.contains(tokens[next].lemma),
      isJoined(tokens[next - 1], tokens[next], in: text)
    else { return false }
    return text[tokens[next - 1].range].allSatisfy(\.isASCIILower)
  }

  struct Found {
    var entity: Entity
    var score: Double
    var end: Int
  }

  /// The longest name that begins at token `start`.
  func longest(at start: Int, shaped: ShapedNames, defined: DefinedNames) -> Found? {
    let (tokens, text, limit) = (shaped.tokens, shaped.text, shaped.limit)
    guard text.bytes[tokens[start].range.start].isNameStart, !tokens[start].isHyphen else {
      return stereoisomer(at: start, shaped: shaped)
    }
    var best: Found?
    var hash = LookupKey.empty
    for end in start..<min(limit, start + Self.longestName) {
      if end > start, !isJoined(tokens[end - 1], tokens[end], in: text) { break }
      let before = hash
      LookupKey.add(text[tokens[end].range], to: &hash)
      let surface = ByteRange(tokens[start].range.start, tokens[end].range.end)
      if hash != before,
        let found = lookup(surface, key: hash, before: before, last: tokens[end], text, defined),
        found.entity.category != .cellLine || !text[surface].contains(byte("("))
      {
        let head = isLineBeforeNoun(found.entity, start..<end + 1, tokens) ? end : end + 1
        best = Found(entity: found.entity, score: found.score, end: head)
      }
      if !vocabulary.isPrefix(hash), !defined.prefixes.contains(hash) { break }
    }
    if let found = wideName(at: start, shaped: shaped), found.end > best?.end ?? 0 {
      best = found
    } else if let known = best, let wide {
      best?.entity = wide.grounder.completed(known.entity)
    }
    // What the tables have in just this case is that: "pCR".
    if best?.score ?? 0 < 0.97 {
      if isPhosphoMark(start, shaped: shaped, defined: defined) { return nil }
      if best?.end ?? 0 <= start + 1, let protein = phosphoprotein(at: start, shaped: shaped) {
        return protein
      }
    }
    if shaped.microRNA(at: start) != nil, let known = best, !MicroRNA.isOne(known.entity), known.score < 0.95
    {
      best = nil
    }
    if best == nil,
      let end = unnamedTrial(at: start, limit: limit, tokens: tokens, text: text, defined: defined)
    {
      let words = text.string(ByteRange(tokens[start].range.start, tokens[end - 2].range.end)).lowercased()
      let name = "\(words) \(tokens[end - 1].lemma)"
      return Found(
        entity: Term(name: name, identifier: nil, category: .clinicalTrial).entity, score: 0.5, end: end)
    }
    if let name = shaped.name(at: start),
      name.end > best?.end ?? start || name.end == best?.end && name.score > best?.score ?? 0
    {
      best = Found(entity: name.entity, score: name.score, end: name.end)
    }
    if let whole = aroundCatalogueNumber(at: start, shaped: shaped), whole.end > best?.end ?? start {
      best = whole
    }
    return best
  }

  /// Whether the tokens are the name of a cell line and the noun "cells": a short name ("KB cells") means the line only before
  /// the noun, which is no part of it.
  private func isLineBeforeNoun(_ entity: Entity, _ name: Range<Int>, _ tokens: [Token]) -> Bool {
    entity.category == .cellLine && name.count > 1 && tokens[name.upperBound - 1].lemma == "cell"
      && !tokens[name.upperBound - 2].isHyphen
  }

  /// "(2R,3S)-2-amino-…": a systematic name with the prefix that says how its atoms stand, as the vocabulary has it if
  /// it does.
  private func stereoisomer(at start: Int, shaped: ShapedNames) -> Found? {
    guard shaped.end(ofStereoPrefixAt: start) != nil, let name = shaped.name(at: start) else { return nil }
    if let known = wideName(at: start, shaped: shaped), known.end == name.end { return known }
    return Found(entity: name.entity, score: name.score, end: name.end)
  }

  /// "serotonin (B70213) 2A receptor": a name that goes on behind the catalogue number of its first words.
  private func aroundCatalogueNumber(at start: Int, shaped: ShapedNames) -> Found? {
    let (tokens, text) = (shaped.tokens, shaped.text)
    let opening = (start + 1..<min(start + 4, shaped.limit)).first { tokens[$0].form == "(" }
    guard let opening, opening + 1 < shaped.limit, let close = shaped.end(ofBracketedNumberAt: opening + 1),
      tokens[close].form == ")"
    else { return nil }
    let head = text.string(ByteRange(tokens[start].range.start, tokens[opening - 1].range.end))
    for end in (close + 1..<min(close + 5, shaped.limit)).reversed() where isWord(tokens[end], in: text) {
      let name = head + " " + text.string(ByteRange(tokens[close + 1].range.start, tokens[end].range.end))
      if let known = vocabulary.entity(named: name) ?? knownGene(name) {
        return Found(entity: known.entity, score: known.score, end: end + 1)
      }
    }
    return nil
  }

  /// Whether `token` is none of the signs that keys of names leave out, such as a stop.
  private func isWord(_ token: Token, in text: SourceText) -> Bool {
    let first = text.bytes[token.range.start]
    return (first.isASCIIAlphanumeric || first >= 0x80) && !token.isHyphen
  }

  private func unnamedTrial(
    at start: Int, limit: Int, tokens: [Token], text: SourceText, defined: DefinedNames
  ) -> Int? {
    TrialNames(text: text, tokens: tokens).end(ofTrialAt: start, limit: limit) {
      defined.entity(text.string(tokens[$0].range), at: tokens[$0].range.start) != nil
    }
  }

  /// Whether two neighbouring tokens may belong to one name: no callout and no line end between them.
  func isJoined(_ left: Token, _ right: Token, in text: SourceText) -> Bool {
    let gap = ByteRange(left.range.end, right.range.start)
    let bytes = text.bytes
    let next = bytes[right.range.start]
    // A comma within a name is no pause: "1,25-dihydroxyvitamin", but not "with A, B acts".
    let isPause =
      next == byte(";")
      || next == byte(",") && right.range.end < bytes.count && bytes[right.range.end] == 0x20
    return gap.count <= 2 && !text[gap].contains(0x0A) && !isPause
  }

  /// What `surface` names: a short form of the document, a name, or the plural of one.
  private func lookup(
    _ surface: ByteRange, key: UInt64, before: UInt64, last: Token, _ text: SourceText,
    _ defined: DefinedNames
  ) -> (entity: Entity, score: Double)? {
    let bytes = Array(text[surface])
    let string = String(decoding: bytes, as: UTF8.self)
    if let entity = defined.entity(string, at: surface.start) { return (entity, 1) }
    if let found = vocabulary.lookup(key: key, surface: bytes) { return found }
    for (ending, singular) in [("ies", "y"), ("s", ""), ("es", "")]
    where last.range.count > ending.utf8.count + 1 && bytes.reversed().starts(with: ending.utf8.reversed()) {
      // "rates" are no rats.
      if ending == "es", bytes.count > 2, !"sxzho".utf8.contains(bytes[bytes.count - 3]) { continue }
      let spelling = bytes.dropLast(ending.utf8.count) + Array(singular.utf8)
      if let entity = defined.entity(String(decoding: spelling, as: UTF8.self), at: surface.start) {
        return (entity, 0.95)
      }
      var hash = before
      LookupKey.add(Array(text[last.range]).dropLast(ending.utf8.count) + Array(singular.utf8), to: &hash)
      if let found = vocabulary.lookup(key: hash, surface: Array(spelling)) {
        return (found.entity, min(found.score, 0.95))
      }
    }
    return nil
  }

  /// "MCF-7/ADR": a line made resistant, named after its parent and a code for the agent; nil for other mentions.
  private func withSubline(_ mention: Mention, limit: Int, tokens: [Token], text: SourceText) -> Mention? {
    let slash = mention.tokens.upperBound
    guard mention.entity.category == .cellLine, slash + 1 < limit, tokens[slash].form == "/",
      tokens[slash].range.start == mention.range.end, tokens[slash + 1].range.start == tokens[slash].range.end
    else { return nil }
    let code = text.string(tokens[slash + 1].range)
    guard (2...6).contains(code.utf8.count), code.utf8.contains(where: \.isASCIIUpper),
      vocabulary.entity(named: code) == nil
    else { return nil }
    let range = mention.range.union(tokens[slash + 1].range)
    return Mention(
      range: range, tokens: mention.tokens.lowerBound..<(slash + 2), sentence: mention.sentence,
      entity: Term(name: text.string(range), identifier: nil, category: .cellLine).entity, score: 0.5)
  }

  /// A mention followed by a class noun names a class: "PI3K inhibitors", "deoxyguanosine analog".
  private func asClass(_ mention: Mention, limit: Int, tokens: [Token], text: SourceText) -> Mention {
    let next = mention.tokens.upperBound
    let isSubstance = ![.disease, .clinicalTrial, .clinicalFinding, .treatment].contains(
      mention.entity.category)
    guard next < limit, isSubstance, shapes.classNouns.contains(tokens[next].lemma),
      isJoined(tokens[next - 1], tokens[next], in: text)
    else { return mention }
    let name = "\(mention.entity.name) \(tokens[next].lemma)"
    let entity =
      vocabulary.entity(named: name)?.entity
      ?? Term(name: name, identifier: nil, category: .chemicalEntity).entity
    return Mention(
      range: mention.range.union(tokens[next].range), tokens: mention.tokens.lowerBound..<(next + 1),
      sentence: mention.sentence, entity: entity, score: mention.score)
  }

  func entity(named name: String) -> Entity? { vocabulary.entity(named: name)?.entity }
}

extension UInt8 {
  /// Whether a name may begin with this byte: no punctuation.
  fileprivate var isNameStart: Bool { isASCIIAlphanumeric || self >= 0x80 }
}
