import DocumentModel
import Text

/// What names stand for in one document.
extension MentionRecognizer {
  /// What the document's short forms and trials stand for, then the laboratory terms.
  func definitions(
    _ abbreviations: [Abbreviation], blocks: [Block], tokens: [Token], in text: SourceText
  ) -> DefinedNames {
    var result = DefinedNames()
    var last: [String: UInt64] = [:]
    let reading = DefinitionReading(vocabulary: vocabulary, grounder: grounder, shapes: shapes)
    for abbreviation in abbreviations {
      let (short, long) = (text.string(abbreviation.short), text.string(abbreviation.long))
      let start = min(abbreviation.short.start, abbreviation.long.start)
      guard last.updateValue(LookupKey.key(long), forKey: short) != LookupKey.key(long) else { continue }
      if abbreviation.isCalledGene(in: text), let gene = reading.gene(short) {
        result.add(.entity(gene), named: short, from: start)
        continue
      }
      guard let meaning = reading.meaning(of: short, long: long) else { continue }
      result.add(meaning, named: short, from: start)
      // What only the document knows goes by both its names.
      if case .entity(let entity) = meaning, !entity.isGrounded, entity.name == long, !result.defines(long),
        entity.category != .smallMolecule, !Grounder.isSystematic(Array(long.utf8)), !isCommon(long)
      {
        result.add(.entity(entity), named: long, from: start)
      }
    }
    for (name, trial) in TrialNames(text: text, tokens: tokens).defined(in: blocks, known: entity)
    where vocabulary.entity(named: name) == nil && !result.defines(name) {
      result.add(.entity(trial), named: name, from: 0)
    }
    for term in shapes.laboratoryTerms.union(shapes.organisations) where !result.defines(term) {
      result.add(.nothing, named: term, from: 0)
    }
    return result
  }

  private func isCommon(_ words: String) -> Bool {
    shapes.commonWords.contains(words.lowercased())
      || shapes.commonWords.contains(WordVariants.plain(words.lowercased()))
  }

  /// Whether `range` is a vendor's number, which stands for no long form: "bafilomycin A1 (B1793)".
  func isCatalogueNumber(_ range: ByteRange, in text: SourceText) -> Bool {
    shapes.catalogueNumbers.contains { ShapedNames.fits(text[range], shape: $0) }
  }
}

extension Abbreviation {
  /// Whether the word "gene" stands right before the short form: "the gene APC (adenomatous polyposis coli)". Behind the
  /// bracket it speaks of the disease's gene.
  fileprivate func isCalledGene(in text: SourceText) -> Bool {
    text.bytes[..<short.start].suffix(5).elementsEqual("gene ".utf8)
  }
}
