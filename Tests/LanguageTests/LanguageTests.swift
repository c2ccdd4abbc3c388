import DocumentModel
import Language
import Testing
import Text

private let resources = LanguageResources(
  abbreviations: ["e.g", "al", "fig", "i.v", "vs"],
  irregular: ["bound": .init(lemma: "bind", tag: "VBN"), "was": .init(lemma: "be", tag: "VBD")],
  uninflected: ["species"], muteE: ["deplete", "phosphorylate"], withoutE: ["inhibit", "target"])

/// Callouts are written `{…}` in these texts.
private func document(_ marked: String) -> (Document, [Citation]) {
  let text = SourceText(marked)
  var citations: [Citation] = []
  var open: Int?
  for (index, unit) in text.bytes.enumerated() {
    if unit == byte("{") { open = index }
    if unit == byte("}"), let start = open {
      citations.append(Citation(range: ByteRange(start, index + 1), indices: ["1"], style: .bracket))
    }
  }
  return (Document(plain: text), citations)
}

@Suite struct SentenceSplitterTests {
  @Test(arguments: [
    ("One. Two.", ["One.", "Two."]),
    ("It fell (p < 0.05). Then rose.", ["It fell (p < 0.05).", "Then rose."]),
    ("A kills B.{1}{2} C lives.", ["A kills B.", "C lives."]),
    ("A kills B.{1} {2} ara-G lives.{3}", ["A kills B.", "ara-G lives."]),
    (
      "Given i.v. to mice, e.g. C57, by Li et al. in Fig. 2. Next.",
      ["Given i.v. to mice, e.g. C57, by Li et al. in Fig. 2.", "Next."]
    ),
    ("mTOR acts. p53 too. but not here.", ["mTOR acts.", "p53 too. but not here."]),
    ("J. A. Smith wrote it. Vitamin D. Then more.", ["J. A. Smith wrote it.", "Vitamin D.", "Then more."]),
    ("Is it? Yes! (Really.) Well", ["Is it?", "Yes!", "(Really.)", "Well"]),
    ("No stop at the end {4}", ["No stop at the end {4}"]),
    ("{5}", []),
    ("", []),
  ]) func splits(_ marked: String, _ expected: [String]) {
    let (document, citations) = document(marked)
    let sentences = SentenceSplitter(resources).sentences(in: document, citations: citations)
    #expect(sentences.map { document.text.string($0.range) } == expected)
  }

  @Test func cellsAreSplitByThemselvesAndOnce() {
    let text = SourceText("Head\tOther\nOne. Two.\tThree")
    var document = Document(plain: text)
    let cell = Table.Cell(ByteRange(11, 20))
    document.blocks[0].kind = .table
    document.blocks[0].table = Table(
      heads: [.init(ByteRange(0, 4)), .init(ByteRange(5, 10))],
      rows: [[cell, .init(ByteRange(21, 26))], [cell]])
    let sentences = SentenceSplitter(resources).sentences(in: document, citations: [])
    #expect(sentences.map { text.string($0.range) } == ["Head", "Other", "One.", "Two.", "Three"])
    #expect(sentences.map(\.cell?.row) == [-1, -1, 0, 0, 0])
  }
}

@Suite struct TokenizerTests {
  private func forms(_ string: String) -> [String] {
    Tokenizer(lemmatizer: Lemmatizer(resources)).tokens(
      in: SourceText(string), range: SourceText(string).range
    )
    .map(\.form)
  }

  @Test func splitsHyphensAndKeepsDecimals() {
    #expect(forms("T-ALL at 1.5 mg/m²") == ["t", "-", "all", "at", "1.5", "mg", "/", "m²"])
    #expect(forms("2,000 cells, n=3") == ["2,000", "cells", ",", "n", "=", "3"])
    #expect(forms("doesn’t p53's β1") == ["does", "n’t", "p53", "'s", "β1"])
  }

  @Test func calloutsGiveNoToken() {
    let (document, citations) = document("A{1} binds{2}{3}B.")
    let sentences = SentenceSplitter(resources).sentences(in: document, citations: citations)
    let (tokens, filled) = Tokenizer(lemmatizer: Lemmatizer(resources)).tokenize(
      sentences, in: document.text, citations: citations)
    #expect(tokens.map(\.form) == ["a", "binds", "b", "."])
    #expect(filled.map(\.tokens) == [0..<4])
  }

  @Test func tokensOfRandomTextLieInOrderWithinIt() {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("aB1.,'’-/ \u{A0}β𝛼()\n{}n't".unicodeScalars)
    for _ in 0..<300 {
      let string = String(
        String.UnicodeScalarView((0..<40).map { _ in alphabet.randomElement(using: &generator) ?? "a" }))
      let text = SourceText(string)
      var end = 0
      for token in Tokenizer(lemmatizer: Lemmatizer(resources)).tokens(in: text, range: text.range) {
        #expect(token.range.start >= end && !token.range.isEmpty)
        #expect(text.string(token.range).lowercased() == token.form)
        end = token.range.end
      }
    }
  }
}

@Suite struct LemmatizerTests {
  @Test(arguments: [
    ("phosphorylated", "phosphorylate", "VBN"), ("inhibiting", "inhibit", "VBG"),
    ("kinases", "kinase", "NNS"),
    ("bound", "bind", "VBN"), ("species", "species", ""), ("inhibits", "inhibit", "NNS"),
    ("studies", "study", "NNS"),
    ("stopped", "stop", "VBN"), ("reduced", "reduce", "VBN"), ("induces", "induce", "NNS"),
    ("hydrolyzes", "hydrolyze", "NNS"), ("degraded", "degrade", "VBN"), ("apoptosis", "apoptosis", ""),
    ("targeted", "target", "VBN"), ("promoting", "promote", "VBG"), ("killed", "kill", "VBN"),
    ("controlled", "control", "VBN"),
  ]) func findsLemmaAndTag(_ form: String, _ lemma: String, _ tag: String) {
    #expect(Lemmatizer(resources).inflection(of: form) == .init(lemma: lemma, tag: tag))
  }
}

@Suite struct AbbreviationFinderTests {
  @Test(arguments: [
    ("Inside, deoxycytidine kinase (dCK) acts.", ["dCK=deoxycytidine kinase"]),
    ("T-cell acute lymphoblastic leukemia (T-ALL; rare)", ["T-ALL=T-cell acute lymphoblastic leukemia"]),
    ("the analog 9-β-D-arabinofuranosylguanine (ara-G).", ["ara-G=9-β-D-arabinofuranosylguanine"]),
    (
      "SAMHD1 (sterile alpha motif and HD domain-containing protein 1) acts",
      ["SAMHD1=sterile alpha motif and HD domain-containing protein 1"]
    ),
    ("the cells (see Table 2) died (n = 12)", []),
    ("It (A) is", []),
  ]) func finds(_ string: String, _ expected: [String]) {
    let text = SourceText(string)
    let sentences = [Sentence(range: text.range, block: 0)]
    let found = AbbreviationFinder().abbreviations(in: sentences, of: text)
    #expect(found.map { "\(text.string($0.short))=\(text.string($0.long))" } == expected)
  }
}
