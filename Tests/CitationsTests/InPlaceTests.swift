import Citations
import DocumentModel
import Testing
import Text

@Suite("Works cited in place, and lists below each part")
struct InPlaceTests {
  private func cited(_ document: Document) -> (references: [Reference], citations: [Citation]) {
    let references = ReferenceListParser.sample.references(in: document)
    return (references, CalloutFinder().citations(in: document, references: references))
  }

  @Test(
    "keys and links that name their source are callouts with works behind them",
    arguments: [
      (
        "It works [{https://doi.org/10.1038/nm.3048|@doi:10.1038/nm.3048}].", "[@doi:10.1038/nm.3048]",
        ["doi:10.1038/nm.3048"]
      ),
      (
        "It works ({https://pmc.ncbi.nlm.nih.gov/articles/PMC123456/?utm_source=x|pmc.ncbi.nlm.nih.gov}).",
        "(pmc.ncbi.nlm.nih.gov)", ["https://pmc.ncbi.nlm.nih.gov/articles/PMC123456"]
      ),
      (
        "It works ({https://pubmed.ncbi.nlm.nih.gov/23291630/|Smith 2013}, {https://mdpi.com/1/2|mdpi.com}).",
        "(Smith 2013, mdpi.com)",
        ["https://pubmed.ncbi.nlm.nih.gov/23291630", "https://mdpi.com/1/2"]
      ),
      ("It works.{https://a.org/x|[3]} More.", "[3]", ["3"]),
      (
        "It works. {https://www.nature.com/articles/x|nature.com}", "nature.com",
        ["https://nature.com/articles/x"]
      ),
    ])
  func callouts(_ text: String, _ callout: String, _ indices: [String]) {
    let document = Draft.document(text)
    let (references, citations) = cited(document)
    #expect(citations.map { document.text.string($0.range) } == [callout])
    #expect(citations.map(\.indices) == [indices])
    #expect(references.map(\.index) == indices)
    #expect(references.allSatisfy { $0.isInPlace && $0.item.url != nil })
  }

  @Test(
    "links that are a part of their sentence are none",
    arguments: [
      "It binds {https://en.wikipedia.org/wiki/BCL2|BCL-2} and works.",
      "It works ({https://shop.example/x|buy it here}).", "See {#s2|section 2} ({#s2|below}).",
      "It {https://pubmed.ncbi.nlm.nih.gov/23291630/|was shown} to work.",
    ])
  func partsOfSentences(_ text: String) {
    let (references, citations) = cited(Draft.document(text))
    #expect(references.isEmpty && citations.isEmpty)
  }

  @Test("a source that is cited twice is one reference, at its first place")
  func once() {
    let link = "{https://doi.org/10.1000/x1|@doi:10.1000/x1}"
    let document = Draft.document("One [\(link)]. Two [\(link)].")
    let (references, citations) = cited(document)
    #expect(references.map { document.text.string($0.range) } == ["@doi:10.1000/x1"])
    #expect(references.first?.item.doi == "10.1000/x1")
    #expect(citations.map(\.entries) == [[0], [0]])
  }

  @Test("where each part has a list of its own, callouts lead to the list below them")
  func listsOfParts() {
    var draft = Draft()
    draft.add("One thing [1]. Another [2].")
    draft.addReferences(2)
    draft.add("A third thing [1]. A fourth [2].")
    draft.addReferences(2)
    draft.add("A last thing [2].")
    let (references, citations) = cited(draft.document)
    #expect(references.count == 4)
    #expect(citations.map(\.entries) == [[0], [1], [2], [3], [3]])
  }

  @Test("numbering that restarts in a further list is told, one that repeats in a list is a mistake")
  func restarts() {
    var draft = Draft()
    draft.add("One [1] and [2].")
    draft.addReferences(2)
    draft.add("Two [1] and [2].")
    draft.addReferences(2)
    draft.add("2. Something twice", .reference)
    let (references, citations) = cited(draft.document)
    let codes = CitationIntegrity().diagnostics(
      citations: citations, references: references, in: draft.document
    )
    .map(\.code)
    #expect(codes.filter { $0 == "reference.numbering-restarts" }.count == 1)
    #expect(codes.filter { $0 == "reference.duplicate-index" }.count == 1)
    #expect(!codes.contains("citation.unused"))
  }
}
