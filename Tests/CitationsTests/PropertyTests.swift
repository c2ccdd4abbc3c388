import Citations
import DocumentModel
import Testing
import Text

/// A generator that gives the same numbers in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct PropertyTests {
  private static let alphabet = Array("[[]]0123456789,,––-- ..;;a¹²⁻\n")

  @Test func anyTextGivesSoundCallouts() {
    var random = Seeded(state: 1)
    for round in 0..<1_500 {
      let words = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
        Self.alphabet.randomElement(using: &random) ?? " "
      }
      check(Draft.document("x" + String(words), references: round % 3 * 9))
    }
  }

  private func check(_ document: Document) {
    let references = ReferenceListParser.sample.references(in: document)
    let found = CalloutFinder().citations(in: document, references: references)
    let sentences = document.naiveSentences(found)
    let citations = CitationScope().attach(found, in: document, sentences: sentences)
    for (citation, next) in zip(citations, citations.dropFirst()) {
      #expect(citation.range.upper <= next.range.lower)
    }
    for citation in citations {
      #expect(document.text.range.contains(citation.range) && !citation.indices.isEmpty)
      #expect(Set(citation.indices).count == citation.indices.count)
      let digits = plain(document.text.string(citation.range))
      #expect(
        digits.contains(citation.indices[0]) && digits.contains(citation.indices[citation.indices.count - 1]))
      if let attached = citation.attachedTo {
        #expect(!attached.isEmpty && document.text.range.contains(attached) && citation.scopeRule != nil)
      }
    }
    let diagnostics = CitationIntegrity().diagnostics(
      citations: citations, references: references, in: document)
    #expect(diagnostics.allSatisfy { $0.range.map(document.text.range.contains) ?? true })
  }

  private func plain(_ text: String) -> String {
    text.replacing("¹", with: "1").replacing("²", with: "2")
  }

  @Test func anyTextIsAnEntry() {
    var random = Seeded(state: 2)
    let pieces = [
      "Smith J", ". ", ", ", "(2015)", "2015;", "12(3)", ":345-50", " - PMC", "[", "]", "a.org", "10.1/x",
      "10.1000/", "https://", "3. ", "é", "accessed ", "PMID", "et al", " ", ";", "|",
    ]
    for _ in 0..<3_000 {
      let entry = (0..<Int.random(in: 1..<14, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      var draft = Draft()
      draft.add(entry, .reference)
      for reference in ReferenceListParser.sample.references(in: draft.document) {
        #expect(!reference.index.isEmpty && !reference.text.isEmpty)
        _ = reference.item.csl(id: reference.index).encoded()
      }
    }
  }

  @Test func integrityTellsWhatIsMissingAndWhatIsUnused() {
    var draft = Draft()
    draft.add("X is A.[1][5] Y is B.[1]")
    for entry in ["1. One", "2. Two", "2. Two again"] { draft.add(entry, .reference) }
    let document = draft.document
    let references = ReferenceListParser.sample.references(in: document)
    let citations = CalloutFinder().citations(in: document, references: references)
    let diagnostics = CitationIntegrity().diagnostics(
      citations: citations, references: references, in: document)
    #expect(
      diagnostics.map(\.code) == [
        "citation.dangling", "citation.unused", "citation.unused", "reference.duplicate-index",
      ])
    #expect(diagnostics[0].range.map(document.text.string) == "[1][5]")
  }
}
