import DocumentModel
import Testing
import Text

@testable import Citations

/// Every check of citations, on small documents that are right but for one thing.
@Suite struct IntegrityTests {
  private static let sound = [
    "Cells die [1].", "Others live [2].", "Some wait [3].", "More die [4].", "All end [5].",
  ]

  /// Codes of what is found in paragraphs and entries.
  private func codes(
    _ paragraphs: [String], _ entries: [String], change: (inout Document) -> Void = { _ in }
  ) -> [String] {
    var draft = Draft()
    for paragraph in paragraphs { draft.add(paragraph) }
    for entry in entries { draft.add(entry, .reference) }
    var document = draft.document
    change(&document)
    let references = ReferenceListParser.sample.references(in: document)
    let citations = CalloutFinder().citations(in: document, references: references)
    let found = CitationIntegrity().diagnostics(citations: citations, references: references, in: document)
    for diagnostic in found { #expect(diagnostic.range.map(document.text.range.contains) ?? true) }
    return found.map(\.code)
  }

  private func entries(_ count: Int) -> [String] {
    (1...count).map { "\($0). Work number \($0) on something" }
  }

  @Test func aSoundDocumentHasNoFindings() {
    #expect(codes(Self.sound, entries(5)) == [])
  }

  @Test func whatIsCitedAndNotListedIsTold() {
    #expect(codes(Self.sound + ["Lost [9]."], entries(5)) == ["citation.dangling"])
    #expect(codes(Self.sound, []) == ["citation.no-references"])
  }

  @Test func whatIsListedAndNotCitedIsTold() {
    #expect(codes(Self.sound, entries(6)) == ["citation.unused"])
  }

  @Test func numbersThatStandTwiceOrAreLeftOutAreTold() {
    let twice = entries(5) + ["5. Another work altogether here"]
    #expect(codes(Self.sound, twice) == ["reference.duplicate-index"])
    let skipped = entries(5).map { $0.replacing("5. Work", with: "6. Work") }
    #expect(codes(Self.sound.dropLast() + ["All end [6]."], skipped) == ["reference.skipped-index"])
  }

  @Test func aNumberOutOfTheOrderOfCitationIsTold() {
    let order = ["a [1].", "b [2].", "c [5].", "d [3].", "e [4].", "f [6].", "g [7].", "h [8]."]
    #expect(codes(order, entries(8)) == ["citation.out-of-order"])
    // A list sorted by name is cited in any order.
    let byName = ["a [5].", "b [2].", "c [4].", "d [1].", "e [3].", "f [7].", "g [6]."]
    #expect(codes(byName, entries(7)) == [])
  }

  @Test func numbersShiftedAsAWholeAreTold() {
    let shifted = ["a [4].", "b [5].", "c [6].", "d [7]."]
    #expect(codes(shifted, entries(4)).contains("citation.index-drift"))
  }

  @Test func aNameThatBelongsToAnotherEntryIsTold() {
    let list = [
      "1. Jensen A, Holm B. Gnomes of the garden and the house. J Gnomes. 2001;3(1):5-9.",
      "2. Okafor C, Lund D. Trolls below the old bridges. J Trolls. 2002;4(2):6-10.",
    ]
    #expect(codes(["Okafor et al. [1] saw it.", "So [2]."], list) == ["citation.index-drift"])
    #expect(codes(["Jensen et al. [1] saw it.", "Okafor et al. [2] too."], list) == [])
  }

  @Test func stylesThatMixAreTold() {
    #expect(codes(Self.sound + ["Again{^2} so."], entries(5)) == ["citation.mixed-styles"])
  }

  @Test func entriesThatNameNoWorkAreTold() {
    let list = entries(4) + ["5. example.org [example.org]"]
    #expect(codes(Self.sound, list) == ["reference.host-only"])
  }

  @Test func oneWorkTwiceIsTold() {
    let list = entries(4) + ["5. Work number 2 on something"]
    #expect(codes(Self.sound, list) == ["reference.duplicate-work"])
  }

  @Test func theDocumentItselfAndItsAuthorsAreTold() {
    let list = [
      "1. Jensen A, Holm B. Gnomes of the garden and the house. J Gnomes. 2001;3(1):5-9."
    ]
    #expect(
      codes(["So [1]."], list) { $0.metadata.title = "Gnomes of the Garden and the House" } == [
        "reference.self"
      ])
    #expect(
      codes(["So [1]."], list) { $0.metadata.authors = ["Anna Jensen", "X Y"] } == ["reference.own-works"])
    #expect(codes(["So [1]."], list) { $0.metadata.authors = ["Bent Jensen"] } == [])
  }

  @Test(arguments: [
    ("doi:10.1000/182", true), ("https://doi.org/10.1182/blood-2005-12-4834", true),
    ("doi:11.1000/182", false),
    ("doi:10.10/", false), ("PMID: 12345", true), ("PMID: 123456789012", false), ("NCT02112916", true),
    ("NCT0211291", false), ("ISBN 978-3-16-148410-0", true), ("ISBN 978-3-16-148410-1", false),
    ("ISBN 0-306-40615-2", true), ("ISSN 0378-5955", true), ("ISSN 0378-5954", false),
    ("https://orcid.org/0000-0002-1825-0097", true), ("https://orcid.org/0000-0002-1825-0098", false),
    ("the DOI of gnomes", true), ("doi: in press", true),
  ])
  func identifiersAreLookedAt(identifier: String, isSound: Bool) {
    let list = entries(4) + ["5. Work number 5 on something. \(identifier)"]
    #expect(codes(Self.sound, list) == (isSound ? [] : ["identifier.malformed"]))
  }

  @Test func identifiersOfTheTextAreLookedAtToo() {
    #expect(codes(["The trial NCT123 failed."], []) == ["identifier.malformed"])
  }

  @Test func retractedWorksAreTold() throws {
    let retractions = try Retractions("# ours\n10.1000/182, gone\nPMID: 77\n\n78\n")
    var draft = Draft()
    for (number, words) in ["doi:10.1000/182", "PMID: 77", "PMID: 79"].enumerated() {
      draft.add("\(number + 1). Work number \(number) on something. \(words)", .reference)
    }
    let found = retractions.diagnostics(of: ReferenceListParser.sample.references(in: draft.document))
    #expect(found.map(\.code) == ["reference.retracted", "reference.retracted"])
    #expect(throws: Retractions.Problem(line: 2, text: "gnomes")) { try Retractions("77\ngnomes") }
  }
}
