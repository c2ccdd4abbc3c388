import DocumentModel
import Text

/// What the words beside short forms say that they stand for: "CHOP siRNA" speaks of a gene, "CR, PR, SD and PD" of
/// responses.
struct ContextMeanings {
  let vocabulary: CompiledVocabulary
  let grounder: Grounder
  let shapes: NameShapes
  let text: SourceText
  let tokens: [Token]

  /// Adds to `defined` what names stand for that it does not define.
  func add(to defined: inout DefinedNames, sentences: [Sentence]) {
    addGenes(to: &defined)
    for sentence in sentences { addCompanions(in: sentence, to: &defined) }
  }

  // MARK: Genes

  /// Genes that share their short form with what is more often meant, from where the text speaks of one on.
  private func addGenes(to defined: inout DefinedNames) {
    var genes: [String: Entity] = [:]
    for index in tokens.indices where isAcronym(tokens[index]) && isBesideGeneNoun(index) {
      let name = text.string(tokens[index].range)
      guard genes[name] != nil || !defined.defines(name), let gene = genes[name] ?? gene(named: name) else {
        continue
      }
      genes[name] = gene
      defined.add(.entity(gene), named: name, from: tokens[index].range.start)
    }
    guard !genes.isEmpty else { return }
    for index in tokens.indices.dropLast() where shapes.treatmentNouns.contains(tokens[index + 1].lemma) {
      let name = text.string(tokens[index].range)
      guard genes[name] != nil, let known = vocabulary.entity(named: name)?.entity else { continue }
      defined.add(.entity(known), named: name, from: tokens[index].range.start)
    }
  }

  private func isAcronym(_ token: Token) -> Bool {
    let bytes = text[token.range]
    return (2...6).contains(bytes.count) && bytes.count(where: \.isASCIIUpper) >= 2
      && bytes.allSatisfy(\.isASCIIAlphanumeric)
  }

  /// "CHOP siRNA", "CHOP-siRNA", "expression of CHOP".
  private func isBesideGeneNoun(_ index: Int) -> Bool {
    var next = index + 1
    if next < tokens.count, tokens[next].isHyphen { next += 1 }
    if next < tokens.count, shapes.geneNouns.contains(tokens[next].form) { return true }
    return index > 1 && tokens[index - 1].form == "of" && shapes.geneNouns.contains(tokens[index - 2].form)
  }

  /// The gene of just this name where the curated tables have something else under it.
  private func gene(named name: String) -> Entity? {
    guard let known = vocabulary.entity(named: name)?.entity, !Grounder.fits(known.category, .gene),
      let match = grounder.matches(GroundingRequest(name, category: .gene), limit: 1).first,
      Grounder.fits(match.entity.category, .gene), match.matched == name
    else { return nil }
    return match.entity
  }

  // MARK: Companions

  private func addCompanions(in sentence: Sentence, to defined: inout DefinedNames) {
    for index in sentence.tokens {
      let word = text[tokens[index].range]
      guard let companion = shapes.companions.first(where: { word.elementsEqual($0.name.utf8) }),
        isAmong(companion.beside, sentence), let meaning = vocabulary.entity(named: companion.meaning),
        !definesElsewhere(companion.name, defined, at: sentence.range.start)
      else { continue }
      defined.add(
        .entity(meaning.entity), named: companion.name, from: tokens[index].range.start,
        to: sentence.range.end)
    }
  }

  /// Whether the document itself says what `name` stands for; that it is a term of the laboratory elsewhere is no matter.
  private func definesElsewhere(_ name: String, _ defined: DefinedNames, at position: Int) -> Bool {
    switch defined.meaning(of: name, at: position) {
    case nil, .nothing?: false
    case .entity?, .words?: true
    }
  }

  /// Whether one of `words` stands in `sentence`, single ones in their case.
  private func isAmong(_ words: Set<String>, _ sentence: Sentence) -> Bool {
    let bytes = text[sentence.range]
    return words.contains { word in
      word.contains(" ")
        ? bytes.firstIndex(of: word, from: bytes.startIndex) != nil
        : sentence.tokens.contains { text[tokens[$0].range].elementsEqual(word.utf8) }
    }
  }
}
