import DocumentModel
import Foundation
import KnowledgeGraph
import Testing
import Text

/// Validates JSON with Python's jsonschema, which knows all of 2020-12.
enum SchemaValidator {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Whether python3 with jsonschema is there.
  static let isAvailable = (try? run("graph", []))?.code == 0

  /// Validates `instances` against the schema `name`: the exit code and what was printed.
  static func run(_ name: String, _ instances: [JSON]) throws -> (code: Int32, output: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "claimgraph-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "instances.jsonl")
    try Data(instances.flatMap { $0.encoded() + [0x0A] }).write(to: file)
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", root.appending(path: "Tests/validate_schemas.py").path,
      root.appending(path: "Pipelines/schemas/\(name).schema.json").path, file.path,
    ]
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}

@Suite(.enabled(if: SchemaValidator.isAvailable, "needs python3 with jsonschema"))
struct SchemaTests {
  private func expectValid(_ instances: [JSON], _ schema: String) throws {
    let result = try SchemaValidator.run(schema, instances)
    #expect(result.code == 0, "\(result.output)")
  }

  private func expectInvalid(_ instance: JSON, _ schema: String, saying reason: String) throws {
    let result = try SchemaValidator.run(schema, [instance])
    #expect(result.code == 1 && result.output.contains(reason), "\(result.output)")
  }

  @Test(arguments: ["graph", "document", "manifest", "annotation", "csl"])
  func schemasAreSchemas(_ name: String) throws { try expectValid([], name) }

  @Test func graphs() throws {
    try expectValid([Sample.graph.json, Sample.builder.graph(of: [], works: []).json], "graph")
  }

  @Test func documents() throws {
    let csl: (Reference) -> JSON = { .members(["type": .string($0.item.type)]) }
    try expectValid(Sample.records.map { $0.json(csl: csl) }, "document")
    try expectValid(Sample.records.map { $0.json(.structure, csl: csl) }, "document")
  }

  @Test func manifests() throws { try expectValid([Sample.manifest.json], "manifest") }

  @Test func annotations() throws {
    try expectValid(
      [
        Sample.prose.annotation(id: "1"), Sample.prose.annotation(id: 2, withText: true),
        DocumentRecord.annotationError(id: .null, code: "input.notJSON", message: "a blank line"),
      ], "annotation")
  }

  @Test func works() throws {
    let item: JSON = .members([
      "id": .string(Sample.firstWork), "type": "article-journal", "title": "A title",
      "author": [.members(["family": "Gandhi", "given": "V."])],
      "issued": .members(["date-parts": [[2026, 1]]]), "DOI": "10.1038/s42003-020-01052-8",
      "custom": .members(["hostOnly": false]),
    ])
    try expectValid([[item], []], "csl")
    try expectInvalid([.members(["id": "1", "type": "website"])], "csl", saying: "'website'")
  }

  @Test func whatBreaksTheContractIsNamed() throws {
    try expectInvalid(.object([]), "graph", saying: "'schema' is a required property")
    var claim = Sample.graph
    claim.claims[0].evidence = []
    try expectInvalid(claim.json, "graph", saying: "evidence")
    var entity = Sample.graph
    entity.entities[0].id = "no CURIE"
    try expectInvalid(entity.json, "graph", saying: "no CURIE")
  }

  @Test func linksBetweenClaimsAreForeseen() throws {
    guard case .object(var members) = Sample.graph.json,
      let edges = members.firstIndex(where: { $0.key == "edges" }),
      case .array(var values) = members[edges].value,
      let index = values.firstIndex(where: { $0["evidence"] != nil }),
      case .object(var edge) = values[index], let id = values[index]["id"]
    else { return #expect(Bool(false), "no claim in the graph") }
    edge += [
      JSON.Member("refines", [id]),
      JSON.Member("contradicts", [.members(["claim": id, "because": "opposite direction"])]),
      JSON.Member("belief", .members(["score": .double(0.5), "parts": .object([])])),
    ]
    values[index] = .object(edge)
    members[edges].value = .array(values)
    try expectValid([.object(members)], "graph")
  }
}
