import Foundation
import KnowledgeGraph
@testable import Pipeline
import Testing

@Suite struct BadInputTests {
  @Test func oneBadFileNeverStopsTheOthers() async throws {
    let folder = try TemporaryFolder()
    try folder.write("# A\n\nVenetoclax inhibits BCL-2.\n".utf8, to: "notes/good.md")
    try folder.write([], to: "notes/empty.html")
    try folder.write([0x7F, 0x45, 0x4C, 0x46] + (0..<400).map { UInt8($0 % 256) }, to: "notes/binary.txt")
    try folder.write("{\"a\": 1}".utf8, to: "notes/data.json")
    try folder.write([0xFF, 0xFE, 0x00], to: "notes/cut.txt")
    try folder.write(
      "Ruxolitinib inhibits JAK2 \u{FFFD}.".utf8.map { $0 } + [0xC3, 0x28], to: "notes/latin.txt")
    try folder.write(
      String(repeating: "<div>", count: 10_000).utf8 + Array("<p>Imatinib inhibits ABL1.".utf8),
      to: "notes/deep.html")
    try folder.write(Array("<meta charset=utf-16><p>Imatinib inhibits KIT.".utf8), to: "notes/charset.html")
    try folder.write("left out".utf8, to: "notes/.hidden.txt")
    try folder.write("left: out".utf8, to: "notes/meta.yaml")
    let summary = try await run(["\(folder.path)/notes"], into: "\(folder.path)/out")
    let status = Dictionary(uniqueKeysWithValues: summary.manifest.documents.map { ($0.path, $0) })
    #expect(status["notes/good.md"]?.status == .processed)
    #expect(status["notes/deep.html"]?.status == .processed)
    #expect(status["notes/charset.html"]?.status == .processed)
    #expect(status["notes/latin.txt"]?.status == .processed)
    #expect(status["notes/empty.html"]?.status == .quarantined)
    #expect(status["notes/empty.html"]?.reason?.hasPrefix("reader.empty") == true)
    #expect(status["notes/binary.txt"]?.status == .skipped)
    #expect(status["notes/data.json"]?.status == .skipped)
    #expect(status["notes/.hidden.txt"] == nil && status["notes/meta.yaml"] == nil)
    let names = (try folder.object("out/graph.json")["nodes"] as? [[String: Any]] ?? []).compactMap {
      $0["name"] as? String
    }
    #expect(names.contains("venetoclax") && names.contains("imatinib"))
  }

  @Test func anUnreadableFileIsQuarantined() async throws {
    guard geteuid() != 0 else { return print("skipped: root reads every file") }
    let folder = try TemporaryFolder()
    let path = try folder.write("Venetoclax inhibits BCL-2.".utf8, to: "notes/secret.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    let summary = try await run(["\(folder.path)/notes"], into: "\(folder.path)/out")
    #expect(summary.manifest.documents.first?.status == .quarantined)
    #expect(summary.manifest.documents.first?.reason?.hasPrefix("reader.unreadable") == true)
  }

  @Test func aMissingRootChangesNothing() async throws {
    let folder = try TemporaryFolder()
    await #expect(throws: RunError.self) {
      try await run(["\(folder.path)/nowhere"], into: "\(folder.path)/out")
    }
    #expect(try folder.files().isEmpty)
  }

  @Test func anOutputThatCannotBeWrittenIsToldBeforeAnythingIsDone() async throws {
    let folder = try TemporaryFolder()
    try folder.write("Venetoclax inhibits BCL-2.".utf8, to: "notes/a.txt")
    let file = try folder.write("a file".utf8, to: "taken")
    await #expect(throws: RunError.self) { try await run(["\(folder.path)/notes"], into: file) }
    #expect(try folder.read("taken") == Array("a file".utf8))
  }

