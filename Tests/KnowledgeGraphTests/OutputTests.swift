import DocumentModel
import KnowledgeGraph
import Testing
import Text

@Suite struct OutputTests {
  private func bytes(_ records: [DocumentRecord], _ works: [Work]) -> [UInt8] {
    Sample.builder.graph(of: records, works: works).json.encoded(indent: 1)
  }

  @Test func theOrderOfTheRecordsDoesNotShow() {
    let expected = bytes(Sample.records, Sample.works)
    #expect(bytes(Sample.records, Sample.works) == expected)
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      #expect(bytes(order.map { Sample.records[$0] }, Sample.works.reversed()) == expected)
    }
  }

  @Test func nodesAndEdgesStandInOrder() throws {
    let nodes = try #require(Sample.graph.json["nodes"]).values
    #expect(
      nodes.compactMap { $0["kind"]?.text }
        == [
          "document", "document", "document", "work", "work", "entity", "entity", "entity", "entity", "trial",
        ])
    let ids = try #require(Sample.graph.json["edges"]).values.compactMap { $0["id"]?.text }
    #expect(ids == ids.sorted() && Set(ids).count == ids.count)
  }

  /// `[start, end)` of the scalars of `text`, as Python slices it.
  private func slice(_ text: String, _ start: Int?, _ end: Int?) throws -> String {
    let scalars = Array(text.unicodeScalars)
    let (start, end) = (try #require(start), try #require(end))
    return String(String.UnicodeScalarView(scalars[start..<end]))
  }

  @Test func everySpanOfTheGraphSlicesBackToItsWords() throws {
    let texts = Dictionary(uniqueKeysWithValues: Sample.records.map { ($0.id, $0.document.text.string) })
    let edges = try #require(Sample.graph.json["edges"]).values
    for evidence in edges.flatMap({ $0["evidence"]?.values ?? [] }) {
      let text = try #require(texts[evidence["document"]?.text ?? ""])
      #expect(try slice(text, evidence["start"]?.number, evidence["end"]?.number) == evidence["text"]?.text)
      for end in ["subject", "object"] {
        let span = try #require(evidence[end + "Span"]).values.map(\.number)
        #expect(try slice(text, span[0], span[1]) == evidence[end + "Text"]?.text)
      }
    }
  }

  @Test(arguments: [0, 1, 2])
  func everySpanOfADocumentSlicesBackToItsWords(_ number: Int) throws {
    let record = Sample.records[number]
    let json = record.json { _ in .object([]) }
    let spans = ["entities", "citations"].flatMap { json[$0]?.values ?? [] }
    #expect(!spans.isEmpty)
    for span in spans {
      #expect(
        try slice(record.document.text.string, span["start"]?.number, span["end"]?.number)
          == span["text"]?.text)
    }
  }

  @Test func claimsOfADocumentNameItsEntities() throws {
    let json = Sample.prose.json { _ in .object([]) }
    let ids = try #require(json["entities"]).values.compactMap { $0["id"]?.text }
    #expect(ids == ["E1", "E2", "E3", "E4"])
    let claim = try #require(json["claims"]?.values.first)
    #expect(claim["subject"] == "E1" && claim["object"] == "E2")
  }

  @Test func structureAloneHasNoClaims() {
    let keys = Sample.prose.json(.structure) { _ in .object([]) }.keys
    #expect(
      keys == [
        "id", "source", "metadata", "text", "sections", "blocks", "sentences", "citations", "references",
        "diagnostics",
      ])
  }

  @Test func tablesShowHeadsAndCells() throws {
    let block = try #require(Sample.table.json { _ in .null }["blocks"]?.values.first)
    #expect(block["heads"] == ["Agent", "Rationale"])
    #expect(block["rows"] == [["ara-G", "activated by deoxycytidine kinase"]])
  }

  @Test func cslComesFromTheCaller() throws {
    let json = Sample.prose.json { .members(["type": .string($0.item.type), "id": .string($0.index)]) }
    let entries = try #require(json["references"]).values
    #expect(entries.map { $0["csl"]?["id"]?.text } == ["1", "2", "3", "4"])
    #expect(entries[2]["work"] == nil)
  }

  @Test func givenEntitiesKeepTheirIdsAndNoIdIsTwice() throws {
    var record = Sample.prose
    record.mentions[1].givenID = "E1"
    record.mentions[2].givenID = "T7"
    let line = record.annotation(id: .string("x"))
    let ids = try #require(line["entities"]).values.compactMap { $0["id"]?.text }
    #expect(ids == ["E2", "E1", "T7", "E3"])
    #expect(line.keys == ["id", "sentences", "entities", "abbreviations", "claims"])
    #expect(record.annotation(id: .null, withText: true)["text"]?.text == record.document.text.string)
  }

  @Test func theManifestCounts() {
    let json = Sample.manifest.json
    #expect(json["counts"]?["claims"] == .members(["mechanism": 3, "agent": 0, "trial": 1]))
    #expect(json["counts"]?["entities"] == .members(["grounded": 4, "ungrounded": 1]))
    #expect(json["counts"]?["documents"]?["quarantined"] == 1)
    #expect(json["counts"]?["references"] == 4 && json["counts"]?["warnings"] == 1)
    #expect(json["documents"]?.values.compactMap { $0["path"]?.text } == ["a.txt", "b.html", "z.bin"])
  }
}

extension Sample {
  static var manifest: Manifest {
    Manifest(
      generator: generator, vocabulary: "sha256:00", rules: "sha256:01",
      counts: Manifest.Counts(graph, records),
      durations: [Manifest.StageTime(stage: "read", milliseconds: 3)],
      documents: [
        Manifest.Entry(path: "z.bin", id: nil, sha256: nil, status: .quarantined, reason: "not text"),
        Manifest.Entry(path: "b.html", id: table.id, sha256: table.sha256, status: .unchanged),
        Manifest.Entry(path: "a.txt", id: prose.id, sha256: prose.sha256, status: .processed),
      ])
  }
}
