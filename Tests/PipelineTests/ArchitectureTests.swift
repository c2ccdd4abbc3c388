import Foundation
import Testing

/// The arrows of the house point one way (ARCHITECTURE.md): each room imports what it may, and nothing else.
@Suite struct ArchitectureTests {
  /// What each room may import, besides the standard library.
  private static let allowed: [String: Set<String>] = [
    "Text": ["CUchardet", "Glibc", "Darwin", "Musl"],
    "DocumentModel": ["Text"],
    "Readers": ["Text", "DocumentModel", "CLibxml2", "Glibc", "Darwin", "Musl"],
    "SequenceLabeling": [],
    "Citations": ["Text", "DocumentModel", "SequenceLabeling"],
    "Language": ["Text", "DocumentModel", "CParserKernels"],
    "LanguageTraining": ["Language", "SequenceLabeling", "CTrainingKernels", "Glibc", "Darwin", "Musl"],
    "Vocabulary": ["Glibc", "Darwin", "Text", "DocumentModel", "SequenceLabeling"],
    "VocabularySources": ["Text", "DocumentModel", "Vocabulary", "CLibxml2"],
    "Extraction": ["Text", "DocumentModel"],
    "KnowledgeGraph": ["Text", "DocumentModel"],
    "Pipeline": [
      "Text", "DocumentModel", "Readers", "SequenceLabeling", "Citations", "Language", "Vocabulary",
      "VocabularySources", "Extraction",
      "KnowledgeGraph",
      "CModels", "Yams", "Crypto", "Foundation",
    ],
    "claimgraph": [
      "Text", "DocumentModel", "KnowledgeGraph", "Vocabulary", "Pipeline", "ArgumentParser", "Foundation",
    ],
    "claimgraph-train": [
      "SequenceLabeling", "Text", "Citations", "Language", "LanguageTraining", "Vocabulary", "Pipeline",
      "ArgumentParser", "Foundation",
    ],
    "EmbedDefinitions": ["Foundation"],
    "EmbedDefinitionsPlugin": ["Foundation", "PackagePlugin"],
  ]

  static let sources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources")

  @Test func everyRoomIsListed() throws {
    let rooms = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path).filter {
      !["CLibxml2", "CUchardet", "CParserKernels", "CTrainingKernels", "CModels"].contains($0)
    }
    #expect(Set(rooms) == Set(Self.allowed.keys))
  }

  @Test(arguments: allowed.keys.sorted())
  func importsPointOneWay(_ room: String) throws {
    let folder = Self.sources.appending(path: room)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".swift")
    }
    #expect(!files.isEmpty)
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let at = words.firstIndex(of: "import"), at <= 1, !line.hasPrefix("//"), at + 1 < words.count
        else { continue }
        let module = String(words[at + 1])
        #expect(Self.allowed[room]?.contains(module) == true, "\(room)/\(file) imports \(module)")
      }
    }
  }
}
