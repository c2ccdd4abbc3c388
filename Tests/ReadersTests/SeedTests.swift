import DocumentModel
import Readers
import Testing
import Text

/// The guide that the project began with. It is not ours to commit, so these run where it is at hand.
@Suite(.enabled(if: Place.exists(Place.seed), "the seed guide is not on this machine"))
struct SeedTests {
  let document: Document

  init() throws {
    document = try reader.read(Place.bytes(Place.seed))
    try check(document)
  }

  @Test func metadata() {
    let metadata = document.metadata
    #expect(metadata.title?.hasPrefix("Technical Support Center: Overcoming") == true)
    #expect(metadata.authors == ["BenchChem Technical Support Team"])
    #expect(metadata.date == "2026-01")
    #expect(metadata.publisher == "BenchChem")
    #expect(metadata.compound == "Nelarabine")
    #expect(metadata.catalogNumber == "B1678015")
  }

  @Test func questionsStandTogetherUnderTheirSection() {
    let faq = "Frequently Asked Questions (FAQs)"
    let paths = document.sections.map(\.path)
    let questions = document.sections.filter { $0.kind == .question }
    #expect(questions.map(\.path.count) == [2, 2, 2, 2])
    #expect(questions.allSatisfy { $0.path.first == faq })
    #expect(questions.map { String($0.path[1].prefix(3)) } == ["Q1:", "Q2:", "Q3:", "Q4:"])
    #expect(document.sections.filter { $0.kind == .problem }.map { $0.path[0] } == ["Troubleshooting Guide"])
    #expect(paths.contains(["References"]))
  }

  @Test func referencesAreOneBlockEach() {
    let references = document.texts(.reference)
    #expect(references.count == 23)
    #expect(references.first == "1. jstage.jst.go.jp [jstage.jst.go.jp]")
    #expect(references.last?.hasPrefix("23. SAMHD1 is a key regulator") == true)
  }

  @Test func markersAreKept() {
    #expect(document.markers == 63)
  }

  @Test func theTableGoesOnBelowItsHeads() {
    let tables = document.tables
    #expect(tables.map(\.rows.count) == [3, 1])
    for table in tables {
      #expect(document.cells(table.heads).first == "Combination Agent Class")
      #expect(table.heads.count == 4)
      #expect(table.rows.allSatisfy { $0.count == 4 })
    }
    #expect(document.cells(tables[1].rows[0])[0] == "Conventional Chemotherapy")
  }

  @Test func bulletsInterruptedByBlankLinesAreOneList() {
    let items = document.blocks.filter { $0.kind == .listItem }
    #expect(items.count == 9)
    #expect(Set(items.map(\.list)).count == 2)
    #expect(items.compactMap(\.label).count == 9)
    #expect(items.first?.label.map(document.words) == "Conversion:")
  }

  @Test func boilerplateIsKeptOutOfAssertions() {
    let asserted = document.blocks.filter(\.asserts).map { document.words($0.range) }
    for words in [
      "rare earth", "Research Use Only", "Get Quote", "Click to download", "To cite", "Guasti", "mission",
    ] {
      #expect(!asserted.contains { $0.contains(words) }, "\(words)")
      #expect(document.text.string.contains(words))
    }
    #expect(!asserted.contains { $0.contains("**") || $0.contains("<a") })
  }
}

extension Document {
  /// How many markers of callouts the text holds, `[1][2]` counted as two.
  var markers: Int {
    blocks.filter { [.paragraph, .listItem, .table].contains($0.kind) }.reduce(0) { count, block in
      let parts = words(block.range).split(separator: "[").dropFirst()
      return count + parts.count { $0.first?.isNumber == true && $0.prefix(3).contains("]") }
    }
  }
}