  @Test func whatIsNoFileIsQuarantinedAndWhatRunsWroteIsNotRead() async throws {
    let folder = try TemporaryFolder()
    try folder.write("Venetoclax inhibits BCL-2.".utf8, to: "notes/a.txt")
    mkfifo("\(folder.path)/notes/pipe.txt", 0o600)
    symlink("nowhere", "\(folder.path)/notes/link.txt")
    _ = try await run(["\(folder.path)/notes"], into: "\(folder.path)/notes/out")
    let summary = try await run(["\(folder.path)/notes"], into: "\(folder.path)/other")
    let status = summary.manifest.documents.map { "\($0.path) \($0.status)" }
    #expect(status == ["notes/a.txt processed", "notes/link.txt quarantined", "notes/pipe.txt quarantined"])
    await #expect(throws: RunError.self) {
      try await run(["\(folder.path)/notes"], into: "\(folder.path)/notes")
    }
  }

  @Test func aPlaceThatIsTakenLeavesTheFormerGraph() async throws {
    let folder = try TemporaryFolder()
    try folder.write("Venetoclax inhibits BCL-2.".utf8, to: "notes/a.txt")
    try folder.write("mine".utf8, to: "out/documents/mine.json")
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/out/works.csl.json", withIntermediateDirectories: true)
    await #expect(throws: RunError.self) {
      try await run(["\(folder.path)/notes"], into: "\(folder.path)/out")
    }
    #expect(try folder.files(below: "out") == ["documents/mine.json"])
    try FileManager.default.removeItem(atPath: "\(folder.path)/out/works.csl.json")
    _ = try await run(["\(folder.path)/notes"], into: "\(folder.path)/out")
    #expect(try folder.files(below: "out").contains("documents/mine.json"))
  }

  @Test(arguments: [("a", "."), ("a/b", "a"), ("/a", "/"), ("/a/b/", "/a"), ("/", "/")])
  func foldersOfPaths(_ path: String, _ folder: String) { #expect(Path.folder(of: path) == folder) }

  @Test func hostileListsAndBracketsTakeNoLonger() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      String(repeating: "venetoclax, ", count: 3000).utf8 + Array("inhibit BCL-2.".utf8), to: "notes/list.txt"
    )
    try folder.write(
      String(repeating: "(", count: 20_000).utf8 + Array(" venetoclax inhibits BCL-2 ".utf8),
      to: "notes/open.txt")
    let summary = try await run(["\(folder.path)/notes"], into: "\(folder.path)/out")
    #expect(summary.manifest.documents.allSatisfy { $0.status == .processed })
    #expect(summary.warnings.contains { $0.message.hasPrefix("extraction.long-sentence") })
  }

  @Test func onlyTextIsTooLargeAtSixteenMegabytes() async throws {
    let folder = try TemporaryFolder()
    let size = 17 << 20
    try folder.write(Array("%PDF-1.4\n".utf8) + [UInt8](repeating: 0x20, count: size), to: "notes/a.pdf")
    try folder.write([UInt8](repeating: 0x61, count: size), to: "notes/b.txt")
    let summary = try await run(["\(folder.path)/notes"], into: "\(folder.path)/out")
    let isTooLarge = summary.manifest.documents.map { $0.reason?.hasPrefix("reader.too-large") }
    #expect(isTooLarge == [false, true])
  }

  @Test func twoRootsOfOneNameAreAnError() async throws {
    let folder = try TemporaryFolder()
    try folder.write("One.".utf8, to: "a/notes/x.txt")
    try folder.write("Two.".utf8, to: "b/notes/x.txt")
    await #expect(throws: RunError.self) {
      try await run(["\(folder.path)/a/notes", "\(folder.path)/b/notes"], into: "\(folder.path)/out")
    }
  }

  @Test func readSaysWhatIsWrong() throws {
    let folder = try TemporaryFolder()
    let plan = try Plan()
    let empty = try folder.write([], to: "empty.txt")
    for path in ["\(folder.path)/nowhere", folder.path, empty] {
      #expect(throws: RunError.self) { try SingleDocument(plan: plan).json(ofFile: path) }
    }
  }
}
