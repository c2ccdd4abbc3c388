import DocumentModel
import Testing
import Text
import Vocabulary
import VocabularySources

/// What readers say of files with something wrong in them.
@Suite struct SourceProblemTests {
  /// What came of reading `bytes`: the names, what is noticed, what is wrong.
  private struct Outcome {
    var names: [String] = []
    var notices: [String] = []
    var errors: [String] = []

    init(_ bytes: [UInt8], _ format: SourceFormat) {
      let file = MappedFile(copying: bytes)
      var reader = SourceReader(file: "mine", bytes: file.bytes)
      var builder = VocabularyBuilder()
      do throws(DefinitionError) {
        try reader.read(format) { builder.add($0) }
      } catch {
        errors = error.problems.map { "\($0.file):\($0.line): \($0.message)" }
      }
      notices = reader.notices.map { "\($0.file):\($0.line): \($0.message)" }
      let encoded = MappedFile(copying: VocabularyWriter.encode(builder.finish(), variants: .none))
      guard let vocabulary = try? VocabularyFile(encoded) else { return }
      vocabulary.eachConcept { names += $0.names.map(\.text) }
    }

    init(_ text: String, _ format: SourceFormat) { self.init(Array(text.utf8), format) }
  }

  private static let genes = "hgnc_id\tsymbol\tname\tstatus\n"

