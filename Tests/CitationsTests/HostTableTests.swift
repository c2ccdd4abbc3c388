import Citations
import DocumentModel
import Testing
import Text

@Suite("How strong a source a reference is")
struct HostTableTests {
  @Test(
    "told by its host, its type and its identifiers, the strongest first",
    arguments: [
      ("A study of things - PMC [pmc.ncbi.nlm.nih.gov]", EvidenceTier.peerReviewed),
      ("pmc.ncbi.nlm.nih.gov", .peerReviewed),
      ("A trial of things [clinicaltrials.gov]", .registry),
      ("Early things | bioRxiv [www.biorxiv.org]", .preprint),
      ("Things [researchgate.net]", .repository),
      ("Things on the repository. PMID: 123456 [researchgate.net]", .peerReviewed),
      ("Thing - Wikipedia [en.wikipedia.org]", .encyclopedia),
      ("A talk [youtube.com]", .video),
      ("Buy things [shop.vendor.example]", .vendor),
      ("Some page [unknown.example]", .web),
    ] as [(String, EvidenceTier)])
  func tier(_ text: String, _ expected: EvidenceTier) {
    #expect(ReferenceParser(hosts: .sample).item(of: text).tier == expected)
  }

  @Test("a work has the tier of its strongest entry")
  func strongest() throws {
    let parser = ReferenceParser(hosts: .sample)
    let texts = [
      "A long study of many things [researchgate.net]", "A long study of many things [pmc.ncbi.nlm.nih.gov]",
    ]
    let references = texts.enumerated().map { index, text in
      Reference(index: "\(index + 1)", range: ByteRange(0, 0), text: text, item: parser.item(of: text))
    }
    let works = WorkResolver().works(citedBy: [("doc:a", references)]).works
    #expect(works.map(\.tier) == [.peerReviewed])
  }

  private func value(_ content: DefinitionValue.Content, line: Int = 1) -> DefinitionValue {
    DefinitionValue(content, file: "hosts.yaml", line: line, column: 1)
  }

  @Test("a definition with an unknown tier or half a site is refused with its place")
  func refused() {
    let site = DefinitionValue.Entry(
      key: value(.scalar("a.example"), line: 3), value: value(.list([value(.scalar("A"))]), line: 3))
    let tier = DefinitionValue.Entry(key: value(.scalar("gossip"), line: 2), value: value(.map([site])))
    let tiers = DefinitionValue.Entry(key: value(.scalar("tiers")), value: value(.map([tier])))
    let error = #expect(throws: DefinitionError.self) { try HostTable(value(.map([tiers]))) }
    #expect(error?.problems.map(\.line) == [2, 3])
    #expect(error?.problems.first?.message.contains("gossip") == true)
  }
}
