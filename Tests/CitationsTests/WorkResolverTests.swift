import Citations
import DocumentModel
import Testing
import Text

@Suite struct WorkResolverTests {
  private typealias List = (document: String, references: [Reference])

  private func list(_ document: String, _ entries: [String]) -> List {
    var draft = Draft()
    for entry in entries { draft.add(entry, .reference) }
    return (document, ReferenceListParser.sample.references(in: draft.document))
  }

  private func isOneWork(_ left: String, _ right: String) -> Bool {
    WorkResolver().works(citedBy: [list("doc:a", [left]), list("doc:b", [right])]).works.count == 1
  }

  @Test(arguments: [
    ("A. doi:10.1000/x", "B title. https://doi.org/10.1000/X", true),
    ("A. PMID: 1234567", "B. https://pubmed.ncbi.nlm.nih.gov/1234567/", true),
    ("A study of α-things - PMC [pmc.ncbi.nlm.nih.gov]", "A Study of Alpha-Things | Site [site.org]", true),
    ("Same short title [a.org]", "Same short title [b.org]", false),
    ("researchgate.net [researchgate.net]", "researchgate.net [researchgate.net]", false),
    ("A guideline of many words (2015)", "A guideline of many words (2020)", false),
    ("A guideline of many words (2015)", "A guideline of many words", true),
    ("A title of many words doi:10.1000/x", "A title of many words doi:10.1000/y", false),
    (
      "Trial X NCT01234567 https://clinicaltrials.gov/study/NCT01234567",
      "Y https://clinicaltrials.gov/ct2/show/NCT01234567", true
    ),
    ("Results of one trial NCT01234567", "Design of the trial NCT01234567", false),
  ]) func mergesWhatIsOne(left: String, right: String, isOne: Bool) {
    #expect(isOneWork(left, right) == isOne)
  }

  @Test func aWorkUnderTwoNumbersIsOne() throws {
    let entries = [
      "10. A study of things here - PMC [pmc.ncbi.nlm.nih.gov]",
      "23. A study of things here - North Repository [north.ac.uk]",
    ]
    let (works, ids) = WorkResolver().works(citedBy: [list("doc:a", entries)])
    let work = try #require(works.first)
    #expect(works.count == 1)
    #expect(work.hosts == ["north.ac.uk", "pmc.ncbi.nlm.nih.gov"])
    #expect(work.citedAs.map(\.index) == ["10", "23"])
    #expect(ids == ["doc:a": [work.id, work.id]])
    #expect(work.id.hasPrefix("work:") && work.id.utf8.count == 21)
  }

  @Test func twoEntriesWithOneNumberKeepTheirOwnWorks() {
    let entries = [
      "2. The first of these works", "2. The second of these works", "2. The first of these works",
    ]
    let (works, ids) = WorkResolver().works(citedBy: [list("doc:a", entries)])
    #expect(works.count == 2)
    let titles = ids["doc:a"]?.map { id in works.first { $0.id == id }?.item.title }
    #expect(
      titles == ["The first of these works", "The second of these works", "The first of these works"])
  }

  @Test func orderDoesNotMatter() {
    var random = Seeded(state: 7)
    let titles = (0..<6).map { "A title of many words \($0)" }
    let lists = (0..<8).map { number in
      list(
        "doc:\(number)",
        (0..<12).map { _ in
          let entry = titles.randomElement(using: &random) ?? ""
          let tails = [
            " [a.org]", " (2015)", " (2016)", " doi:10.1000/x\(Int.random(in: 0..<4, using: &random))",
            " PMID: 123\(Int.random(in: 0..<4, using: &random))", "",
          ]
          return entry + (tails.randomElement(using: &random) ?? "")
        })
    }
    let expected = WorkResolver().works(citedBy: lists)
    for _ in 0..<20 {
      let found = WorkResolver().works(citedBy: lists.shuffled(using: &random))
      #expect(found.works == expected.works && found.ids == expected.ids)
    }
    #expect(Set(expected.works.map(\.id)).count == expected.works.count)
  }
}