  @Test func termsWithoutIdentifierOrNameAreToldWhereTheyBegin() {
    let text = """
      format-version: 1.2

      [Term]
      name: odd fever

      [Term]
      id: MONDO:2
      synonym: "odd ague" EXACT []

      [Term]
      id: MONDO:3
      is_obsolete: true

      [Term]
      id: FOREIGN:4

      [Term
      id: MONDO:5
      name: odd chill
      name odd

      """
    #expect(
      Outcome(text, .obo).errors == [
        "mine:3: the term has no id", "mine:6: mondo:2 has no name",
        "mine:17: expected a stanza such as [Term]",
      ])
  }

  @Test func linesOfATermThatSayNothingAreTold() {
    let text = "[Term]\nid: MONDO:1\nname: odd fever\nsynonym: odd ague\nodd\n"
    #expect(
      Outcome(text, .obo).errors == [
        "mine:4: expected a synonym in quotes and its scope", "mine:5: expected ‘tag: value’",
      ])
  }

  @Test func genesThatAreNotApprovedAreLeftOutWithANotice() {
    let rows = (1...5).map { "HGNC:\($0)\tOLD\($0)\told gene\tEntry Withdrawn\n" }.joined()
    let outcome = Outcome(Self.genes + "HGNC:9\tODD9\todd gene 9\tApproved\n" + rows, .hgnc)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.names.sorted() == ["ODD9", "odd gene 9"])
    #expect(
      outcome.notices
        == (1...3).map { "mine:\($0 + 2): hgnc:\($0) is no approved entry (Entry Withdrawn) and left out" }
        + [
          "mine:5: and 2 more behind this line"
        ])
  }

  @Test func namesWithForeignBytesAreLeftOutWithANotice() {
    let rows = "HGNC:1\tODD1\toddit".utf8 + [0xE9, 0x0A] + "HGNC:2\tODD2\toddité\tApproved\n".utf8
    let broken = "HGNC:1\tODD1\toddit".utf8 + [0xE9] + "\tApproved\nHGNC:2\tODD2\toddité\tApproved\n".utf8
    let outcome = Outcome(Array(Self.genes.utf8) + broken, .hgnc)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.names.sorted() == ["ODD1", "ODD2", "oddité"])
    #expect(
      outcome.notices == [
        "mine:2: is no UTF-8 (Latin-1?): names with such bytes are left out; convert the file"
      ])
    #expect(Outcome(Array(Self.genes.utf8) + rows, .hgnc).errors == ["mine:2: 3 columns, expected 4"])
  }

  @Test(arguments: [
    (SourceFormat.hgnc, genes, "HGNC:1\tODD1\n", "2 columns, expected 4"),
    (.chebiCompounds, "chebi_accession\tname\tstatus\n", "CHEBI:1\n", "1 columns, expected 3"),
    (.wheelGenes, "heads\n", "HGNC:1\tODD1\n", "expected twelve columns with an HGNC id and a symbol"),
    (.drugbank, "heads\n", "DB1,X\n", "expected a DrugBank id, accessions, a name, CAS, UNII and synonyms"),
    (.ncit, "", "C1\tx\n", "expected a code, its parents, synonyms, definition, name and status"),
    (.wheelForms, "heads\n", "1\n", "expected a number, a name and CURIEs"),
  ]) func rowsThatAreTooShortAreToldAndCounted(
    _ format: SourceFormat, _ heads: String, _ row: String, _ message: String
  ) {
    let outcome = Outcome(heads + String(repeating: row, count: 25), format)
    let first = heads.isEmpty ? 1 : 2
    #expect(
      outcome.errors
        == (first..<(first + 20)).map { "mine:\($0): \(message)" } + [
          "mine:\(first + 19): and 5 more behind this line"
        ])
  }

  @Test func columnsThatAreNotThereAreNamed() {
    #expect(
      Outcome("hgnc_id\tsymbol\tname\n", .hgnc).errors == ["mine:1: there is no column ‘status’"])
    #expect(Outcome("name\n", .chebiNames).errors == ["mine:1: there is no column ‘compound_id’"])
  }

  /// The source of a name is one byte.
  @Test func tablesMayHaveMorePrefixesThanSourcesCanBeTold() {
    let rows = (0..<300).map { "odd\($0)\t\tmine\($0):1\tGene\t\tus\n" }
    let heads = "name\tsynonyms\tidentifier\tcategory\txrefs\tsource\n"
    let outcome = Outcome(heads + rows.joined() + rows.joined(), .terms)
    #expect(outcome.errors.isEmpty)
    #expect(Set(outcome.names).count == 300)
  }

  private static let heads = "name\tsynonyms\tidentifier\tcategory\txrefs\tsource\n"

  @Test(arguments: [
    ("\t\t\tGene\t\tus", "2:1: column ‘name’: the name is empty"),
    (
      "odd\t\todd 1\tGene\t\tus",
      "2:6: column ‘identifier’: ‘odd 1’ is no CURIE (prefix:identifier, such as hgnc:2704)"
    ),
    ("odd\t\t\tGene\tx\tus", "2:12: column ‘xrefs’: ‘x’ is no CURIE (prefix:identifier, such as hgnc:2704)"),
    ("odd\t\t\tgenius\t\tus", "2:7: column ‘category’: unknown category ‘genius’; known are Gene, "),
    (
      "odd\t\t",
      "2:1: 3 columns, expected 6 (name, synonyms, identifier, category, xrefs, source), tab-separated; "
    ),
  ]) func problemsOfAUsersTableNameTheColumn(_ row: String, _ message: String) {
    do throws(DefinitionError) {
      _ = try Term.rows(tsv: Self.heads + row, file: "mine")
      Issue.record("a faulty row was taken")
    } catch {
      let told = error.problems.map { "\($0.line):\($0.column): \($0.message)" }
      #expect(told.count == 1 && told[0].hasPrefix(message), "\(told)")
    }
  }

  @Test func blankLinesCommentsAndCategoriesInAnyCaseAreTaken() throws {
    let table =
      "\u{FEFF}# mine\r\n\r\nName\tsynonyms\tidentifier\tcategory\txrefs\tsource\r\n"
      + "\r\nodd1\t\tmy:1\tsmallmolecule\t\tus\r\n# odd2\n\t\t\t\t\t\nodd3\t\tmy:3\tGENE\t\tus\n\n"
    #expect(SourceFormat.of(name: "mine.txt", head: Array(table.utf8)) == .terms)
    let terms = try Term.rows(tsv: table, file: "mine")
    #expect(terms.map { "\($0.name) \($0.category.rawValue)" } == ["odd1 SmallMolecule", "odd3 Gene"])
    #expect(throws: DefinitionError.self) { try Term.rows(tsv: "# nothing\n\n", file: "mine") }
  }

  @Test func aSecondPreferredNameOfOneIdentifierIsNoticed() {
    let row = "\t\tmy:1\tGene\t\tus\n"
    let outcome = Outcome(Self.heads + "odd1" + row + "odd1" + row + "odd2" + row, .terms)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.names == ["odd1", "odd2"])
    #expect(
      outcome.notices == [
        "mine:4: ‘odd2’ is a second preferred name of my:1, after ‘odd1’; "
          + "write one row with the other among its synonyms, or give them two identifiers"
      ])
  }

  @Test func anEntryThatIsCutOffIsTold() {
    let text = "ID   Odd-1\nAC   CVCL_0001\n//\nID   Odd-2\nAC   CVCL_00"
    #expect(
      Outcome(text, .cellosaurus).errors == [
        "mine:4: the entry has no end (//); the file is cut off: copy it again"
      ])
  }

  @Test func synonymsThatMeanAnotherThingAreCounted() {
    let text = """
      [Term]
      id: MONDO:1
      name: the \\"odd\\" fever
      synonym: "fever" BROAD []
      synonym: "odd ague\\Wof\\, \\"us\\"" EXACT []
      synonym: "odd fever of fools" NARROW []

      """
    let outcome = Outcome(text, .obo)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.names == [#"the "odd" fever"#, #"odd ague of, "us""#])
    #expect(
      outcome.notices == [
        "mine:4: broader and narrower synonyms are left out (2): they mean another thing than their term"
      ])
  }
}
