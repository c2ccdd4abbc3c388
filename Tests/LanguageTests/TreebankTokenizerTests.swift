import Language
import Testing
import Text

@Suite struct TreebankTokenizerTests {
  private let tokenizer = TreebankTokenizer(
    LanguageResources(
      boundaries: BoundaryWords(joining: ["fig", "e.g", "vs"], numbered: ["no"], either: ["al"]),
      prefixes: ["anti", "non", "co", "pre"]))

  private func tokens(_ string: String) -> String {
    let text = SourceText(string)
    return tokenizer.tokens(in: text, range: text.range).map { text.string($0) }.joined(separator: "·")
  }

  @Test(arguments: [
    ("p53-dependent", "p53·-·dependent"), ("T-ALL", "T·-·ALL"), ("1.5 mg/m²", "1.5·mg·/·m²"),
    ("IC₅₀ of 2,000 nM", "IC₅₀·of·2,000·nM"), ("Bcl-2/Bcl-xL", "Bcl·-·2·/·Bcl·-·xL"),
    ("NCT02112916", "NCT02112916"), ("given i.v. to mice.", "given·i.v.·to·mice·."),
    ("9-β-D-arabinofuranosylguanine", "9·-·β·-·D·-·arabinofuranosylguanine"), ("ara-G", "ara·-·G"),
    ("anti-CD20 and non-Hodgkin", "anti-CD20·and·non-Hodgkin"),
    ("a 10-fold, two-fold", "a·10-fold·,·two-fold"),
    ("10-folded", "10·-·folded"), ("at 37°C or 37 °C", "at·37·°C·or·37·°C"),
    ("Ca2+ and +/+", "Ca2+·and·+·/·+"),
    ("see Fig. 2A (Li et al., 2001).", "see·Fig.·2A·(·Li·et·al.·,·2001·)·."),
    ("It is in Fig.", "It·is·in·Fig·."), ("J. A. Smith", "J.·A.·Smith"), ("vitamin D.", "vitamin·D·."),
    ("cells.The next", "cells·.·The·next"), ("C57BL/6J.B6 mice", "C57BL·/·6J.B6·mice"),
    ("p<0.05, n=3", "p·<·0.05·,·n·=·3"), (".05 and ± 3%", ".05·and·±·3·%"), ("**p < .01", "**·p·<·.01"),
    ("cannot, don't and mice's", "can·not·,·do·n't·and·mice·'s"),
    ("the authors' 5′-end", "the·authors·'·5·′·-·end"),
    ("O'Brien’s", "O'Brien·’s"), ("BCR::ABL1", "BCR·:·:·ABL1"), ("[3H]thymidine", "[·3H·]·thymidine"),
    ("(http://www.example.org/a-b.html).", "(·http://www.example.org/a-b.html·)·."), ("www.", "www·."),
    ("", ""), ("  \u{A0}", ""), ("...", ".·.·."), ("日本 語", "日本·語"),
  ]) func decides(_ string: String, _ expected: String) { #expect(tokens(string) == expected) }

  @Test func tokensLieInOrderAndLoseNothing() {
    var state: UInt64 = 7
    let alphabet = Array("aB1.,'’-/ \u{A0}β°C+*(fold)non-s:".unicodeScalars)
    for _ in 0..<500 {
      var string = ""
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        string.unicodeScalars.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      let text = SourceText(string)
      var kept: [UInt8] = []
      var end = 0
      for token in tokenizer.tokens(in: text, range: text.range) {
        #expect(token.start >= end && !token.isEmpty)
        end = token.end
        kept += text[token]
      }
      #expect(
        String(decoding: kept, as: UTF8.self)
          == String(string.unicodeScalars.filter { $0 != " " && $0 != "\u{A0}" }.map { Character($0) }))
    }
  }

  @Test func longTextsTakeLittleTime() {
    for piece in ["a", "1.", "-", "http://", "x-", "*", "A."] {
      let text = SourceText(String(repeating: piece, count: 20_000))
      #expect(!tokenizer.tokens(in: text, range: text.range).isEmpty)
    }
  }
}
