import DocumentModel
import Language
import Testing
import Text

let resources = LanguageResources(
  boundaries: BoundaryWords(
    joining: ["e.g", "i.e", "fig", "vs", "cf"], titles: ["dr", "ms"], numbered: ["no", "p", "min", "dec"],
    either: ["al", "i.v", "inc", "sp"], times: ["a.m", "p.m"],
    openers: ["the", "we", "it", "this", "that", "then", "how", "in", "to", "from", "by", "of", "and"],
    naming: ["thank"]),
  irregular: ["bound": .init(lemma: "bind", tag: "VBN"), "was": .init(lemma: "be", tag: "VBD")],
  uninflected: ["species"], muteE: ["deplete", "phosphorylate"], withoutE: ["inhibit", "target"])

/// Callouts are written `{…}` in these texts.
func document(_ marked: String) -> (Document, [Citation]) {
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
