import DocumentModel
import Testing
import Text

@testable import Vocabulary

/// Names found by their words, of which the indices hold one of several that a concept has with the same.
@Suite struct WordSearchTests {
  private static let concepts = [
    ["Leukemia, Myeloid, Acute", "Acute Myeloid Leukemia", "acute myeloid leukemias", "AML"],
    ["Chronic Leukemia", "Leukemia, Chronic"], ["leukemia chronic"],
    ["Leukemia, Myeloid, Chronic Phase"], ["acute leukemia of the very young child"],
  ]

  private static func vocabulary() throws -> (file: VocabularyFile, variants: WordVariants) {
    var content = VocabularyContent()
    let source = content.add(source: "mesh", licence: "")
    for (number, names) in concepts.enumerated() {
      let concept = content.add(
        VocabularyConcept(identifier: "x:\(number)", name: names[0], category: .disease))
      for name in names { content.add(name: name.utf8, of: concept, status: .name, source: source) }
    }
    let variants = try WordVariants(
      tsv: "ignored\tof|the\t\nmodifier\tacute|chronic\t\n", file: "variants.tsv")
    let bytes = VocabularyWriter.encode(content, variants: variants)
    return (try VocabularyFile(MappedFile(copying: bytes)), variants)
  }

  @Test(arguments: [
    (
      "myeloid acute leukemia",
      ["Leukemia, Myeloid, Acute", "Acute Myeloid Leukemia", "acute myeloid leukemias"]
    ),
    ("Leukemia, Chronic", ["Chronic Leukemia", "Leukemia, Chronic", "leukemia chronic"]),
    ("child: very young acute leukemia", ["acute leukemia of the very young child"]),
    ("myeloid", []), ("lymphoid acute leukemia", []), ("", []),
  ]) func allNamesOfTheSameWordsAreFound(_ words: String, _ expected: [String]) throws {
    let (file, variants) = try Self.vocabulary()
    let found = file.names(of: WordBag(Array(words.utf8), variants: variants), variants: variants)
    #expect(Set(found.compactMap(file.spelling)) == Set(expected))
    #expect(found == found.sorted() && Set(found).count == found.count)
  }

  @Test func allNamesWithOneWordMoreAreFound() throws {
    let (file, variants) = try Self.vocabulary()
    let found = file.longerNames(
      of: WordBag(Array("leukemia myeloid".utf8), variants: variants), variants: variants)
    #expect(
      Set(found.compactMap { file.spelling(ofName: $0.name) })
        == ["Leukemia, Myeloid, Acute", "Acute Myeloid Leukemia", "acute myeloid leukemias"])
  }

  @Test func keysAreThoseOfTheWordsInEveryOrder() {
    let keys = WordBag(words: ["a", "b", "c", "a"]).keys
    #expect(Set(keys) == Set(["abc", "acb", "bac", "bca", "cab", "cba"].map { LookupKey.key($0) }))
    #expect(keys.count == 6)
    #expect(WordBag(words: ["a", "b", "c", "d"]).keys.isEmpty)
  }
}
