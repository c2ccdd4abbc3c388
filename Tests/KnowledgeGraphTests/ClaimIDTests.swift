import DocumentModel
import KnowledgeGraph
import Testing
import Text

@Suite struct ClaimIDTests {
  /// The id of the first claim of the prose after `change`.
  private func id(_ change: (inout DocumentRecord) -> Void = { _ in }) throws -> String {
    var record = Sample.prose
    change(&record)
    let claims = try #require(record.json { _ in .null }["claims"]).values
    return try #require(claims.first?["id"]?.text)
  }

  @Test func itIsSixteenHexDigitsAndDoesNotChangeFromVersionToVersion() throws {
    #expect(try id() == "claim:5750690e1e11aff9")
  }

  @Test func itIsTheIdOfTheEdge() throws {
    #expect(try Sample.graph.claims.map(\.id).contains(id()))
  }

  @Test(
    arguments: [
      { $0.id = "doc:00000000000000ff" },
      { $0.claims[0].certainty = .asserted },
      { $0.claims[0].citations = [] },
      { $0.claims[0].rule = "other/rule" },
      { $0.claims[0].sentence = 1 },
      { $0.mentions[0].entity.name = "another name" },
      { $0.mentions[0].entity.category = .geneFamily },
      { $0.mentions[0].score = 0.1 },
    ] as [@Sendable (inout DocumentRecord) -> Void])
  func evidenceDoesNotChangeIt(_ change: @Sendable (inout DocumentRecord) -> Void) throws {
    #expect(try id(change) == id())
  }

  @Test(
    arguments: [
      { $0.claims[0].kind = .agent },
      { $0.claims[0].predicate = "binds" },
      { $0.claims[0].isNegated = true },
      { $0.claims[0].qualifiers = ["cellType": "T cells"] },
      { $0.mentions[0].entity.identifier = "hgnc:1" },
      { $0.claims[0].object = 3 },
    ] as [@Sendable (inout DocumentRecord) -> Void])
  func whatIsClaimedChangesIt(_ change: @Sendable (inout DocumentRecord) -> Void) throws {
    #expect(try id(change) != id())
  }

  @Test(arguments: [
    ("T cells", "t-cells"), ("TNF-α", "TNF alpha"), ("local:Cell/t-cell", "local:CellLine/T_cell"),
    ("Sjögren", "Sjo\u{308}gren"), ("Sjögren", "SJOGREN"), ("H₂O", "H2O"), ("µM", "μM"),
  ])
  func spellingOfWhatIsNotGroundedDoesNotChangeIt(_ one: String, _ other: String) throws {
    let ids = try [one, other].map { value in try id { $0.claims[0].qualifiers = ["role": value] } }
    #expect(ids[0] == ids[1])
  }

  @Test(arguments: [
    ("CD4+", "CD4"), ("type II", "type I"), ("½", "12"), ("1,3", "13"), ("chebi:1", "CHEBI:1"), ("α", "β"),
    ("%", "§"),
  ])
  func whatDiffersInMeaningChangesIt(_ one: String, _ other: String) throws {
    let ids = try [one, other].map { value in try id { $0.claims[0].qualifiers = ["role": value] } }
    #expect(ids[0] != ids[1])
  }

  @Test func keysAndValuesOfQualifiersDoNotRunIntoEachOther() throws {
    let one = try id { $0.claims[0].qualifiers = ["ab": "c"] }
    let other = try id { $0.claims[0].qualifiers = ["a": "bc"] }
    #expect(one != other)
  }
}
