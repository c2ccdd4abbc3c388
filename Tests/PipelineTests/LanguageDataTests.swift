import DocumentModel
import Language
import Testing
import Text

@testable import Pipeline

/// The examples that stand with the word lists of `language.yaml`.
@Suite struct LanguageDataTests {
  static let resources = try? DefinitionLoader(.embedded).language(["language.yaml"])

  @Test(arguments: resources?.boundaries.examples ?? [])
  func exampleHolds(_ example: String) throws {
    let resources = try #require(Self.resources)
    let expected = example.split(separator: " | ").map(String.init)
    let document = Document(plain: SourceText(expected.joined(separator: " ")))
    let sentences = SentenceSplitter(resources).sentences(in: document, citations: [])
    #expect(sentences.map { document.text.string($0.range) } == expected)
  }

  @Test func allListsHaveWordsAndExamples() throws {
    let words = try #require(Self.resources).boundaries
    let lists = [
      words.joining, words.titles, words.numbered, words.either, words.times, words.openers, words.naming,
    ]
    #expect(lists.allSatisfy { !$0.isEmpty })
    #expect(words.examples.count >= lists.count)
    let decisive = lists.dropLast(2)
    #expect(Set(decisive.joined()).count == decisive.map(\.count).reduce(0, +), "a word stands in two lists")
  }
}
