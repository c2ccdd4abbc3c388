import DocumentModel
import Text

/// Names that are one with the words beside them: lines made resistant, enzymes, classes.
extension MentionRecognizer {
  /// "K562/imatinib": a line made resistant, named after its parent and the agent.
  func subline(_ mention: Mention, of parent: Mention, in text: SourceText) -> Mention? {
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
  func isPartOfEnzymeName(_ name: Range<Int>, limit: Int, tokens: [Token], text: SourceText) -> Bool {
    let next = name.upperBound
    guard next < limit, tokens[next].lemma.hasSuffix("ase"), !shapes.notEnzymes.contains(tokens[next].lemma),
      isJoined(tokens[next - 1], tokens[next], in: text)
    else { return false }
    return text[tokens[next - 1].range].allSatisfy(\.isASCIILower)
  }

  /// "MCF-7/ADR": a line made resistant, named after its parent and a code for the agent; nil for other mentions.
  func withSubline(_ mention: Mention, limit: Int, tokens: [Token], text: SourceText) -> Mention? {
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
  func asClass(_ mention: Mention, limit: Int, tokens: [Token], text: SourceText) -> Mention {
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
}
