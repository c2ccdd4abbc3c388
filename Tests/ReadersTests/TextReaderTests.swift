import DocumentModel
import Readers
import Testing
import Text

@Suite struct TextReaderTests {
  @Test func headingsOfOneSeriesStandSideBySide() throws {
    let document = try readText(
      "# T\n\n## FAQ\n\n### Q1: One?\n\na\n\n## Q2: Two?\n\nb\n\n## **Q3: Three?**\n\nc\n\n## After\n\nd")
    #expect(
      document.sections.map(\.path) == [
        [], ["FAQ"], ["FAQ", "Q1: One?"], ["FAQ", "Q2: Two?"], ["FAQ", "Q3: Three?"], ["After"],
      ])
    #expect(document.sections.map(\.kind) == [.body, .faq, .question, .question, .question, .body])
  }

  @Test func questionsAtTheLevelOfTheirSectionStandBelowIt() throws {
    let document = try readText("# T\n\n## FAQ\n\n## Q1: One?\n\na\n\n## Q2: Two?\n\nb")
    #expect(document.sections.map(\.path) == [[], ["FAQ"], ["FAQ", "Q1: One?"], ["FAQ", "Q2: Two?"]])
  }

  @Test func bareQuestionsAreHeadings() throws {
    let document = try readText("# T\n\n## Trials\n\nQ: *Which one?*\n\nA: This one.\n")
    #expect(document.sections.last?.path == ["Trials", "Q: Which one?"])
    #expect(document.sections.last?.kind == .question)
  }

  @Test func outlineNumbersMakeLevels() throws {
    let document = try readText(
      "A Title of a Paper\n\n1. Introduction\n\nSome words.\n\n2. Escape\n\n2.1 By mutation\n\nMore.\n\n2.2. By bypass. This is run in.\n"
    )
    #expect(document.sections.dropFirst().map(\.path.count) == [1, 1, 2, 2])
    #expect(document.texts(.paragraph).last == "This is run in.")
    #expect(document.metadata.title == "A Title of a Paper")
  }

  @Test(arguments: [
    ("**Bold** and *italic* and __both__ and _one_.", "Bold and italic and both and one."),
    (
      "CYP2C19*2, HLA-B*57:01, 5 * 3 and snake_case_name stay.",
      "CYP2C19*2, HLA-B*57:01, 5 * 3 and snake_case_name stay."
    ),
    ("the _inability _to respire", "the inability to respire"),
    (#"escaped \[1\] and \*star\*"#, "escaped [1] and *star*"),
    ("a callout [1] and [15].", "a callout [1] and [15]."),
    ("stacked.[1][2][3]", "stacked.[1][2][3]"),
    ("a <a href=\"#\">[15]</a> remnant<br/>of HTML", "a [15] remnant of HTML"),
    ("see [the page](https://x.org/a_b_c) and [7](#ref7)", "see the page and [7]"),
    ("&lt;5 nM &amp; &#945;, <50 nM and <GENE>", "<5 nM & α, <50 nM and <GENE>"),
    ("the eﬀect is signiﬁcant", "the effect is significant"),
    ("soft\u{AD}hyphen and zero\u{200B}width", "softhyphen and zerowidth"),
    ("`code` words", "code words"),
  ])
  func markupIsTakenOff(source: String, expected: String) throws {
    #expect(try readText(source).text.string == expected)
  }

  @Test func linksAndSuperscriptsBecomeMarks() throws {
    let document = try readText("as shown <sup>3</sup> by [a group](https://x.org) [7](#r7)")
    #expect(document.marks.map { document.words($0.range) } == ["3", "a group", "[7]"])
    #expect(
      document.marks.map(\.kind) == [.superscript, .link(target: "https://x.org"), .link(target: "#r7")])
  }

  @Test func tablesContinueBelowRules() throws {
    let document = try readText("Agent\tTarget\nA\tX\nB\tY\n\n---\n\nC\tZ\n---\t---\n\n---\n\nText.")
    #expect(
      document.tables.map { $0.rows.map(document.cells) } == [[["A", "X"], ["B", "Y"]], [["C", "Z"]]])
    #expect(document.tables.map { document.cells($0.heads) } == [["Agent", "Target"], ["Agent", "Target"]])
  }

  @Test func pipeTables() throws {
    let document = try readText("| Drug | Note |\n|:--|--|\n| A | has [1] |\n| **B** | a \\| b |\n")
    #expect(document.tables.map { document.cells($0.heads) } == [["Drug", "Note"]])
    #expect(document.tables[0].rows.map(document.cells) == [["A", "has [1]"], ["B", "a | b"]])
  }

  @Test func cellsOnePerLine() throws {
    let document = try readText("Formula |\nC2H6 |\n|---|---|\nWeight |\n30.1 |\n")
    #expect(
      document.tables.map { $0.rows.map(document.cells) } == [[["Formula", "C2H6"], ["Weight", "30.1"]]])
  }

  @Test func listsKeepLabelsLevelsAndNumbers() throws {
    let document = try readText(
      "- Uptake: it enters\n  the cell.\n\n- Efflux: it leaves.\n  - nested\n\n1. one\n2. two\n")
    let items = document.blocks.filter { $0.kind == .listItem }
    #expect(
      items.map { document.words($0.range) } == [
        "Uptake: it enters the cell.", "Efflux: it leaves.", "nested", "one", "two",
      ])
    #expect(items.map(\.level) == [1, 1, 2, 1, 1])
    #expect(items.map(\.ordinal) == [nil, nil, nil, 1, 2])
    #expect(
      items[0].list == items[1].list && items[1].list != items[2].list && items[3].list == items[4].list)
    #expect(items.compactMap(\.label).map(document.words) == ["Uptake:", "Efflux:"])
  }

  @Test func referencesAreJoinedAndTheRestGoesOn() throws {
    let document = try readText(
      """
      # T

      ## References

      - 1. First work - PMC [pmc.ncbi.nlm.nih.gov]

      - 2. host.org [host.org]
      - To cite this document: X. [T]. X, [2026].

      ---

      **Disclaimer:**

      For research.

      ## Appendix

      More words.
      """)
    #expect(
      document.texts(.reference) == ["1. First work - PMC [pmc.ncbi.nlm.nih.gov]", "2. host.org [host.org]"])
    #expect(document.texts(.boilerplate).contains { $0.hasPrefix("To cite") })
    #expect(document.sections.map(\.path).contains(["Appendix"]))
    #expect(document.texts(.paragraph) == ["More words."])
  }

  @Test func hangingReferencesAndBareLists() throws {
    let hanging = try readText(
      "Text of it [1].\n\nReferences\n[1] Author A, Author B. A title that\n    goes on. J 2001;1:2-3.\n[2] Author C. Other.\n"
    )
    #expect(
      hanging.texts(.reference) == [
        "[1] Author A, Author B. A title that goes on. J 2001;1:2-3.", "[2] Author C. Other.",
      ])
    let links = try readText("Some words.\n\n[1] <https://a.org/x>\n[2] <https://b.org/y>\n")
    #expect(links.texts(.reference) == ["[1] https://a.org/x", "[2] https://b.org/y"])
  }

  @Test func wrappedLinesAreMended() throws {
    let line = "this is a line of the usual width, as long as its neighbours "
    let text =
      "\(line)patho-\nphysiological \(line)anti-\napoptotic and T-\ncell words, \(line)of re-\nsistance. resistance \(line)\n"
    let words = try readText(text).text.string
    for expected in ["pathophysiological", "anti-apoptotic", "T-cell", "of resistance."] {
      #expect(words.contains(expected))
    }
  }

  @Test func runningHeadsAndPageNumbersAreLeftOut() throws {
    let page = { (number: Int) in
      "Journal of Small Things\n\nPage \(number) says something of its own and ends in the middle of a\n\n\(number)\n\u{C}"
    }
    let document = try readText("Introduction\n" + (1...4).map(page).joined())
    #expect(!document.text.string.contains("Journal"))
    #expect(document.codes().contains("reader.running-head"))
    #expect(document.diagnostics.contains { $0.message.contains("page numbers") })
  }

  @Test func frontMatterIsMetadata() throws {
    let document = try readText(
      "---\ntitle: \"A: note\"\nauthor: J. Doe\ndate: 2024-05-06\ntags: [x]\n---\nFirst words.\n")
    #expect(document.metadata.title == "A: note")
    #expect(document.metadata.authors == ["J. Doe"])
    #expect(document.metadata.date == "2024-05-06")
    #expect(document.text.string == "First words.")
  }

  @Test func codeIsNoProse() throws {
    let document = try readText("Text.\n\n```dot\na -> b [1]\n```\n\ndigraph \"W\" {\n  a -> b;\n}\n\nMore.")
    #expect(document.texts(.code) == ["a -> b [1]", "digraph \"W\" {\n  a -> b;\n}"])
    #expect(document.texts(.paragraph) == ["Text.", "More."])
  }

  @Test(arguments: [
    ("Date: January 2026", "2026-01"), ("Date: 22 January 2026", "2026-01-22"),
    ("Date: Nov. 5, 2025", "2025-11-05"),
    ("Date: 2024/05/06", "2024-05-06"), ("Date: 2019", "2019"),
  ])
  func datesKeepTheirPrecision(line: String, expected: String) throws {
    #expect(try readText("# T\n\n\(line)\n\nWords.").metadata.date == expected)
  }

  @Test func catalogueNumbersInOtherLanguages() throws {
    for label in ["Katalognummer", "Número de catálogo", "カタログ番号", "货号", "Cat. No."] {
      #expect(try readText("# T\n\n\(label): B123\n").metadata.catalogNumber == "B123", "\(label)")
    }
  }
}
