import Foundation
import Pipeline
import Testing
import Text

/// `claimgraph explain` over the graph of two small notes.
@Suite struct ExplainerTests {
  private func graph(_ folder: TemporaryFolder) async throws -> String {
    let list =
      "\n\n## References\n\n1. Venetoclax and its target in leukemia cells [x.org]\n2. Imatinib and its kinase in the clinic [y.org]\n"
    try folder.write(
      "# A\n\nVenetoclax inhibits BCL-2.[1] Imatinib inhibits ABL1.[2]\(list)".utf8, to: "notes/a.md")
    try folder.write("# B\n\nVenetoclax inhibits BCL-2.[1][2]\(list)".utf8, to: "notes/b.md")
    _ = try await run(["\(folder.path)/notes"], into: "\(folder.path)/out")
    return "\(folder.path)/out"
  }

  private func works(_ folder: TemporaryFolder) throws -> [String: String] {
    let nodes = try folder.object("out/graph.json")["nodes"] as? [[String: Any]] ?? []
    let works = nodes.filter { $0["kind"] as? String == "work" }
    return Dictionary(
      uniqueKeysWithValues: works.map { ($0["name"] as? String ?? "", $0["id"] as? String ?? "") })
  }

  @Test func aWorkTellsWhatFallsWithIt() async throws {
    let folder = try TemporaryFolder()
    let output = try await graph(folder)
    let works = try works(folder)
    let explainer = try Explainer(output: output, checker: nil)
    let imatinib = try #require(works["Imatinib and its kinase in the clinic"])
    let text = try explainer.explanation(ofWork: imatinib)
    #expect(text.contains("cited as [2] in A [notes/a.md]"))
    let parts = text.split(separator: "Claims that other works support too: ")
    #expect(parts[0].contains("rest on this work alone: 1"))
    #expect(parts[0].contains("imatinib — inhibits — ABL1"))
    #expect(parts[1].contains("venetoclax — inhibits — BCL2 (1 other)"))
    #expect(try explainer.explanation(ofWork: String(imatinib.dropFirst(5).prefix(10))) == text)
  }

  @Test func aClaimComesWithTheParseOfItsSentence() async throws {
    let folder = try TemporaryFolder()
    let output = try await graph(folder)
    let edges = try folder.object("out/graph.json")["edges"] as? [[String: Any]] ?? []
    let claim = try #require(edges.first { $0["predicate"] as? String == "inhibits" }?["id"] as? String)
    let text = try Explainer(output: output, checker: nil, syntax: try SyntaxAnswers()).explanation(of: claim)
    let tree = try #require(text.split(separator: "parse\n").last).split(separator: "\n")
    #expect(tree.first?.hasSuffix("inhibits VBZ root") == true)
    #expect(tree.contains { $0.contains("─ ") && $0.hasSuffix("nsubj") })
  }

  @Test func idsOfNothingAndOfMuchAreErrors() async throws {
    let folder = try TemporaryFolder()
    let explainer = try Explainer(output: try await graph(folder), checker: nil)
    #expect(throws: RunError.self) { try explainer.explanation(ofWork: "work:zzz") }
    #expect(throws: RunError.self) { try explainer.explanation(ofWork: "work:") }
    #expect(throws: RunError.self) { try explainer.explanation(of: "claim:zzz") }
  }
}
