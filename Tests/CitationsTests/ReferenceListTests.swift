import Citations
import DocumentModel
import Testing
import Text

@Suite struct ReferenceListTests {
  private func references(_ entries: [String]) -> [Reference] {
    var draft = Draft()
    for entry in entries { draft.add(entry, .reference) }
    return ReferenceListParser.sample.references(in: draft.document)
  }

  private func parsed(_ entry: String) -> BibliographicItem? { references([entry]).first?.item }

  @Test(arguments: [
    (["1. A", "2. B"], ["1", "2"]), (["[7] A", "[8]B"], ["7", "8"]), (["(3) A"], ["3"]),
    (["- 3. A", "* 4) B"], ["3", "4"]),
    (["A thing", "B thing"], ["1", "2"]), (["1 A", "2 B"], ["1", "2"]), (["5-HT receptors"], ["1"]),
    (["10.1000/xyz"], ["1"]), (["1.A", "2.B"], ["1", "2"]), (["2. A", "2. B"], ["2", "2"]),
    (["2015 in review"], ["1"]),
    (["1. A", "To cite this document: A. [2026].", "2. B"], ["1", "2"]),
  ]) func numbersEntries(entries: [String], indices: [String]) {
    #expect(references(entries).map(\.index) == indices)
  }

  @Test func orderedListsNumberTheirItems() {
    var draft = Draft()
    draft.add("A thing", .reference, ordinal: 7)
    draft.add("B thing", .reference, ordinal: 9)
    #expect(ReferenceListParser.sample.references(in: draft.document).map(\.index) == ["7", "9"])
  }

  @Test(arguments: [
    ("Doe J. A thing. J Test. 2015;1:2. [PubMed] [CrossRef]", "Doe J. A thing. J Test. 2015;1:2."),
    ("Doe J. A thing. View Article Google Scholar", "Doe J. A thing."),
    ("Doe J. A thing. PubMed Abstract | Publisher Full Text", "Doe J. A thing."),
    ("A thing - PubMed [pubmed.ncbi.nlm.nih.gov]", "A thing - PubMed [pubmed.ncbi.nlm.nih.gov]"),
    ("A thing, accessed October 5, 2025, https://a.org/b", "A thing, https://a.org/b"),
    ("A thing. View Source", "A thing."),
  ]) func takesLinkNoiseOff(entry: String, text: String) {
    #expect(references([entry]).map(\.text) == [text])
  }

  @Test(arguments: [
    ("1. A study of things - PMC [pmc.ncbi.nlm.nih.gov]", "A study of things", "PMC", "article-journal"),
    (
      "1. A study of things - PubMed [pubmed.ncbi.nlm.nih.gov]", "A study of things", "PubMed",
      "article-journal"
    ),
    ("1. A study | EXNews [exnews.com]", "A study", "EXNews", "webpage"),
    (
      "1. A study - North Academic Repository [nar.north.ac.uk]", "A study", "North Academic Repository",
      "webpage"
    ),
    ("1. Drugs - a review [mdpi.com]", "Drugs - a review", "MDPI", "article-journal"),
    ("1. What is it? [site.example.com]", "What is it?", nil, "webpage"),
    ("1. A study | EXNews, accessed May 5, 2025, https://exnews.com/a", "A study", "EXNews", "webpage"),
    ("1. A study - Example https://www.example.com/a/1", "A study", "Example", "webpage"),
    ("1. A study - PubMed", "A study", "PubMed", "document"),
    ("1. A talk [youtube.com]", "A talk", "YouTube", "motion_picture"),
  ]) func partsTitleAndHost(entry: String, title: String, source: String?, type: String) throws {
    let item = try #require(parsed(entry))
    #expect(item.title == title)
    #expect(item.source == source)
    #expect(item.type == type)
    #expect(!item.isHostOnly)
  }

  @Test(arguments: [
    "2. ashpublications.org [ashpublications.org]", "[2] [researchgate.net]", "mdpi.com",
    "https://www.mdpi.com/",
  ]) func marksHostsAlone(entry: String) throws {
    let item = try #require(parsed(entry))
    #expect(item.isHostOnly)
    #expect(item.title == nil && item.type == "webpage" && item.host != nil)
    #expect(item.csl(id: "a")["custom"]?["hostOnly"] == true)
  }

  @Test func aHostThatLinksToAPageIsNotAlone() throws {
    var draft = Draft()
    draft.add(
      "1. {https://ashpublications.org/blood/1|ashpublications.org} [ashpublications.org]", .reference)
    let item = try #require(ReferenceListParser.sample.references(in: draft.document).first?.item)
    #expect(!item.isHostOnly)
    #expect(item.url == "https://ashpublications.org/blood/1" && item.title == nil)
  }

  @Test func findsIdentifiers() throws {
    let item = try #require(
      parsed(
        "Doe J. A thing. doi:10.1000/ABC(1)2. PMID: 123456 PMCID: PMC7654321 NCT01234567 https://a.org/b_(c)."
      ))
    #expect(item.doi == "10.1000/abc(1)2")
    #expect(item.pmid == "123456")
    #expect(item.pmcid == "PMC7654321")
    #expect(item.trial == "NCT01234567")
    #expect(item.url == "https://a.org/b_(c)")
    #expect(item.type == "article-journal")
  }

  @Test(arguments: [
    "Smith JA, van der Berg B, Doe C, et al. A study of things: part two. J Test Med. 2015;12(3):345-350.",
    "Smith JA, van der Berg B, Doe C. A study of things: part two. J. Test Med. 2015 Jan 3;12(3):345-350. doi:10.1/x",
    "Smith JA, van der Berg B and Doe C (2015) A study of things: part two. J Test Med 12(3):345-350.",
    "Smith, J. A., van der Berg, B., & Doe, C. (2015). A study of things: part two. J Test Med, 12(3), 345-350.",
    "Smith, J. A., van der Berg, B. & Doe, C. A study of things: part two. J Test Med 12(3), 345-350 (2015).",
  ]) func splitsArticles(entry: String) throws {
    let item = try #require(parsed(entry))
    #expect(item.authors.map(\.family) == ["Smith", "van der Berg", "Doe"])
    #expect(item.title == "A study of things: part two")
    #expect(item.containerTitle?.hasSuffix("Test Med") == true)
    #expect(item.issued.first == 2015)
    #expect([item.volume, item.issue, item.page] == ["12", "3", "345-350"])
    #expect(item.type == "article-journal")
  }

  @Test(arguments: [
    "Personal communication", "Handbook of things, volume 2, second part", "A thing of 2015; see below",
  ])
  func leavesTheRestWhole(entry: String) throws {
    let item = try #require(parsed(entry))
    #expect(item.title == entry && item.authors.isEmpty && item.volume == nil)
  }

  @Test func namesWithoutGivenNamesAreLiteral() throws {
    var item = BibliographicItem(type: "report")
    item.authors = [.init(family: "World Health Organization"), .init(family: "Doe", given: "J")]
    item.issued = [2015, 2]
    let csl = String(decoding: item.csl(id: "ref-1", work: "work:0").encoded(), as: UTF8.self)
    #expect(
      csl
        == #"{"id":"ref-1","type":"report","author":[{"literal":"World Health Organization"},{"family":"Doe","given":"J"}],"issued":{"date-parts":[[2015,2]]},"custom":{"work":"work:0"}}"#
    )
  }
}
