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
    #expect(vocabulary.byteCount < 25 << 20)
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

  @Test func everyNameIsFoundAloneAndInASentence() throws {
    let vocabulary = try VocabularyFile.embedded()
    var lost: [String] = []
    // Every twentieth: this build is slow. Tests/recognition_speed.py goes through all.
    for index in stride(from: 0, to: vocabulary.nameCount, by: 20) {
      guard let name = vocabulary.spelling(ofName: index) else { continue }
      let bytes = Array(name.utf8)
      let isFound = vocabulary.names(ofKey: NameKey.of(bytes[...])).contains(index)
      if !isFound || !Self.isWalkedTo(bytes, in: vocabulary) { lost.append(name) }
    }
    #expect(lost == [])
  }

  /// Whether the walk that begins where `name` does, in a sentence, comes to its end.
  private static func isWalkedTo(_ name: [UInt8], in vocabulary: VocabularyFile) -> Bool {
    let key = NameKey.of(name[...])
    let sentence = Array("Then ".utf8) + name + Array(" was there".utf8)
    return sentence.withUnsafeBytes { text in
      var isFound = false
      NameWalk(file: vocabulary).eachName(in: text, from: 5, limit: text.count) { end, _, _ in
        if NameKey.of(sentence[5..<end]) == key { isFound = true }
      }
      return isFound
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
