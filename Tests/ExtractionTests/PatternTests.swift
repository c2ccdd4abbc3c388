import DocumentModel
import Testing

@testable import Extraction

@Suite struct PatternParserTests {
  private func parse(_ text: String) throws -> Pattern {
    try PatternParser.parse(
      text, variables: ["verb": "[bind dock]", "drug": "Drug|SmallMolecule", "loop": "$loop"])
  }

  @Test func wordsAndSetsAreLemmasOrForms() throws {
    #expect(try parse("Down-Regulate") == .words(WordSet(words: ["downregulate"]), tag: nil))
    #expect(try parse("[a *ly]") == .words(WordSet(words: ["a"], endings: ["ly"]), tag: nil))
    #expect(try parse("[^a \",\"]") == .notWords(WordSet(words: ["a", ","])))
    #expect(try parse("a | b") == .words(WordSet(words: ["a", "b"]), tag: nil))
  }

  @Test func variablesStandForPatternsAndCategoriesAndTakeTags() throws {
    #expect(try parse("$verb:VBN") == .words(WordSet(words: ["bind", "dock"]), tag: "VBN"))
    #expect(
      try parse("<subject:$drug>")
        == .mention(role: "subject", isPair: false, categories: [.drug, .smallMolecule]))
  }

  @Test func quantifiersTriggersAndQualifiers() throws {
    #expect(try parse("~{1,3}?") == .repeated(.anyToken, min: 1, max: 3, isLazy: true))
    #expect(try parse("@_") == .trigger(.anyItem))
    #expect(
      try parse("(direction=high: high)")
        == .qualifier(key: "direction", value: "high", .words(WordSet(words: ["high"]), tag: nil)))
    #expect(
      try parse("<subject+object:Gene>") == .mention(role: "subject", isPair: true, categories: [.gene]))
  }

  @Test(arguments: [
    ("", 0), ("a (b", 4), ("a ) b", 2), ("<subject:Gen>", 9), ("$nothing", 0), ("$loop", 0), ("a{3,1}", 5),
    ("[a b", 4), ("<subject+topic>", 14), ("\"a", 2), ("a{99}", 4),
  ]) func errorsTellWhere(_ text: String, _ offset: Int) {
    #expect { try parse(text) } throws: { ($0 as? PatternParser.Failure)?.offset == offset }
  }
}

@Suite struct PatternMatcherTests {
  private func matches(
    _ pattern: String, _ sentence: String, every: Bool = false
  ) throws -> [PatternMatcher.Match] {
    let annotations = Draft.annotations([sentence])
    let program = PatternProgram(try PatternParser.parse(pattern, variables: [:]))
    return PatternMatcher(program, items: Draft.items(sentence), mentions: annotations.mentions).matches(
      every: every, lastStart: Draft.items(sentence).count - 1)
  }

  @Test func rolesAndTrigger() throws {
    let found = try matches("<subject:Drug> @bind ~{0,2}? <object:Gene>", "[A|Drug] binds the [B|Gene]")
    #expect(found.map(\.roles) == [["subject": 0, "object": 3]])
    #expect(found.first?.trigger == 1..<2)
  }

  @Test func categoriesMustFit() throws {
    #expect(try matches("<subject:Drug> @bind <object:Gene>", "[A|Gene] binds [B|Gene]").isEmpty)
  }

  @Test func gapsDoNotCrossMentionsNorBoundaries() throws {
    #expect(try matches("<subject> ~{0,5}? @bind", "[A|Drug] and [B|Drug] ; it binds").isEmpty)
    #expect(
      try matches("<subject> _{0,5}? @bind <object>", "[A|Drug] , like [B|Gene] , binds [C|Gene]").count == 2)
  }

  @Test func lazyTakesTheNearestAndGreedyTheFarthest() throws {
    let sentence = "[A|Drug] binds [B|Gene] near [C|Gene]"
    #expect(try matches("<subject:Drug> @bind _{0,3}? <object>", sentence).first?.roles["object"] == 2)
    #expect(try matches("<subject:Drug> @bind _{0,3} <object>", sentence).first?.roles["object"] == 4)
  }

  @Test func whatMustNotComeNextTakesNoRoom() throws {
    let pattern = "<subject:Drug> @bind <object:Gene> ![inhibitor]"
    #expect(try matches(pattern, "[A|Drug] binds [B|Gene] inhibitor").isEmpty)
    #expect(try matches(pattern, "[A|Drug] binds [B|Gene]").first?.items == 0..<3)
  }

  @Test func everyFindsAllObjects() throws {
    let sentence = "[A|Drug] binds [B|Gene] near [C|Gene]"
    let found = try matches("<subject:Drug> @bind _{0,3}? <object>", sentence, every: true)
    #expect(found.compactMap { $0.roles["object"] } == [2, 4])
  }

  @Test func qualifiersAreSetOnlyWhereTheirWordsMatch() throws {
    let pattern = "<subject> (direction=high: highly)? @bind <object>"
    #expect(try matches(pattern, "[A|Drug] highly binds [B|Gene]").first?.qualifiers == ["direction": "high"])
    #expect(try matches(pattern, "[A|Drug] binds [B|Gene]").first?.qualifiers == [:])
  }
}
