import Foundation
import KnowledgeGraph
import Pipeline
import Testing
import Text

/// Runs `inputs` into `output` with the pipeline in the binary.
func run(_ inputs: [String], into output: String, workers: Int = 2) async throws -> Run.Summary {
  try await Run(plan: try Plan(), version: "test").run(
    .init(inputs: inputs, output: output, workers: workers), progress: { _, _ in })
}

@Suite struct CorpusRunTests {
  static let corpus = "\(projectFolder)/Corpus"

  @Test func outputIsTheSameForAnyNumberOfWorkersAndFitsItsSchemas() async throws {
    let folder = try TemporaryFolder()
    _ = try await run([Self.corpus], into: "\(folder.path)/one", workers: 1)
    _ = try await run([Self.corpus], into: "\(folder.path)/four", workers: 4)
    let files = try folder.files(below: "one")
    #expect(files.count > 18)
    #expect(try folder.files(below: "four") == files)
    for file in files where file != "manifest.json" {
      #expect(try folder.read("one/\(file)") == folder.read("four/\(file)"), "\(file) differs")
    }
    for (schema, paths) in [
      "graph": ["graph.json"], "manifest": ["manifest.json"], "csl": ["works.csl.json"],
      "document": files.filter { $0.hasPrefix("documents/") },
    ] {
      try validate(paths.map { "\(folder.path)/one/\($0)" }, schema: schema)
    }
  }

  /// Validates files with Python's jsonschema, which `make test` installs.
  private func validate(_ files: [String], schema: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [
        "python3", "\(projectFolder)/Tests/validate_schemas.py",
        "\(projectFolder)/Pipelines/schemas/\(schema).schema.json",
      ] + files
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    if process.terminationStatus == 77 {
      print("skipped: \(schema) was not validated, python3 has no jsonschema")
      return
    }
    #expect(process.terminationStatus == 0, "\(schema): \(output)")
  }

  @Test func everySpanSlicesBackToItsWords() async throws {
    let folder = try TemporaryFolder()
    _ = try await run([Self.corpus], into: folder.path)
    let graph = try folder.object("graph.json")
    var texts: [String: [Unicode.Scalar]] = [:]
    for file in try folder.files(below: "text") {
      let text = String(decoding: try folder.read("text/\(file)"), as: UTF8.self)
      texts["doc:\(file.dropLast(".txt".count))"] = Array(text.unicodeScalars)
    }
    var count = 0
    for edge in graph["edges"] as? [[String: Any]] ?? [] {
      for evidence in edge["evidence"] as? [[String: Any]] ?? [] {
        let text = try #require(texts[evidence["document"] as? String ?? ""])
        func slice(_ start: Any?, _ end: Any?) -> String {
          guard let start = start as? Int, let end = end as? Int, start <= end, end <= text.count else {
            return "?"
          }
          return String(String.UnicodeScalarView(text[start..<end]))
        }
        #expect(slice(evidence["start"], evidence["end"]) == evidence["text"] as? String)
        for role in ["subject", "object"] {
          let span = evidence["\(role)Span"] as? [Int] ?? []
          #expect(slice(span.first, span.last) == evidence["\(role)Text"] as? String)
        }
        count += 1
      }
    }
    #expect(count > 100)
  }

  /// What `meta.yaml` of each note says of it.
  @Test(arguments: try FileManager.default.contentsOfDirectory(atPath: corpus).sorted())
  func noteIsReadAsItsMetaSays(_ note: String) async throws {
    let folder = "\(Self.corpus)/\(note)"
    let source = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasPrefix("source.") })
    let expected = try Expectation(meta: "\(folder)/meta.yaml")
    let json = try SingleDocument(plan: try Plan()).json(ofFile: "\(folder)/\(source)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.encoded())) as? [String: Any])
    let citations = document["citations"] as? [[String: Any]] ?? []
    let references = (document["references"] as? [[String: Any]] ?? []).compactMap { $0["index"] as? String }
    let cited = Set(citations.flatMap { $0["indices"] as? [String] ?? [] })
    #expect(references.count == expected.references)
    #expect(citations.count == expected.callouts)
    #expect(cited.subtracting(references) == Set(expected.dangling))
    #expect(Set(references).subtracting(cited) == Set(expected.unused))
    #expect((document["metadata"] as? [String: Any])?["title"] as? String != nil)
    #expect(citations.allSatisfy { $0["attachedTo"] != nil })
  }

  @Test func theTreeShowsStructureCitationsAndReferences() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "# A\n\nNelarabine is a prodrug.[1]\n\n## References\n\n1. A paper [x.org]\n".utf8, to: "a.md")
    let tree = try SingleDocument(plan: try Plan()).tree(ofFile: path)
    #expect(tree.contains("  heading (title) level 0 @0-1 \"A\"\n"))
    #expect(tree.contains("citation @27-30 [1] of 1 supports @3-27\n"))
    #expect(tree.contains("reference 1 @44-62 “A paper” → work:"))
  }

  @Test func aRunAnewRemovesWhatIsGone() async throws {
    let folder = try TemporaryFolder()
    let first = try folder.write("# A\n\nVenetoclax inhibits BCL-2.\n".utf8, to: "notes/a.md")
    try folder.write("# B\n\nImatinib inhibits ABL1.\n".utf8, to: "notes/b.md")
    let output = "\(folder.path)/out"
    _ = try await run(["\(folder.path)/notes"], into: output)
    #expect(try folder.files(below: "out/text").count == 2)
    try FileManager.default.removeItem(atPath: first)
    _ = try await run(["\(folder.path)/notes"], into: output)
    #expect(try folder.files(below: "out/text").count == 1)
    #expect(try folder.files(below: "out").filter { $0.contains(".writing") }.isEmpty)
  }
}

/// The `expect` part of a note's `meta.yaml`.
struct Expectation {
  var references = 0
  var callouts = 0
  var dangling: [String] = []
  var unused: [String] = []

  init(meta path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard parts.count == 2 else { continue }
      let list = parts[1].split(whereSeparator: { !$0.isNumber }).map(String.init)
      switch parts[0] {
      case "references": references = Int(parts[1]) ?? -1
      case "callouts": callouts = Int(parts[1]) ?? -1
      case "dangling": dangling = list
      case "unused": unused = list
      default: break
      }
    }
  }
}
