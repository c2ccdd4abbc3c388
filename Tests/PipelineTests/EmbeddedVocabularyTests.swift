import DocumentModel
import Foundation
import Pipeline
import SequenceLabeling
import Testing
import Text

@testable import Vocabulary

/// The vocabulary in the binary: sound, of the size that was meant, and nothing in it that may not be passed on.
@Suite struct EmbeddedVocabularyTests {
  /// What NOTICE names, and nothing else.
  private static let allowed: [String: String] = [
    "chebi": "CC BY 4.0", "doid": "CC0 1.0", "drugbank": "CC0 1.0", "efo": "Apache 2.0", "fplx": "CC0 1.0",
    "go": "CC BY 4.0", "hgnc": "CC0 1.0", "mondo": "CC BY 4.0",
    "mesh": "courtesy of the U.S. National Library of Medicine",
  ]

  @Test func itIsSoundAndOfTheSizeThatWasMeant() throws {
    // Opening refuses every version but the current one.
    let vocabulary = try VocabularyFile.embedded()
    try vocabulary.verify()
    #expect((95_000...120_000).contains(vocabulary.conceptCount))
    #expect((280_000...360_000).contains(vocabulary.nameCount))
    #expect(vocabulary.byteCount < 16_000_000)
  }

  @Test func allThatIsInItMayBePassedOn() throws {
    let vocabulary = try VocabularyFile.embedded()
    for source in vocabulary.sources { #expect(Self.allowed[source.name] == source.licence) }
    #expect(Set(vocabulary.conceptCounts.keys).isSubset(of: Self.allowed.keys))
    for index in stride(from: 0, to: vocabulary.nameCount, by: 7) {
      let source = try #require(vocabulary.name(index)?.source)
      #expect(vocabulary.sources.indices.contains(source))
    }
  }

  @Test func everyNameIsFoundAloneAndInASentence() async throws {
    #expect(await Self.lost(of: try VocabularyFile.embedded(), every: 1) == [])
  }

  /// Also those of the vocabulary that the environment names, some thousands of them.
  @Test(.enabled(if: full != nil)) func namesOfAFullVocabularyAreFoundAloneAndInASentence() async throws {
    let vocabulary = try VocabularyFile(path: try #require(Self.full))
    #expect(await Self.lost(of: vocabulary, every: max(1, vocabulary.nameCount / 50_000)) == [])
  }

  private static let full = ProcessInfo.processInfo.environment["CLAIMGRAPH_VOCABULARY"]

  /// Names that are not found, looking for each `step`-th.
  private static func lost(of vocabulary: VocabularyFile, every step: Int) async -> [String] {
    await withTaskGroup(of: [String].self) { group in
      let parts = 8
      for part in 0..<parts {
        group.addTask {
          stride(from: part * step, to: vocabulary.nameCount, by: parts * step).compactMap { index in
            isFound(index, in: vocabulary) ? nil : vocabulary.spelling(ofName: index)
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
  }

  private static func isFound(_ index: Int, in vocabulary: VocabularyFile) -> Bool {
    guard let name = vocabulary.name(index).map({ Array($0.text) }) else { return false }
    let key = NameKey.of(name[...])
    let sentence = Array("Then ".utf8) + name + Array(", which helped.".utf8)
    return vocabulary.names(ofKey: key).contains(index)
      && sentence.withUnsafeBytes { text in
        vocabulary.longestNames(in: text).contains { NameKey.of(sentence[$0.range.indices]) == key }
      }
  }

  @Test func randomNamesCrashNothing() async throws {
    let vocabulary = try VocabularyFile.embedded()
    await withTaskGroup(of: Void.self) { group in
      for seed in 0..<4 {
        group.addTask {
          var random = SplitMix(state: UInt64(seed))
          for _ in 0..<25_000 {
            let bits = random.next()
            let name = withUnsafeBytes(of: bits) { Array($0.prefix(1 + Int(bits & 7))) }
            for index in vocabulary.names(ofKey: NameKey.of(name[...])) { _ = vocabulary.name(index) }
            _ = name.withUnsafeBytes { vocabulary.longestNames(in: $0) }
          }
        }
      }
    }
  }

  @Test func randomTextIsAnnotatedWithoutACrash() async throws {
    var random = SplitMix(state: 7)
    let pieces = [
      "Bcl", "(", "-", "α", "ALL ", "\u{0}", "\u{FEFF}", "5", "[", "é", ", ", ". ", "cancer ", "\u{1F600}",
    ]
    let lines = (0..<400).map { _ in
      var text = ""
      for _ in 0..<(random.next() % 12) {
        text +=
          random.next() & 1 == 0
          ? pieces[Int(random.next() % UInt64(pieces.count))]
          : String(decoding: withUnsafeBytes(of: random.next()) { Array($0) }, as: UTF8.self)
      }
      return JSON.members(["id": .string("1"), "text": .string(text)]).encoded()
    }
    let answers = await Annotator(plan: try Plan()).answers(to: lines, workers: 2)
    #expect(answers.count == lines.count)
    #expect(answers.allSatisfy { $0["entities"] != nil })
  }
}
