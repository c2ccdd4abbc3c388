import Foundation
import Pipeline
import Testing
import Text

/// `claimgraph check` as scripts and editors see it.
@Suite struct CheckTests {
  private static let note =
    "# Gnomes\n\nGnomes sleep.[1] Trolls\twake.[3]\n\n## References\n\n1. A paper on gnomes [x.org]\n"

  private func check(
    _ folder: TemporaryFolder, _ inputs: [String], retractions: String? = nil
  ) async throws
    -> [CheckedFile]
  {
    let list = retractions.map { (file: "list.txt", text: $0) }
    return try await CitationCheck(plan: try Plan(depth: .structure), retractions: list)
      .check(inputs.map { "\(folder.path)/\($0)" }, workers: 2)
  }

  @Test func placesAreThoseOfTheSource() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.note.utf8, to: "notes/a.md")
    let files = try await check(folder, ["notes/a.md"])
    let finding = try #require(files.first?.findings.first)
    #expect(finding.code == "citation.dangling")
    let place = try #require(finding.place)
    #expect((place.line, place.column) == (3, 30))
    #expect((place.endLine, place.endColumn) == (3, 33))
    #expect(
      files[0].text.hasSuffix(
        "a.md:3:30: warning: [3] is out of range: the reference list ends at 1 [citation.dangling]\n"
          + "  Gnomes sleep.[1] Trolls wake.[3]\n                               ^~~\n"))
  }

  @Test func longLinesAreCut() async throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "Gnomes sleep.[1] ", count: 50)
    try folder.write(
      "\(long)Trolls wake.[3] \(long)\n\nReferences\n\n1. A paper on gnomes [x.org]\n".utf8, to: "a.md")
    let place = try #require(try await check(folder, ["a.md"])[0].findings.first?.place)
    #expect(place.excerpt.unicodeScalars.count < 130)
    let words = Array(place.excerpt.unicodeScalars)[place.caret].map(String.init).joined()
    #expect(words == "[3]")
  }

  @Test func whatCannotBeReadIsAFinding() async throws {
    let folder = try TemporaryFolder()
    try folder.write([UInt8]("\u{0}\u{1}\u{2}".utf8) + [0xFF, 0x00, 0x12], to: "notes/b.bin")
    try folder.write(Self.note.utf8, to: "notes/a.md")
    #expect(try await check(folder, ["notes"]).count == 1)
    let files = try await check(folder, ["notes/b.bin"])
    #expect(files.first?.findings.first?.code.hasPrefix("reader.") == true)
    await #expect(throws: RunError.self) { try await check(folder, ["nothing"]) }
    await #expect(throws: RunError.self) { try await check(folder, ["notes"], retractions: "gnome") }
  }

  @Test func jsonAndSARIFNameEveryFinding() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.note.utf8, to: "my notes/a.md")
    let files = try await check(folder, ["my notes"])
    let json = JSON.members(["files": .array(files.map(\.json))])
    let file = try folder.write(json.encoded(), to: "check.json")
    try Schemas.validate([file], schema: "check")
    let log = SARIF.log(files, version: "1")
    let results = try #require(log["runs"]?.first?["results"])
    guard case .array(let list) = results else { throw Missing() }
    #expect(list.count == files.flatMap(\.findings).count)
    #expect(list.first?["ruleId"] == JSON.string("citation.dangling"))
    let location = list.first?["locations"]?.first?["physicalLocation"]
    guard case .string(let uri)? = location?["artifactLocation"]?["uri"] else { throw Missing() }
    #expect(uri.hasPrefix("file:///") && uri.hasSuffix("/my%20notes/a.md"))
    #expect(location?["region"]?["startLine"] == JSON.int(3))
    #expect(location?["region"]?["startColumn"] == JSON.int(30))
  }

  private struct Missing: Error {}
}

extension JSON {
  fileprivate var first: JSON? {
    guard case .array(let values) = self else { return nil }
    return values.first
  }
}
