import DocumentModel
import Readers
import Testing
import Text

/// What is told of a document whatever its format: kinds of sections, roles of blocks, language, identifiers.
@Suite struct StructureTests {
  @Test(arguments: [
    ("Abstract", Section.Kind.abstract), ("1. Introduction", .introduction),
    ("MATERIALS AND METHODS", .methods),
    ("Results and Discussion", .results), ("Conclusions", .discussion), ("Experimental Protocols", .protocol),
    ("Protocol 2: Cell Viability Assay", .protocol), ("List of abbreviations", .abbreviations),
    ("FAQs", .faq), ("Troubleshooting Guides", .troubleshooting),
    ("Troubleshooting Guide: HPLC", .troubleshooting),
    ("Problem 1: No signal", .problem), ("Why do cells die?", .question), ("References", .references),
    ("Acknowledgements", .boilerplate), ("Gnomes in gardens", .body),
  ])
  func headingsSayWhatTheirSectionsHold(heading: String, kind: Section.Kind) throws {
    let document = try readText("# T\n\n## \(heading)\n\nSome words of it.\n")
    #expect(document.sections.last?.kind == kind)
  }

  @Test func whatStandsBelowASectionIsOfItsKind() throws {
    let document = try readText(
      "# T\n\n## Methods\n\na\n\n### Cell culture\n\nb\n\n### Results\n\nc\n\n## Gnomes\n\nd\n")
    #expect(document.sections.map(\.kind) == [.body, .methods, .methods, .results, .body])
  }

  @Test func blocksAreQuestionsAnswersProblemsAndSolutions() throws {
    let document = try readText(
      "# T\n\nAuthor: A. Body\n\n## FAQ\n\n### Q1: One?\n\nYes.\n\n- so\n\n#### In detail\n\nIndeed.\n\n"
        + "## Troubleshooting\n\n### Problem 1: Dim\n\nAdd light.\n")
    #expect(
      document.blocks.map(\.role) == [
        .title, .metadata, nil, .question, .answer, .answer, .answer, .answer, nil, .problem, .solution,
      ])
  }

  @Test(arguments: [
    (
      "en",
      "The drug is an inhibitor of the enzyme that was found in cells, and it has not been tested by others."
    ),
    (
      "de",
      "Der Wirkstoff ist ein Hemmer des Enzyms und wird von den Zellen nicht in die Leber gebracht, auch bei Ratten."
    ),
    (
      "fr",
      "Le composé est un inhibiteur de cette enzyme dans les cellules et des essais avec les rats sont en cours, pas plus."
    ),
    (
      "es",
      "El compuesto es un inhibidor de la enzima en las células y los ensayos con ratas no son más que una prueba."
    ),
    ("ja", "この化合物は酵素を阻害し、細胞の増殖を抑える。"),
    ("zh", "该化合物抑制酶的活性,并阻止细胞增殖。"),
  ])
  func theWordsTellTheLanguage(tag: String, text: String) throws {
    #expect(try readText(text + "\n").metadata.language == tag)
    #expect(try readText("IC50 Bcl-2 ara-G 506U78 dCK\n").metadata.language == nil)
  }

  @Test func theLanguageOfTheTextOutweighsThatOfTheFrame() throws {
    let text =
      "The drug is an inhibitor of the enzyme that was found in cells, and it has not been tested by others."
    let document = try readHTML("<html lang=\"de\"><body><p>\(text)</p></body></html>")
    #expect(document.metadata.language == "en")
    #expect(document.codes().contains("reader.language-mislabelled"))
    let same = try readHTML("<html lang=\"en-GB\"><body><p>\(text)</p></body></html>")
    #expect(same.metadata.language == "en-GB")
    #expect(!same.codes().contains("reader.language-mislabelled"))
  }

  @Test(arguments: [
    ("DOI: https://doi.org/10.1000/abc.1.", "doi", "10.1000/abc.1"), ("PMID: 1234", "pmid", "1234"),
    ("PMCID: PMC99;", "pmcid", "PMC99"), ("doi: none", "doi", nil), ("PMID: soon", "pmid", nil),
  ])
  func linesAtTheTopNameTheDocument(line: String, key: String, value: String?) throws {
    #expect(try readText("# T\n\n\(line)\n\nSome words.\n").metadata.identifiers[key] == value)
  }
}

/// What stands beside something else and is no part of it.
@Suite struct NeighbourTests {
  @Test(arguments: [
    (
      "We tell of \u{FB01}nding new \u{FB02}ow and the \u{FB01}rst case.",
      "We tell of finding new flow and the first case."
    ),
    ("A signi \u{FB01}cant step. It is significant.", "A significant step. It is significant."),
    ("A signi fi cant step.", "A significant step."),
  ])
  func wordsBesideLigaturesStayApart(source: String, expected: String) throws {
    #expect(try readText(source + "\n").text.string == expected)
  }

  @Test func aMarkOfByteOrderAloneIsNoDocument() {
    #expect(throws: ReadError.self) { try reader.read([0xEF, 0xBB, 0xBF]) }
  }

  @Test func identifiersOfReferencesAreNotTheDocuments() throws {
    let document = try readText(
      "# T\n\nSee also DOI: 10.1000/aaa for more.\n\n## References\n\n1. Foo A. T. Blood. 2001;1:2. PMID: 111\n\nDOI: 10.1000/zzz\n"
    )
    #expect(document.metadata.identifiers.isEmpty)
  }
}
