import DocumentModel
import KnowledgeGraph
import Testing
import Text

@Suite struct GraphBuilderTests {
  private let graph = Sample.graph

  private func claim(_ predicate: String) throws -> ClaimEdge {
    try #require(graph.claims.first { $0.predicate == predicate })
  }

  @Test func oneClaimOfTwoDocumentsIsOneEdgeWithBothEvidences() throws {
    #expect(graph.claims.count == 4)
    let edge = try claim("phosphorylates")
    #expect(edge.evidence.map(\.document) == ["doc:00000000000000a1", "doc:00000000000000b2"])
    let support = edge.support
    #expect((support.works, support.documents, support.sentences) == (2, 2, 2))
  }

  @Test func anEdgeIsAsCertainAsItsFirmestEvidence() throws {
    let edge = try claim("phosphorylates")
    #expect(edge.evidence.map(\.certainty) == [.suggested, .asserted])
    #expect(edge.certainty == .asserted)
    #expect(try claim("prevents").certainty == .hypothesised)
  }

  @Test func citationsLeadToWorksEachOnceInTheirOrder() throws {
    let evidence = try #require(try claim("phosphorylates").evidence.first)
    #expect(evidence.citations == ["2", "1", "3"])
    #expect(evidence.works == [Sample.hostWork, Sample.firstWork])
    #expect(try claim("prevents").evidence[0].works == [])
  }

  @Test func evidenceShowsTheSentenceItsPlaceAndTheRule() throws {
    let evidence = try #require(try claim("phosphorylates").evidence.first)
    #expect(evidence.section == ["Mechanism"])
    #expect(evidence.text == "dCK phosphorylates ara-G.")
    #expect(evidence.span == 15..<40)
    #expect((evidence.subject.text, evidence.object.text) == ("dCK", "ara-G"))
    #expect((evidence.trigger, evidence.rule) == ("phosphorylates", "test/rule"))
    #expect(evidence.cell == nil)
  }

  @Test func evidenceOfACellNamesItsColumn() throws {
    let cell = try #require(try claim("phosphorylates").evidence.last?.cell)
    #expect((cell.row, cell.column, cell.head) == (0, 1, "Rationale"))
  }

  @Test func nodesAreWhatClaimsUse() {
    #expect(graph.entities.map(\.id).contains("local:PhenotypicFeature/late-relapse"))
    #expect(graph.trials.map(\.id) == ["clinicaltrials:NCT02112916"])
    #expect(graph.trials.map(\.phase) == ["3"])
    let ends = Set(graph.claims.flatMap { [$0.subject, $0.object] })
    #expect(ends == Set((graph.entities + graph.trials).map(\.id)))
    #expect(graph.documents.count == 3 && graph.works.count == 2)
  }

  @Test func anEntityGathersItsSurfaceFormsAndReferences() throws {
    let gene = try #require(graph.entities.first { $0.id == "hgnc:2704" })
    #expect(gene.synonyms == ["dCK", "deoxycytidine kinase"])
    #expect(gene.xrefs == ["uniprot:P27707"])
    #expect(gene.isGrounded)
  }

  @Test func nameAndCategoryAreTheMostFrequentThenTheSmallest() throws {
    var records = Sample.records
    records[0].mentions[0].entity.name = "zebra"
    records[1].mentions[1].entity.name = "aardvark"
    records[2].mentions[2].entity.name = "zebra"
    records[0].mentions[0].entity.category = .geneFamily
    let graph = Sample.builder.graph(of: records, works: Sample.works)
    let gene = try #require(graph.entities.first { $0.id == "hgnc:2704" })
    #expect(gene.name == "zebra")
    #expect(gene.category == .gene)
    records[2].mentions[2].entity.name = "cat"
    let tied = Sample.builder.graph(of: records, works: Sample.works)
    #expect(tied.entities.first { $0.id == "hgnc:2704" }?.name == "aardvark")
  }

  @Test func anUngroundedEntityIsOneNodeWhateverItsCategory() throws {
    var records = Sample.records
    var other = Sample.prose
    other.id = "doc:00000000000000d4"
    other.mentions[3].entity.identifier = "local:ClinicalFinding/Late_Relapse"
    other.mentions[3].entity.category = .clinicalFinding
    records.append(other)
    let graph = Sample.builder.graph(of: records, works: Sample.works)
    let local = graph.entities.filter { !$0.isGrounded }
    #expect(local.map(\.id) == ["local:ClinicalFinding/Late_Relapse"])
    #expect(graph.claims.count == 4)
    let prevents = try #require(graph.claims.first { $0.predicate == "prevents" })
    #expect(prevents.object == local.first?.id)
  }

  @Test func aDocumentCitesEachWorkOnce() throws {
    #expect(graph.cites.count == 2)
    let cites = try #require(graph.cites.first { $0.work == Sample.firstWork })
    #expect(cites.indices == ["1", "4"])
  }

  @Test func worksThatAreNotGivenAreNotReferredTo() {
    let bare = Sample.builder.graph(of: Sample.records, works: [])
    #expect(bare.cites.isEmpty)
    #expect(bare.claims.flatMap(\.evidence).flatMap(\.works) == [])
  }

  @Test func nothingIsMergedForSymmetry() {
    var records = [Sample.prose, Sample.table]
    let subject = records[1].claims[0].subject
    records[1].claims[0].subject = records[1].claims[0].object
    records[1].claims[0].object = subject
    let graph = Sample.builder.graph(of: records, works: [])
    #expect(graph.claims.count { $0.predicate == "phosphorylates" } == 2)
  }

  @Test func evidenceThatIsFoundTwiceIsShownOnce() {
    var record = Sample.prose
    record.claims.append(record.claims[0])
    #expect(Sample.builder.graph(of: [record], works: Sample.works).claims.map(\.evidence.count) == [1, 1])
  }

  @Test func noRecordsGiveAnEmptyGraph() {
    let empty = Sample.builder.graph(of: [], works: [])
    #expect(empty.json["nodes"] == [] && empty.json["edges"] == [])
  }
}
