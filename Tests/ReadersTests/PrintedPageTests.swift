import DocumentModel
import Readers
import Testing
import Text

/// Text of printed pages, as PDF tools give it.
@Suite struct PrintedPageTests {
  /// A paragraph of full lines, which ends a sentence.
  private static func prose(_ words: String) -> String {
    """
    \(words) were grown for several days in a medium that held the
    usual salts and vitamins, and were counted on every second morning by two
    people who did not know of each other. None of them was lost.

    """
  }

  @Test func headingsStandBetweenSentencesAndParagraphs() throws {
    let text =
      "Introduction\n" + Self.prose("The old cells") + "Cells and media\n" + Self.prose("All the new cells")
      + "Counting of cells in media that hold no salts and no\nvitamins\n" + Self.prose("Both kinds of cells")
      + "Results\nGrowth\n" + Self.prose("The counted cells")
    #expect(
      try readText(text).texts(.heading) == [
        "Introduction", "Cells and media", "Counting of cells in media that hold no salts and no vitamins",
        "Results", "Growth",
      ])
  }

  @Test func wrappedLinesAreNoHeadings() throws {
    let text =
      Self.prose("The cells") + "After that, we found the cells in dishes of\nPetri, where most of them "
      + "were alive and well and of the usual size.\n"
    #expect(try readText(text).texts(.heading).isEmpty)
  }

  @Test func measuresAreNoOutlineNumbers() throws {
    let text =
      Self.prose("The cells") + "They were kept at a pressure that was held between 0.5 and\n1.5 Bar in "
      + "the first week and at twice that in the second.\n"
    #expect(try readText(text).texts(.heading).isEmpty)
  }

  @Test func spacedCapitalsAndSquaresAreHeadings() throws {
    for name in ["R E F E R E N C E S", "■ REFERENCES", "4 | REFERENCES"] {
      let document = try readText(
        Self.prose("The cells") + name
          + "\n1. Doe J. On cells. J Cells 2001;1:2-3.\n2. Roe R. On media. J Cells "
          + "2002;2:3-4.\n")
      #expect(document.sections.last?.kind == .references, "\(name)")
      #expect(document.texts(.reference).count == 2, "\(name)")
    }
  }

  private static let entries = (1...6).map {
    "\($0). Doe J, Roe R. A long title of a work on cells that were counted for\n24 Weeks in dishes. J Cells "
      + "\(2000 + $0);\($0):10-19.\n"
  }

  @Test func entriesAreToldFromLinesThatBeginWithANumber() throws {
    let document = try readText(Self.prose("The cells") + "References\n" + Self.entries.joined())
    #expect(document.texts(.reference).count == 6)
    #expect(document.texts(.reference)[5].hasPrefix("6. Doe"))
  }

  @Test(arguments: [2, 3, 6])
  func pagesAtTheStartOfALineAreNoNumbers(count: Int) throws {
    let entries = (1...count).map { "\($0). Smith AB, Doe C. A title of work \($0). J Things 2001;1:2-" }
    let document = try readText(
      "# Note\n\nIt binds.\n\n## References\n\n" + entries.joined(separator: "\n3. Epub 2001.\n")
        + "\n3. Epub 2001.\n")
    #expect(document.texts(.reference).count == count)
    #expect(document.texts(.reference).allSatisfy { $0.hasSuffix("Epub 2001.") })
  }

  @Test func numbersThatAreLeftOutAreNotWaitedFor() throws {
    let document = try readText("## References\n\n1. First, 2001.\n3. Third, 2003.\n4. Fourth, 2004.\n")
    #expect(document.texts(.reference).count == 3)
    let broken = try readText("## References\n\n1. First, 2001, page\n3. Epub.\n2. Second, 2004.\n")
    #expect(broken.texts(.reference).count == 2)
  }

  @Test func listsWithoutAHeadingAreFound() throws {
    let document = try readText(
      Self.prose("The cells") + "\n" + Self.entries.joined() + "\nThe end of the paper.\n")
    #expect(document.texts(.reference).count == 6)
    #expect(document.texts(.paragraph).last == "The end of the paper.")
  }

  @Test func numberedSentencesAreNoReferences() throws {
    let steps = (1...6).map { "\($0). Wash the cells in the buffer and count them again.\n" }.joined()
    #expect(try readText(Self.prose("The cells") + "\n" + steps).texts(.reference).isEmpty)
  }

  @Test func bannersOfManyLinesAreLeftOut() throws {
    let pages = (1...5).map { page in
      (1...20).map { "Line \($0) of some words that are said on page \(page) alone\n" }.joined()
        + "This copy was made available\nby the archive of small things\nunder a licence of its own\nfor readers "
        + "of all kinds\n\(page + 40)\n"
    }
    let document = try readText(pages.joined(separator: "\u{C}"))
    for banner in ["This copy", "by the archive", "under a licence", "for readers", "43"] {
      #expect(!document.text.string.contains(banner), "\(banner)")
    }
    #expect(document.text.string.contains("Line 20 of some words"))
  }

  @Test func numbersOfFiguresStayWherePagesAreNumbered() throws {
    let pages = (1...5).map { page in
      "\(page)\n10\n20\n\(Self.prose("The cells of page \(page)"))"
    }
    let document = try readText(pages.joined(separator: "\u{C}"))
    #expect(document.text.string.contains("10 20") || document.text.string.contains("10\n\n20"))
    #expect(!document.text.string.contains("3\n\n10"))
  }

  @Test func backMatterIsContentOfAPage() throws {
    let text = Self.prose("The cells") + "Acknowledgements\n" + Self.prose("We thank those whose cells")
    #expect(try readText(text).texts(.boilerplate).isEmpty)
    #expect(try readText(text).sections.last?.kind == .boilerplate)
  }

  /// `count` pages of thirty lines, each with what `head` and `foot` print on it.
  private static func pages(
    _ count: Int, parted: String = "\u{C}", head: (Int) -> String, foot: (Int) -> String = { _ in "" }
  ) -> String {
    (1...count).map { page in
      head(page)
        + (1...30).map { "Line \($0) tells some more of what was seen in dish \(page * 100 + $0) and was\n" }
        .joined()
        + foot(page)
    }.joined(separator: parted)
  }

  @Test func numbersOfFiguresAtTheEdgeAreNoFurniture() throws {
    let text = Self.pages(
      8, head: { _ in "" }, foot: { "https://example.org/cells/0042.g00\($0 * $0 % 10)\n" })
    #expect(try readText(text).text.string.contains("0042.g004"))
  }

  @Test func headsWithThePageNumberAtEitherEndAreOne() throws {
    let text = Self.pages(
      6,
      head: {
        $0 % 2 == 0 ? "\($0 + 210) The Small Annals of Cells\n" : "The Small Annals of Cells \($0 + 210)\n"
      })
    #expect(!(try readText(text).text.string.contains("Small Annals")))
  }

  @Test func headsAreFoundWithoutPageBreaks() throws {
    let text = Self.pages(
      6, parted: "", head: { "Vol. 7, No. 2\nDoe and Roe\n\($0 + 840)\n" })
    let document = try readText(text)
    for head in ["Vol. 7", "Doe and Roe", "843"] { #expect(!document.text.string.contains(head), "\(head)") }
    #expect(document.text.string.contains("dish 330"))
  }

  @Test(arguments: ["\u{C}", ""])
  func sentencesThatCiteComeAgainOnManyPages(parted: String) throws {
    let sentence = "SAMHD1 hydrolyzes ara-GTP in T cells of patients [1].\n"
    let text = Self.pages(3, parted: parted, head: { _ in "" }, foot: { _ in sentence + "It goes\n" })
    #expect(try readText(text).text.string.split(separator: "SAMHD1 hydrolyzes").count == 4)
  }

  @Test func sentencesAmidPagesAreNoHeads() throws {
    let prose = (1...15).map { "Line \($0) tells some more of what was seen in the dishes and was\n" }
      .joined()
    let page = prose + "SAMHD1 hydrolyzes ara-GTP in the T cells of all these patients, and\n" + prose
    let text = try readText([page, page, page].joined(separator: "\u{C}")).text.string
    #expect(text.split(separator: "SAMHD1 hydrolyzes").count == 4)
  }

  @Test func rowsThatComeAgainAreNoHeads() throws {
    let text = Self.pages(6, parted: "", head: { "Cells per dish\n\($0 % 2)\n" })
    #expect(try readText(text).text.string.contains("Cells per dish"))
  }

  @Test func footnotesStandAfterTheText() throws {
    let text = Self.pages(
      4, head: { _ in "lived on, as they do.\n" },
      foot: { "\($0) See also what was said of the dish \($0) above.\n" })
    let document = try readText(text)
    let notes = document.texts(.boilerplate).filter { $0.contains("See also") }
    #expect(notes.count == 3)
    #expect(document.codes().contains("reader.footnotes"))
    #expect(
      document.text.string.contains("dish 230 and was lived on")
        || document.text.string.contains("dish 230 and was"))
  }

  @Test func numberedHeadingsAtTheFootOfAPageAreNoNotes() throws {
    let text = Self.pages(
      4, head: { _ in "" },
      foot: { "\($0) Methods of the kind that is told in part \($0)\nWe saw cells and then we\n" })
    #expect(!(try readText(text).codes().contains("reader.footnotes")))
  }

  @Test func numberedHeadingsAreKnownByTheirOutline() throws {
    let prose = Self.prose("The cells of this part")
    let text =
      "1 Introduction\n" + prose + "2 Cells and media\n" + prose + "2.1 2-(4-chloro)-3-methyl (C1)\n" + prose
      + "2.2 2-(4-bromo)-3-methyl (C2)\n" + prose
      + "3 Results of the counting and of all that was tried in\nthe dishes\n"
      + prose
    #expect(
      try readText(text).texts(.heading) == [
        "1 Introduction", "2 Cells and media", "2.1 2-(4-chloro)-3-methyl (C1)",
        "2.2 2-(4-bromo)-3-methyl (C2)",
        "3 Results of the counting and of all that was tried in the dishes",
      ])
  }

  // MARK: Letters

  @Test func wordsPartedAtLigaturesAreJoined() throws {
    let document = try readText(
      "A signi fi cant e ﬀ ect of the ﬁrst drug was de ﬁned by two. It was a well defined one, and the con ﬁ dence rose.\n"
    )
    #expect(
      document.text.string
        == "A significant effect of the first drug was defined by two. It was a well defined one, and the confidence rose."
    )
    #expect(document.codes().contains("reader.split-ligatures"))
  }

  @Test func lettersOfTheSymbolFontAreRead() throws {
    let document = try readText("The \u{F062}-cells had 5 \u{F0B1} 2 \u{F06D}m and \u{E123}no more.\n")
    #expect(document.text.string == "The β-cells had 5 ± 2 μm and no more.")
    #expect(document.codes().contains("reader.private-use"))
  }

  @Test func lineNumbersAreLeftOut() throws {
    let lines = (1...60).map { "\($0) tells of the cells that were seen in dish number \($0 * 7) and\n" }
      .joined()
    let document = try readText(lines)
    #expect(document.text.string.hasPrefix("tells of the cells that were seen in dish number 7 and tells"))
    #expect(document.codes().contains("reader.line-numbers"))
    let columns = (0..<6).map { page in
      (1...16).map { "\(page * 16 + $0)\n" }.joined()
        + "The cells were seen in dishes of the usual size by all\nof us.\n"
    }
    #expect(!(try readText(columns.joined()).text.string.contains("17")))
  }

  @Test func numberedTitlesAboveAParagraphAreNoNotes() throws {
    let text = Self.pages(
      4, head: { _ in "" },
      foot: {
        "\($0) \(["Counting", "Feeding", "Keeping", "Tending"][$0 - 1]) of Cells\nThe cells that we had \(["now", "then", "later", "last"][$0 - 1]) were seen by two of us on every day.\n"
      })
    #expect(!(try readText(text).codes().contains("reader.footnotes")))
  }

  @Test func numberedHeadingsAndContinuedTablesAreNoHeads() throws {
    let heads = Self.pages(6, head: { "2.\($0). Growth of the cells\n" })
    #expect(try readText(heads).text.string.contains("2.4. Growth of the cells"))
    let tables = Self.pages(6, head: { _ in "Supplementary Table 1 continued.\n" })
    #expect(try readText(tables).text.string.contains("Table 1 continued"))
  }

  @Test func raisedNumbersOnALineOfTheirOwnAreSuperscripts() throws {
    let sentences = [
      "The cells were counted on each of the days by two of us, as most\n1\nothers have done before. ",
      "They were kept in dishes that are sold for the use in all homes.\n2,3 In others the cells were of the kind that "
        + "is fed daily. ",
      "All of the cells were seen to live on for some more of the days.\n4-6\nThen they died.\n",
    ]
    let document = try readText(sentences.joined() + "\nReferences\n" + Self.entries.joined())
    let marks = document.marks.filter { $0.kind == .superscript }.map { document.words($0.range) }
    #expect(marks == ["1", "2,3", "4-6"])
    #expect(document.text.string.contains("as most1 others"))
    #expect(document.text.string.contains("all homes.2,3 In others"))
    try check(document)
    let bare = try readText(sentences.joined())
    #expect(bare.marks.isEmpty)
  }

  @Test(arguments: [
    ("It was seen that the value of the IC\n50 of the drug was low.", "IC50 of"),
    ("The eﬀect was speci\u{FB01}\nc for cells of this kind only.", "specific for"),
    ("The cells are patient-\nderived and grow. Each patient gave some.", "patient-derived"),
    ("These are pro-\nteins of cells. Each protein binds.", "These are proteins of"),
    ("They are anti-\ninflammatory drugs of this kind.", "anti-inflammatory"),
    ("It was given to pa-\ntients who had it.", "to patients who"),
  ])
  func wordsGoOnOnTheNextLine(text: String, words: String) throws {
    #expect(try readText(text).text.string.contains(words))
  }

  @Test func captionsMayHaveNoStop() throws {
    let document = try readText(Self.prose("The cells") + "\nFigure 1 Growth of cells\n\n" + Self.prose("We"))
    #expect(document.texts(.caption) == ["Figure 1 Growth of cells"])
    #expect(try readText("Figure 1 A and B show it.").texts(.caption).isEmpty)
  }

  @Test func aCellMayBeCalledReferences() throws {
    let cells = "Drug\n\nReferences\n\nA drug\n\nSmall study\n\n"
    let document = try readText(
      Self.prose("The cells") + "\u{C}" + cells + Self.prose("They grow") + "References\n\n"
        + (1...4).map { "\($0). Doe AB. A work. J Things 2001;1:2-3.\n" }.joined())
    #expect(document.texts(.reference).count == 4)
    #expect(document.sections.filter { $0.kind == .references }.count == 1)
  }

  @Test func captionsOfSupplementsAreCaptions() throws {
    for label in ["Figure 1.", "Fig. 2:", "Table 3.", "Supplementary Figure S4."] {
      let document = try readText(
        Self.prose("The cells") + "\n\(label) Cells that were counted\n\n" + Self.prose("All"))
      #expect(document.texts(.caption) == ["\(label) Cells that were counted"])
    }
  }

  @Test func wrappedLinesMayBeginLikeBoilerplate() throws {
    let document = try readText(
      Self.prose("The cells")
        + "The table of all the cells that we have counted since then can be\ndownloaded from the "
        + "site of the group by all who ask us for it.\n")
    #expect(document.texts(.boilerplate).isEmpty)
  }

  @Test func longLinesOfAuthorsStayOnPrintedPages() throws {
    let names = (1...14).map { "J. Doe\($0 % 2 == 0 ? "son" : "ham")" }.joined(separator: ", ")
    let document = try readText("A title of some cells\n\nAuthors: \(names)\n\n" + Self.prose("The cells"))
    #expect(document.texts(.boilerplate).isEmpty)
  }

  // MARK: Lines that keep the place of words

  private static func padded(_ words: String, to width: Int) -> String {
    words + String(repeating: " ", count: max(0, width - words.count))
  }

  @Test func columnsOfALayoutAreParted() throws {
    let rows = (1...20).map {
      Self.padded("the left β-cells were counted on day \($0)", to: 52)
        + "and the right ones were fed on day \($0) by\n"
    }
    let document = try readText(
      "The title of a paper on cells that goes across both columns of it, as titles do\n\n" + rows.joined())
    #expect(document.text.string.contains("on day 3 the left β-cells were counted on day 4"))
    #expect(document.text.string.contains("fed on day 3 by and the right ones"))
    #expect(document.codes().contains("reader.columns"))
  }

  @Test func tablesOfALayoutAreTables() throws {
    let widths = [18, 12, 12, 8]
    let rows = [
      ["Cells", "Dose (nM)", "Alive (%)", "n"], ["Jurkat", "10", "82", "6"], ["MOLT-4", "", "43", "6"],
      ["CEM", "30", "12", "5"],
    ]
    let lines = rows.map { row in zip(row, widths).map { Self.padded($0, to: $1) }.joined() + "\n" }
    let document = try readText(
      Self.prose("The cells") + "\nTable 1. Cells\n" + lines.joined() + "\n" + Self.prose("All"))
    let table = try #require(document.tables.first)
    #expect(document.cells(table.heads) == rows[0])
    #expect(table.rows.map { document.cells($0) }.contains(["MOLT-4", "", "43", "6"]))
  }
}
