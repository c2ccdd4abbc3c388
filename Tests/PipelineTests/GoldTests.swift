import Foundation
import Pipeline
import Testing
import Text

/// How much of what people marked by hand is found. The floors stand a little below what was measured; raise them
/// when the rules get better, never lower them to make a change pass.
@Suite struct GoldTests {
  @Test(arguments: [
    (note: "nelarabine-resistance", core: 0.87, precision: 0.95, citations: 0.95),
    (note: "imatinib-cml", core: 0.90, precision: 0.95, citations: 0.97),
  ])
  func claimsOfNotesAreFound(
    _ floor: (note: String, core: Double, precision: Double, citations: Double)
  ) async throws {
    let measured = try await Measurement(folder: "\(CorpusRunTests.corpus)/\(floor.note)")
    #expect(measured.coreRecall >= floor.core)
    #expect(measured.precision >= floor.precision)
    #expect(measured.citations >= floor.citations)
  }

  @Test(arguments: ["nelarabine-resistance", "imatinib-cml"])
  func calloutsOfNotesAreFoundAndAttached(_ note: String) throws {
    let folder = "\(CorpusRunTests.corpus)/\(note)"
    try CitationGold(path: "\(folder)/gold.citations.json").check(try read(folder))
  }

  @Test(.enabled(if: hasShared, "needs ../shared"))
  func theSeedIsReadToTheLastCallout() throws {
    let seed = "\(projectFolder)/../shared/seeds/benchchem-nelarabine.txt"
    let document = try parsed(try SingleDocument(plan: try Plan()).json(ofFile: seed))
    try CitationGold(path: "\(projectFolder)/../shared/gold/benchchem-nelarabine.citations.json").check(
      document)
    let markers = (document["citations"] as? [[String: Any]] ?? []).flatMap {
      $0["indices"] as? [String] ?? []
    }
    #expect(markers.count == 63)
    let works = (document["references"] as? [[String: Any]] ?? []).compactMap { $0["work"] as? String }
    #expect(works.count == 23 && Set(works).count == 22)
  }

  private func read(_ folder: String) throws -> [String: Any] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let source = try #require(names.first { $0.hasPrefix("source.") })
    return try parsed(try SingleDocument(plan: try Plan()).json(ofFile: "\(folder)/\(source)"))
  }

  private func parsed(_ json: JSON) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.encoded())) as? [String: Any])
  }
}

/// Callouts marked by hand, in the order of the text.
private struct CitationGold {
  private let object: [String: Any]

  init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  func check(_ document: [String: Any]) throws {
    let text = Array((document["text"] as? String ?? "").unicodeScalars)
    let found = document["citations"] as? [[String: Any]] ?? []
    let expected = object["callouts"] as? [[String: Any]] ?? []
    #expect(found.count == expected.count)
    for (citation, callout) in zip(found, expected) {
      #expect(citation["indices"] as? [String] == callout["indices"] as? [String])
      let span = citation["attachedTo"] as? [String: Int] ?? [:]
      let words = String(String.UnicodeScalarView(text[(span["start"] ?? 0)..<(span["end"] ?? 0)]))
      let sentence = squeezed(callout["sentence"] as? String ?? "?").prefix(25)
      #expect(squeezed(words).contains(sentence), "\(callout["indices"] ?? "") is attached to ‘\(words)’")
    }
    #expect((document["references"] as? [Any])?.count == object["references"] as? Int)
  }

  private func squeezed(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
}

/// The claims of one note held against its `gold.claims.jsonl`, as `../shared/score/score_claims.py` does.
private struct Measurement {
  private(set) var coreRecall = 0.0
  private(set) var precision = 0.0
  private(set) var citations = 0.0

  init(folder: String) async throws {
    let output = try TemporaryFolder()
    _ = try await run([folder], into: output.path)
    let graph = try output.object("graph.json")
    var nodes: [String: [String: Any]] = [:]
    for node in graph["nodes"] as? [[String: Any]] ?? [] { nodes[node["id"] as? String ?? ""] = node }
    let claims = (graph["edges"] as? [[String: Any]] ?? []).filter { $0["kind"] as? String != "cites" }
    let gold = try String(contentsOfFile: "\(folder)/gold.claims.jsonl", encoding: .utf8).split(
      separator: "\n"
    ).map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
    var (core, coreFound, found, cited) = (0, 0, 0, 0)
    var matched: Set<String> = []
    for expected in gold {
      let hits = claims.filter { Self.fits($0, expected, nodes) }
      matched.formUnion(hits.compactMap { $0["id"] as? String })
      guard expected["optional"] as? Bool != true else { continue }
      if expected["core"] as? Bool == true {
        core += 1
        coreFound += hits.isEmpty ? 0 : 1
      }
      guard !hits.isEmpty else { continue }
      found += 1
      let wanted = Set(expected["citations"] as? [String] ?? [])
      let evidence = hits.flatMap { $0["evidence"] as? [[String: Any]] ?? [] }
      cited += evidence.contains { Set($0["citations"] as? [String] ?? []) == wanted } ? 1 : 0
    }
    coreRecall = Double(coreFound) / Double(max(1, core))
    precision = Double(matched.count) / Double(max(1, claims.count))
    citations = Double(cited) / Double(max(1, found))
  }

  private static func fits(
    _ claim: [String: Any], _ gold: [String: Any], _ nodes: [String: [String: Any]]
  ) -> Bool {
    (gold["predicates"] as? [String] ?? []).contains(claim["predicate"] as? String ?? "")
      && ["subject", "object"].allSatisfy { role in
        names(gold[role] as? [String: Any], ["names", "ids"]).isDisjoint(
          with: names(nodes[claim[role] as? String ?? ""], ["id", "name", "synonyms", "xrefs"])) == false
      }
  }

  private static func names(_ object: [String: Any]?, _ keys: [String]) -> Set<String> {
    let words = keys.flatMap { key in
      object?[key] as? [String] ?? (object?[key] as? String).map { [$0] } ?? []
    }
    return Set(words.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }).subtracting([""])
  }
}
