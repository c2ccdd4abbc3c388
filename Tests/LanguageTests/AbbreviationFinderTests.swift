import DocumentModel
import Language
import Testing
import Text

@Suite struct AbbreviationFinderTests {
  private func found(_ string: String) -> [String] {
    let text = SourceText(string)
    return AbbreviationFinder().abbreviations(in: [Sentence(range: text.range, block: 0)], of: text)
      .map { "\(text.string($0.short))=\(text.string($0.long))" }
  }

  @Test(arguments: [
    ("Inside, deoxycytidine kinase (dCK) acts.", "dCK=deoxycytidine kinase"),
    ("T-cell acute lymphoblastic leukemia (T-ALL; rare)", "T-ALL=T-cell acute lymphoblastic leukemia"),
    ("the analog 9-β-D-arabinofuranosylguanine (ara-G).", "ara-G=9-β-D-arabinofuranosylguanine"),
    ("it makes ara-G triphosphate (ara-GTP) in cells", "ara-GTP=ara-G triphosphate"),
    ("large cystic stromal lesions (LCSLs) grew", "LCSLs=large cystic stromal lesions"),
    ("a tumour growth ratio [TGR], 0.6", "TGR=tumour growth ratio"),
    ("the index of very early growth (IVEG)", "IVEG=index of very early growth"),
    ("idle internal tissue injury (IITI)", "IITI=idle internal tissue injury"),
    ("growing factor-κ (GFk)", "GFk=growing factor-κ"),
    ("new kinase kappaB (NKκB)", "NKκB=new kinase kappaB"),
    ("a three-chain receptor (3CR)", "3CR=three-chain receptor"),
    ("drops per minute (dpm) fell", "dpm=drops per minute"),
    ("the \"slow rise test\" (SRT)", "SRT=slow rise test"),
    ("relative dry mass (R.D.M.) rose", "R.D.M.=relative dry mass"),
    ("tissue volume (V(T)) fell", "V(T)=tissue volume"),
    ("HXA positive (HXA+) cells", "HXA+=HXA positive"),
    ("Androsterone (A) fell", "A=Androsterone"),
  ]) func findsWhatStandsBeforeTheBracket(_ string: String, _ expected: String) {
    #expect(found(string) == [expected])
  }

  @Test(arguments: [
    (
      "SAMHD1 (sterile alpha motif and HD domain-containing protein 1) acts",
      ["SAMHD1=sterile alpha motif and HD domain-containing protein 1"]
    ),
    ("in the rare (slow brain loss, SBL) form", ["SBL=slow brain loss"]),
    ("slow brain loss (SBL, OMIM 123456) is rare", ["SBL=slow brain loss"]),
    ("slow brain loss (EC 1.2.3.4; SBL) is rare", ["SBL=slow brain loss"]),
    ("slow brain loss (termed SBL)", ["SBL=slow brain loss"]),
    ("slow brain loss (SBL) and late heart loss (LHL)", ["SBL=slow brain loss", "LHL=late heart loss"]),
    ("SBL, slow brain loss; LHL, late heart loss.", ["SBL=slow brain loss", "LHL=late heart loss"]),
    ("Abbreviations: SBL = slow brain loss; d.p.m. = none", ["SBL=slow brain loss"]),
    ("SBL: slow brain loss.", ["SBL=slow brain loss"]),
    ("pe, pigmented epithelium.", ["pe=pigmented epithelium"]),
  ]) func findsTheOtherWaysToDefine(_ string: String, _ expected: [String]) {
    #expect(found(string) == expected)
  }

  @Test(arguments: [
    "the cells (see Table 2) died (n = 12)", "It (A) is", "given morphine (10 mg/kg) daily",
    "rats in group two (group 2)",
    "a great difference (P<0.0001)", "complexes of platinum(II) and palladium(II)",
    "the second part (II) of it",
    "three patients had it (3 patients)", "Who, when and how?", "an enzyme (EC 1.2.3.4)",
    "kinase (ERK)1/2 rose",
    "interleukin-6 (IL-6), the late (X)", "In all, we saw it.", "such as blood (see below)", "()", "( )",
    "(((", ")))", "[(])",
    "cells of M. (M)", "",
  ]) func findsNothingWhereNothingIsDefined(_ string: String) {
    #expect(found(string).filter { !$0.hasPrefix("IL-6=") } == [])
  }

  @Test func rangesLieInTheSentenceAndApart() {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "dCK", "deoxy", "cytidine ", "kinase ", "(", ")", "[", "]", "; ", ", ", "=", "β", "𝛼", "-", "1", " ",
      "s", "A", ".",
    ]
    for _ in 0..<500 {
      let text = SourceText((0..<30).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined())
      for found in AbbreviationFinder().abbreviations(in: [Sentence(range: text.range, block: 0)], of: text) {
        #expect(
          !found.short.isEmpty && !found.long.isEmpty && !found.short.overlaps(found.long), "\(text.string)")
        #expect(String(validating: Array(text[found.long]), as: UTF8.self) != nil, "\(text.string)")
      }
    }
  }

  /// Each took minutes if any bracket looked at all that stands before it.
  @Test(arguments: ["(", "(A", "(AB) ", "(AB)", "ab (AB) ", "AB; ", "ab ", "[", "((A)", "a"])
  func longTextTakesNoLongerThanItMust(_ piece: String) {
    let text = SourceText(String(repeating: piece, count: 1_000_000 / piece.utf8.count))
    let all = AbbreviationFinder().abbreviations(in: [Sentence(range: text.range, block: 0)], of: text)
    #expect(all.allSatisfy { text.range.contains($0.long) })
  }
}
