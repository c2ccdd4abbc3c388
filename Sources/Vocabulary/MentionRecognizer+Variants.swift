import DocumentModel
import Text

/// Changes of proteins together with the protein that they are of.
extension MentionRecognizer {
  private static let proteins: Set<Category> = [.gene, .geneFamily, .macromolecularComplex]

  /// "BCR-ABL T315I", "BRAF (V600E)": a change of one amino acid right behind the protein that has it, or in brackets
  /// there, as one mention, named after both.
  func variant(_ mention: Mention, of protein: Mention, shaped: ShapedNames) -> Mention? {
    let (text, tokens) = (shaped.text, shaped.tokens)
    guard let change = ProteinChange.oneLetter(text[mention.range]),
      Self.proteins.contains(protein.entity.category), protein.range.end < mention.range.start,
      protein.entity.isGrounded || protein.score > mention.score
    else { return nil }
    var end = mention.tokens.upperBound
    switch text.string(ByteRange(protein.range.end, mention.range.start)) {
    case " ", "-", "‐", "‑", ":": break
    case "(", " (":
      guard end < shaped.limit, tokens[end].form == ")" else { return nil }
      end += 1
    default: return nil
    }
    return Mention(
      range: ByteRange(protein.range.start, tokens[end - 1].range.end),
      tokens: protein.tokens.lowerBound..<end, sentence: mention.sentence,
      entity: Self.variant(change, of: protein.entity), score: mention.score)
  }

  /// "L858R" of "EGFR T790M/L858R": a further change of the protein whose change stands right before it, `last`.
  func furtherVariant(
    _ mention: Mention, behind last: Mention, of protein: Entity, in text: SourceText
  ) -> Mention? {
    guard last.range.end < mention.range.start,
      let change = ProteinChange.oneLetter(text[mention.range])
    else { return nil }
    let gap = text.string(ByteRange(last.range.end, mention.range.start))
    let again = Self.variant(change, of: protein)
    guard Self.joints.contains(gap) || gap == " (" && again == last.entity else { return nil }
    var further = mention
    further.entity = again
    return further
  }

  private static let joints: Set<String> = ["/", " / ", "+", " + ", ", ", " and ", " or ", ", and ", ", or "]

  /// "exon 19 deletion" at token `index` right behind the gene that it is of, or behind a change of `changed`.
  func exonChange(
    at index: Int, of last: Mention, _ changed: Entity?, sentence: Int, shaped: ShapedNames
  ) -> Mention? {
    let (text, tokens) = (shaped.text, shaped.tokens)
    guard tokens[index].form == "exon", index + 2 < shaped.limit,
      text[tokens[index + 1].range].allSatisfy(\.isASCIIDigit),
      shapes.exonChanges.contains(tokens[index + 2].lemma)
    else { return nil }
    let gap = text.string(ByteRange(last.range.end, max(last.range.end, tokens[index].range.start)))
    let isBehind = gap == " " && last.entity.category == .gene && changed == nil
    guard isBehind || Self.joints.contains(gap), let protein = isBehind ? last.entity : changed else {
      return nil
    }
    let start = isBehind ? last.range.start : tokens[index].range.start
    let first = isBehind ? last.tokens.lowerBound : index
    return Mention(
      range: ByteRange(start, tokens[index + 2].range.end), tokens: first..<(index + 3), sentence: sentence,
      entity: Self.variant("exon \(tokens[index + 1].form) \(tokens[index + 2].lemma)", of: protein),
      score: 0.5)
  }

  /// "KRASG12D" at token `index`: the protein, at its letters, and the changed protein; nil where the letters before the
  /// change name none.
  func fused(at index: Int, sentence: Int, shaped: ShapedNames) -> (protein: Mention, variant: Mention)? {
    let range = shaped.tokens[index].range
    guard let (length, change) = ProteinChange.behindSymbol(shaped.text[range]) else { return nil }
    let symbol = ByteRange(range.start, range.start + length)
    guard let known = knownGene(shaped.text.string(symbol)) else { return nil }
    func mention(_ range: ByteRange, _ entity: Entity, _ score: Double) -> Mention {
      Mention(range: range, tokens: index..<(index + 1), sentence: sentence, entity: entity, score: score)
    }
    return (
      mention(symbol, known.entity, known.score),
      mention(range, Self.variant(change, of: known.entity), 0.5)
    )
  }

  private static func variant(_ change: String, of protein: Entity) -> Entity {
    Term(name: "\(protein.name) \(change)", identifier: nil, category: .gene).entity
  }
}
