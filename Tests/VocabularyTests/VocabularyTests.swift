import DocumentModel
import Testing
import Text
import Vocabulary

private let terms = [
  Term(name: "DCK", synonyms: ["deoxycytidine kinase", "dCK"], identifier: "hgnc:2704", category: .gene),
  Term(name: "BCL2", synonyms: ["BCL-2"], identifier: "hgnc:990", category: .gene),
  Term(name: "ACT", identifier: "hgnc:1", category: .gene),
  Term(
    name: "T-cell acute lymphoblastic leukemia", synonyms: ["T-ALL"], identifier: "mondo:0004963",
    category: .disease),
  Term(name: "ALL", identifier: "mondo:0004967", category: .disease),
  Term(name: "PI3K/AKT pathway", synonyms: ["PI3K/AKT"], identifier: nil, category: .pathway),
  Term(name: "PI3K", identifier: "fplx:PI3K", category: .geneFamily),
  Term(name: "actin", identifier: "fplx:Actin", category: .geneFamily),
  Term(name: "TGFB1", synonyms: ["TGF-beta 1"], identifier: "hgnc:11766", category: .gene),
]
private let shapes = NameShapes(
  classNouns: ["inhibitor"], drugStems: ["tinib"], notDrugs: [],
  headNouns: ["kinase": .gene, "trial": .clinicalTrial])

/// Tokens split at spaces and punctuation, as the tokenizer does.
private func mentions(_ string: String, abbreviations: [(String, String)] = []) -> [String] {
  let text = SourceText(string)
  var tokens: [Token] = []
  var start: Int?
  func close(_ end: Int) {
    guard let lower = start else { return }
    let form = text.string(ByteRange(lower, end)).lowercased()
    tokens.append(
      Token(
        range: ByteRange(lower, end), form: form, lemma: form.hasSuffix("s") ? String(form.dropLast()) : form)
    )
    start = nil
  }
  for (index, unit) in text.bytes.enumerated() {
    if unit.isASCIIAlphanumeric || unit >= 0x80 {
      if start == nil { start = index }
    } else {
      close(index)
      if unit != 0x20 {
        start = index
        close(index + 1)
      }
    }
  }
  close(text.count)
  let recognizer = MentionRecognizer(vocabulary: CompiledVocabulary(terms), shapes: shapes)
  let found = abbreviations.compactMap { short, long -> Abbreviation? in
    guard let a = text.bytes.firstIndex(of: short, from: 0), let b = text.bytes.firstIndex(of: long, from: 0)
    else { return nil }
    return Abbreviation(short: ByteRange(a, a + short.utf8.count), long: ByteRange(b, b + long.utf8.count))
  }
  return recognizer.mentions(
    in: text, sentences: [Sentence(range: text.range, block: 0, tokens: 0..<tokens.count)], tokens: tokens,
    abbreviations: found
  ).map { "\(text.string($0.range))=\($0.entity.identifier)" }
}

@Suite struct RecognizerTests {
  @Test(arguments: [
    ("dCK acts", ["dCK=hgnc:2704"]),
    ("deoxycytidine kinases act", ["deoxycytidine kinases=hgnc:2704"]),
    ("Bcl-2, BCL2 and bcl 2", ["Bcl-2=hgnc:990", "BCL2=hgnc:990", "bcl 2=hgnc:990"]),
    ("all act in tall trees; All too", []), ("actin acts", ["actin=fplx:Actin"]),
    ("deoxycytidine kinase oxidase, dCK kinase", ["dCK=hgnc:2704"]),
    ("ALL or T-ALL or TALL", ["ALL=mondo:0004967", "T-ALL=mondo:0004963"]),
    ("the PI3K/AKT axis, PI3K alone", ["PI3K/AKT=local:Pathway/pi3k-akt-pathway", "PI3K=fplx:PI3K"]),
    ("PI3K inhibitors", ["PI3K inhibitors=local:ChemicalEntity/pi3k-inhibitor", "PI3K=fplx:PI3K"]),
    ("TGF-β1 and TGFβ1", ["TGF-β1=hgnc:11766", "TGFβ1=hgnc:11766"]),
    (
      "Foretinib in NCT02112916",
      ["Foretinib=local:Drug/foretinib", "NCT02112916=clinicaltrials:NCT02112916"]
    ),
  ]) func recognises(_ string: String, _ expected: [String]) { #expect(mentions(string) == expected) }

  @Test func theDocumentsOwnDefinitionOutranksTheVocabulary() {
    #expect(
      mentions("odd liver kinase (ACT); ACT works", abbreviations: [("ACT", "odd liver kinase")])
        == ["odd liver kinase", "ACT", "ACT"].map { $0 + "=local:Gene/odd-liver-kinase" })
    #expect(mentions("a cheap test (ACT); ACT works", abbreviations: [("ACT", "a cheap test")]) == [])
    #expect(
      mentions("human deoxycytidine kinases (dCK)", abbreviations: [("dCK", "human deoxycytidine kinases")])
        .last
        == "dCK=hgnc:2704")
    #expect(
      mentions("acute coma trial (ACT)", abbreviations: [("ACT", "acute coma trial")])
        == ["acute coma trial", "ACT"].map { $0 + "=local:ClinicalTrial/acute-coma-trial" })
    #expect(
      mentions("deoxycytidine kinase (ACT); ACT works", abbreviations: [("ACT", "deoxycytidine kinase")])
        == ["deoxycytidine kinase=hgnc:2704", "ACT=hgnc:2704", "ACT=hgnc:2704"])
    #expect(
      mentions("odd liver kinase (OLK); OLK works", abbreviations: [("OLK", "odd liver kinase")]).last
        == "OLK=local:Gene/odd-liver-kinase")
  }
}

@Suite struct TermTests {
  @Test func aTableMayBeginWithAByteOrderMark() throws {
    let heads = "name\tsynonyms\tidentifier\tcategory\txrefs\tsource\n"
    #expect(try Term.rows(tsv: "\u{FEFF}" + heads + "A\t\t\tGene\t\ts\n", file: "a.tsv").map(\.name) == ["A"])
  }

  @Test func everyMalformedRowIsToldWithItsPlace() throws {
    let heads = "name\tsynonyms\tidentifier\tcategory\txrefs\tsource\n"
    let terms = try Term.rows(
      tsv: heads + "DCK\tdCK| deoxycytidine kinase\thgnc:2704\tGene\t\thgnc\n\n", file: "a.tsv")
    #expect(terms.map(\.synonyms) == [["dCK", "deoxycytidine kinase"]])
    #expect(throws: DefinitionError.self) { try Term.rows(tsv: "nothing", file: "a.tsv") }
    do {
      _ = try Term.rows(tsv: heads + "A\t\tx\tGene\t\ts\nB\t\t\tGenes\t\ts\nC\n", file: "a.tsv")
      Issue.record("malformed rows were taken")
    } catch {
      #expect(error.problems.map { "\($0.line):\($0.column)" } == ["2:4", "3:5", "4:1"])
    }
  }
}
