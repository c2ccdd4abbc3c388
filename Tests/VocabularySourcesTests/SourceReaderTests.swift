import DocumentModel
import Testing
import Text
import Vocabulary
import VocabularySources

/// What a file says, one line a concept: CURIE, category, names with their status, cross-references.
private func read(_ text: String, _ format: SourceFormat, file: String = "source") throws -> [String] {
  let bytes = MappedFile(copying: Array(text.utf8))
  var reader = SourceReader(file: file, bytes: bytes.bytes)
  var result: [String] = []
  try reader.read(format) { entry in
    switch entry {
    case .concept(let concept):
      let names = concept.names.map { "\($0.text) \($0.status.word)" }.joined(separator: "; ")
      let taxon = concept.organism == 0 ? "" : " @\(concept.organism)"
      result.append(
        "\(concept.identifier) \(concept.category.rawValue)\(taxon): \(names)"
          + (concept.xrefs.isEmpty ? "" : " = \(concept.xrefs.joined(separator: " "))"))
    case .same(let one, let other): result.append("\(one) = \(other)")
    case .form(let one, let other): result.append("\(one) ~ \(other)")
    case .source(let name): result.append(name)
    }
  }
  return result
}

@Suite struct SourceReaderTests {
  @Test func hgncHasAliasesAndFormerSymbols() throws {
    let text = """
      hgnc_id\tsymbol\tname\tstatus\talias_symbol\talias_name\tprev_symbol\tprev_name\tentrez_id\tuniprot_ids
      HGNC:2704\tDCK\tdeoxycytidine kinase\tApproved\t"dCK1|dCKx"\t\tOLDK\t\t1633\tP27707

      """
    #expect(
      try read(text, .hgnc) == [
        "hgnc:2704 Gene @9606: DCK name; deoxycytidine kinase synonym; dCK1 synonym; dCKx synonym; OLDK former = uniprot:P27707 NCBIGene:1633"
      ])
  }

  @Test func oboHasSynonymsByScopeAndLeavesObsoleteTermsOut() throws {
    let text = """
      format-version: 1.2

      [Term]
      id: MONDO:0004963
      name: T-cell acute lymphoblastic leukemia
      synonym: "T-ALL" EXACT [NCIT:C3183]
      synonym: "a \\"broad\\" one" BROAD []
      synonym: "related one" RELATED []
      xref: DOID:5603 {source="MONDO:equivalentTo"}
      xref: ICD10CM:C91

      [Term]
      id: MONDO:1
      name: gone
      is_obsolete: true

      [Typedef]
      id: part_of
      name: part of
      """
    #expect(
      try read(text, .obo) == [
        "mondo:0004963 Disease: T-cell acute lymphoblastic leukemia name; T-ALL synonym; related one former = doid:5603"
      ])
  }

  @Test(arguments: [
    "id\tname\tstatus\tchebi_accession\n", "ID\tNAME\tSTATUS\tCHEBI_ACCESSION\n",
  ]) func chebiCompoundsInOldAndNewHeads(_ heads: String) throws {
    #expect(
      try read(heads + "63612\tnelarabine\tC\tCHEBI:63612\n1\tnull\tC\tCHEBI:1\n", .chebiCompounds)
        == ["chebi:63612 SmallMolecule: nelarabine name"])
  }

  @Test(arguments: ["id\tcompound_id\ttype\tname\n", "ID\tCOMPOUND_ID\tTYPE\tNAME\n"])
  func chebiNamesInOldAndNewHeads(_ heads: String) throws {
    #expect(
      try read(heads + "1\t63612\tINN\t506U78\n2\t63612\tSYNONYM\tAFG\n", .chebiNames)
        == ["chebi:63612 SmallMolecule: 506U78 synonym"])
  }

  @Test func meshHasTheTermsOfAllConcepts() throws {
    let text = """
      <?xml version="1.0"?>
      <DescriptorRecordSet><DescriptorRecord><DescriptorUI>D004317</DescriptorUI>
      <DescriptorName><String>Doxorubicin</String></DescriptorName>
      <TreeNumberList><TreeNumber>D02.455.426</TreeNumber></TreeNumberList>
      <ConceptList><Concept PreferredConceptYN="Y"><ConceptName><String>Doxorubicin</String></ConceptName>
      <TermList><Term><TermUI>T1</TermUI><String>Doxorubicin</String></Term></TermList></Concept>
      <Concept PreferredConceptYN="N"><ConceptName><String>Adriamycin</String></ConceptName>
      <TermList><Term><TermUI>T2</TermUI><String>Adriamycin</String></Term></TermList></Concept></ConceptList>
      </DescriptorRecord></DescriptorRecordSet>
      """
    #expect(try read(text, .mesh) == ["mesh:D004317 SmallMolecule: Doxorubicin name; Adriamycin synonym"])
    let supplement = """
      <SupplementalRecordSet><SupplementalRecord><SupplementalRecordUI>C1</SupplementalRecordUI>
      <SupplementalRecordName><String>x</String></SupplementalRecordName><HeadingMappedToList><HeadingMappedTo>
      <DescriptorReferredTo><DescriptorUI>*D004317</DescriptorUI></DescriptorReferredTo></HeadingMappedTo>
      </HeadingMappedToList></SupplementalRecord></SupplementalRecordSet>
      """
    #expect(try read(supplement, .mesh) == ["mesh:C1 SmallMolecule: x name = heading:D004317"])
    #expect(throws: DefinitionError.self) { try read("<DescriptorRecordSet><a></b>", .mesh) }
  }

  @Test func cellosaurusHasTheNameOfItsIDLine() throws {
    let text = """
       CELLOSAURUS: the header
      ID   Jurkat
      AC   CVCL_0065
      SY   JURKAT; Jurkat-FHCRC
      OX   NCBI_TaxID=9606; ! Homo sapiens (Human)
      //
      """
    #expect(
      try read(text, .cellosaurus) == [
        "cellosaurus:0065 CellLine @9606: Jurkat name; JURKAT synonym; Jurkat-FHCRC synonym"
      ])
  }

  @Test func ncitDrugBankFamPlexAndTablesOfTheUser() throws {
    #expect(
      try read(
        "C1\t<http://x>\tC2\tVenetoclax|ABT-199\tdefinition\tVenetoclax\t\tPharmacologic Substance\nC3\t<x>\t\tOld\t\t\tObsolete_Concept\tFinding\n",
        .ncit) == ["ncit:C1 Drug: Venetoclax name; ABT-199 synonym"])
    #expect(
      try read(
        "DrugBank ID,Accession Numbers,Common name,CAS,UNII,Synonyms,Key\nDB00987,X,\"Cytarabine, \"\"ara-C\"\"\",147-94-4,U,\"a | b\",K\n",
        .drugbank) == [
          #"drugbank:DB00987 Drug: Cytarabine, "ara-C" name; a synonym; b synonym = cas:147-94-4"#
        ])
    #expect(
      try read("PI3K\nNFkappaB_complex\n", .famplexEntities) == [
        "fplx:PI3K GeneFamily: PI3K name",
        "fplx:NFkappaB_complex MacromolecularComplex: NFkappaB complex name",
      ])
    #expect(
      try read("PI3-kinase,FPLX,PI3K,,\nother,HGNC,X\n", .famplexNames) == [
        "fplx:PI3K GeneFamily: PI3-kinase synonym"
      ])
    #expect(
      try read("name\tsynonyms\tidentifier\tcategory\txrefs\tsource\nX-1\tx one\tmy:1\tDrug\t\tus\n", .terms)
        == [
          "my:1 Drug: X-1 curated; x one curated"
        ])
  }

  @Test func theWheelsOntologiesTellCategoriesByTheirParents() throws {
    let text = """
      [{"id": "0002888", "name": "Homo sapiens cell line", "namespace": "efo", "relations": {}},
       {"id": "1", "name": "HL-\\u0036\\"0", "namespace": "efo", "relations": {"is_a": ["0002888"]}, "xrefs": [{"namespace": "RRID", "id": "CVCL_0002"}]},
       {"id": "2", "name": "length", "namespace": "efo", "relations": {}}]
      """
    #expect(
      try read(text, .wheelOntology) == [
        "efo:0002888 CellLine: Homo sapiens cell line name",
        "efo:1 CellLine: HL-6\"0 name = cellosaurus:0002",
      ])
  }

  @Test func errorsNameFileAndLine() {
    do {
      _ = try read("HGNC ID\tApproved symbol\nHGNC:1\tA\nx\n", .wheelGenes, file: "genes.tsv")
      Issue.record("malformed rows were taken")
    } catch let error as DefinitionError {
      #expect(error.problems.map { "\($0.file):\($0.line)" } == ["genes.tsv:2", "genes.tsv:3"])
    } catch {
      Issue.record("another error: \(error)")
    }
  }

  @Test func kindsAreToldByContent() {
    func kind(_ name: String, _ head: String) -> SourceFormat? {
      SourceFormat.of(name: name, head: Array(head.utf8))
    }
    #expect(kind("x.txt", "hgnc_id\tsymbol\n") == .hgnc)
    #expect(kind("mondo.obo", "format-version: 1.2\n") == .obo)
    #expect(kind("compounds.tsv", "ID\tSTATUS\tCHEBI_ACCESSION\n") == .chebiCompounds)
    #expect(kind("desc2026.xml", "<?xml?><DescriptorRecordSet>") == .mesh)
    #expect(kind("mine.tsv", "name\tsynonyms\tidentifier\tcategory\txrefs\tsource\n") == .terms)
    #expect(kind("letter.txt", "Dear all") == nil)
  }

  @Test func damagedFilesNeverCrash() {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "[Term]\n", "id: ", "MONDO:1\n", "{\"id\"", "\t", "\"", "\n", "|", "AC   ", "//\n", "<Term>", "\u{0}",
      ",", "\\",
    ]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined()
      for format in SourceFormat.allCases { _ = try? read(text, format) }
    }
  }
}
