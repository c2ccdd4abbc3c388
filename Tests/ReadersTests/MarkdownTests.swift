import DocumentModel
import Readers
import Testing
import Text

/// What markdown has beyond headings, lists and tables.
@Suite struct MarkdownTests {
  private func links(_ document: Document) -> [String] {
    document.marks.compactMap { mark in
      guard case .link(let target) = mark.kind else { return nil }
      return "\(document.words(mark.range)) → \(target)"
    }
  }

  @Test func numbersMayReferToOtherLabels() throws {
    let document = try readText(
      """
      # Note

      SAMHD1 hydrolyzes ara-GTP \\[[6][5]\\] and more.

      [5]: https://example.org/a "A study"
      """)
    #expect(document.texts(.paragraph) == ["SAMHD1 hydrolyzes ara-GTP [6] and more."])
    #expect(document.texts(.reference) == ["A study https://example.org/a"])
    #expect(document.blocks.last?.ordinal == 6)
    #expect(
      links(document) == ["6 → https://example.org/a", "https://example.org/a → https://example.org/a"])
  }

  @Test func numbersSideBySideAreTwoCallouts() throws {
    let document = try readText("It binds.[1][2]\n\n[1]: https://a.org/x\n[2]: https://b.org/y\n")
    #expect(document.texts(.paragraph) == ["It binds.[1][2]"])
    #expect(document.texts(.reference) == ["https://a.org/x", "https://b.org/y"])
    #expect(document.blocks.filter { $0.kind == .reference }.map(\.ordinal) == [1, 2])
  }

  @Test func addressesOfWordsAreNoText() throws {
    let document = try readText(
      "See [the label][l] or [FDA][].\n\n[l]: https://a.org/x\n[FDA]: <https://fda.gov>\n")
    #expect(document.text.string == "See the label or FDA.")
    #expect(links(document) == ["the label → https://a.org/x", "FDA → https://fda.gov"])
  }

  @Test func footnotesThatCiteAreReferences() throws {
    let document = try readText(
      """
      It binds.[^b] It kills.[^a]

      [^a]: Doe J. A kinase.
        J Notes 1999;7:10.
      [^b]: Roe C. Cells. 2001. doi:10.1/x
      """)
    #expect(document.texts(.paragraph) == ["It binds.[2] It kills.[1]"])
    #expect(
      document.texts(.reference) == ["Doe J. A kinase. J Notes 1999;7:10.", "Roe C. Cells. 2001. doi:10.1/x"])
    #expect(document.blocks.filter { $0.kind == .reference }.map(\.ordinal) == [1, 2])
    #expect(document.marks.contains { $0.kind == .anchor(name: "note-a") })
  }

  @Test func footnotesThatRemarkAreParagraphs() throws {
    let document = try readText("It binds.[^1]\n\n[^1]: Only in the dark.\n")
    #expect(document.texts(.paragraph) == ["It binds.[^1]", "Only in the dark."])
  }

  @Test func wikiLinksAreTheirWords() throws {
    let document = try readText("[[Nelarabine]] and [[dck|the kinase]] and [[2-4]] with [[Na+] + [K+]].")
    #expect(document.text.string == "Nelarabine and the kinase and [[2-4]] with [[Na+] + [K+]].")
  }

  @Test func longTitlesOfFrontMatterGoOn() throws {
    let document = try readText(
      "---\ntitle: 'A trial of nelarabine\n  in T-ALL'\ndate: 2023-05\n---\nIt helped.\n")
    #expect(document.metadata.title == "A trial of nelarabine in T-ALL")
    #expect(document.metadata.date == "2023-05")
  }

  @Test func escapedSignsArePrinted() throws {
    let document = try readText("| Drug | Dose |\n|---|---|\n| a \\| b | `x|y` 5<br/>mg |\n")
    #expect(document.tables.first.map { document.cells($0.rows[0]) }?.first == "a | b")
  }
}
