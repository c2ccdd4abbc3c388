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

  @Test func footnotesThatCiteFollowANumberedList() throws {
    let document = try readText(
      """
      # Note

      It binds.[1] It kills.[^1]

      [^1]: Doe J. A kinase. J Notes 1999;7:10.

      ## References

      1. Roe C. Cells. 2001.
      2. Poe D. More cells. 2002.
      """)
    #expect(document.texts(.paragraph) == ["It binds.[1] It kills.[3]"])
    #expect(document.blocks.filter { $0.kind == .reference }.map(\.ordinal) == [3, 1, 2])
  }

  @Test func tablesNeedNoPipesAtTheirEnds() throws {
    let document = try readText(
      "# T\n\nDrug | Dose\n---|---\na | 1\nb | 2\n\n| Only |\n|---|\n| one |\n\nEnd.\n")
    #expect(
      document.tables.map { $0.heads.map { document.words($0.range) } } == [["Drug", "Dose"], ["Only"]])
    #expect(document.tables.map { $0.rows.map(document.cells) } == [[["a", "1"], ["b", "2"]], [["one"]]])
  }

  @Test(arguments: [
    "[a](<https://a.org/x y> \"Title\")", "[a](https://a.org/x_(y)_z 'T')", "[a](https://a.org/x (T))",
  ])
  func targetsOfLinks(_ link: String) throws {
    let document = try readText("# T\n\nSee \(link) here.\n")
    #expect(document.texts(.paragraph) == ["See a here."])
    #expect(links(document).first?.hasPrefix("a → https://a.org/x") ?? false)
  }

  @Test func smallSigns() throws {
    let document = try readText(
      "# T\n\n![Growth of cells](a.png)\n\nFirst line\\\nnext ~~gone~~ a~b.\n\n>> Said twice.\n\nSee [l].\n\n[l]:\n  https://a.org/x\n"
    )
    #expect(
      document.texts(.paragraph) == [
        "Growth of cells", "First line next gone a~b.", "Said twice.", "See l.",
      ])
    #expect(links(document) == ["l → https://a.org/x"])
  }

  @Test func frontMatterOfMapsAndBlocks() throws {
    let metadata = try readText(
      "---\ntitle: >\n  A long\n  title\nauthor:\n  - name: Ann Doe\n    email: a@b.org\n  - Roe C\ndate: 2024-05-01\n...\n\nIt binds.\n"
    ).metadata
    #expect(metadata.title == "A long title")
    #expect(metadata.authors == ["Ann Doe", "Roe C"])
    #expect(metadata.date == "2024-05-01")
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

  @Test func pipesOfWikiLinksPartNoCells() throws {
    let document = try readText("| Drug | Kinase |\n|---|---|\n| [[Nelarabine|ara-G]] | [[dck\\|dCK]] |\n")
    #expect(document.tables.first.map { document.cells($0.rows[0]) } == ["ara-G", "dCK"])
  }

  // MARK: Paragraphs

  @Test func sentencesMayHaveALineEach() throws {
    let document = try readText(
      """
      # Note

      SAMHD1 hydrolyzes ara-GTP in cells of the B lineage.
      This happens with a bias that is known as the triphosphohydrolase bias
      [@doi:10.5555/a.1].

      The second paragraph has one sentence only.
      """)
    #expect(document.texts(.paragraph).count == 2)
    #expect(document.texts(.paragraph).first?.hasSuffix("bias [@doi:10.5555/a.1].") ?? false)
  }

  /// A footnote of a table that begins with `#` makes no markdown of the lines around it.
  @Test func oneHeadingMayBeAnything() throws {
    let lines = ["CEM", "Jurkat", "MOLT-4", "HL-60"].map { cell in
      "In \(cell) ara-G is " + String(repeating: "phosphorylated by the kinase of these cells, ", count: 4)
        + "first."
    }
    let document = try readText("\(lines[0])\n\(lines[1])\n\n# a remark\n\n\(lines[2])\n\(lines[3])\n")
    #expect(document.texts(.paragraph).count == 4)
  }

  @Test func hardBreaksAndLabelsPartLines() throws {
    let document = try readText(
      "# Note\n\nSAMHD1 hydrolyzes ara-GTP in cells of the B line.  \nIt does so in T cells as well.\n\n"
        + "**Aim:** to find out what the enzyme does there.\n**Result:** it cuts.\n\nIt ends.\n")
    #expect(document.texts(.paragraph).count == 5)
  }

  @Test func quotesAreTheirWords() throws {
    let document = try readText(
      "# Note\n\n> No kinase, no drug,\n> they say.\n>\n> And so on.\n\n> > Deeper still.\n\nText.\n")
    #expect(
      document.texts(.paragraph) == [
        "No kinase, no drug, they say.", "And so on.", "Deeper still.", "Text.",
      ])
  }

  @Test func underlinedLinesAreHeadings() throws {
    let document = try readText(
      "Title of it\n===========\n\nWords here.\n\nMethods\n-------\n\nMore words.\n")
    #expect(document.texts(.heading) == ["Title of it", "Methods"])
    #expect(document.texts(.paragraph) == ["Words here.", "More words."])
  }

  @Test func listsNestByIndent() throws {
    let document = try readText(
      "# Note\n\n- one\n  - deeper\n    1. deepest\n    2. and next\n  - deeper again\n- two\n  goes on\n\nText.\n"
    )
    let items = document.blocks.filter { $0.kind == .listItem }
    #expect(
      items.map { document.words($0.range) } == [
        "one", "deeper", "deepest", "and next", "deeper again", "two goes on",
      ])
    #expect(items.map(\.level) == [1, 2, 3, 3, 2, 1])
    #expect(items[0].list == items[5].list && items[1].list == items[4].list)
    #expect(items.map(\.ordinal) == [nil, nil, 1, 2, nil, nil])
  }

  // MARK: What tools leave

  @Test func commentsAreSetAside() throws {
    let document = try readText(
      "<!--\n## Metadata\nDate: today\n-->\n# Note\n\nIt binds <!-- does it? --> well.\n\n<!-- no end\n\nMore.\n"
    )
    #expect(document.texts(.boilerplate) == ["## Metadata Date: today"])
    #expect(document.texts(.heading) == ["Note"])
    #expect(document.texts(.paragraph).first == "It binds well.")
    #expect(document.texts(.paragraph).last == "More.")
  }

  @Test func keysOfWorksAreLinks() throws {
    let document = try readText(
      "It binds [@doi:10.5555/a.1; @pmid:123; @tag:own], says ann@doi:x.\n")
    #expect(document.text.string == "It binds [@doi:10.5555/a.1; @pmid:123; @tag:own], says ann@doi:x.")
    #expect(
      links(document) == [
        "@doi:10.5555/a.1 → https://doi.org/10.5555/a.1", "@pmid:123 → https://pubmed.ncbi.nlm.nih.gov/123",
      ])
  }

  @Test func tabsAndFlatPipesAreTables() throws {
    let tabs = try readText("# Note\n\nDrug\tDose\tLine\nara-G\t5\tCEM\nara-C\t1\tJurkat\n\nText.\n")
    #expect(tabs.tables.first?.rows.map(tabs.cells) == [["ara-G", "5", "CEM"], ["ara-C", "1", "Jurkat"]])
    let flat = try readText("# Note\n\nDrug |\nDose |\n---|---|\nara-G |\n5 |\nara-C |\n1 |\n\nText.\n")
    #expect(flat.tables.first?.rows.map(flat.cells).suffix(2) == [["ara-G", "5"], ["ara-C", "1"]])
  }

  // MARK: Reports of language models

  private let report = """
    # Report

    ## Question

    You are an expert. Say what SAMHD1 does.

    ### Output format

    - Cite each claim.

    | Field | Meaning |
    |---|---|
    | a | b |

    ## Output

    SAMHD1 hydrolyzes ara-GTP.
    """

  @Test func echoedPromptsAreSetAside() throws {
    let document = try readText(report)
    #expect(document.texts(.paragraph) == ["SAMHD1 hydrolyzes ara-GTP."])
    #expect(document.texts(.heading) == ["Report", "Question", "Output"])
    #expect(document.tables.isEmpty && document.texts(.listItem).isEmpty)
    #expect(document.texts(.boilerplate).contains("Cite each claim."))
    #expect(document.codes().contains("reader.prompt-echo"))
  }

  @Test func questionsWithoutAnswerOrWithManyAreText() throws {
    let open = try readText(report.replacing("## Output\n", with: "## Findings\n"))
    #expect(open.texts(.listItem) == ["Cite each claim."])
    let many = try readText(
      "# FAQ\n\n## Question\n\nWhy?\n\n## Answer\n\nSo.\n\n## Question\n\nHow?\n\n## Answer\n\nThus.\n")
    #expect(!many.codes().contains("reader.prompt-echo"))
    #expect(!many.texts(.boilerplate).contains("Why?"))
  }
}
