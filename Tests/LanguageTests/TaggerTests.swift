import Foundation
import Language
import Testing

/// The model of `Pipelines/models`.
private let bytes =
  (try? Data(
    contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
      path: "../../Pipelines/models/\(TaggerModel.fileName)"))).map { Array($0) } ?? []

/// Words parted by spaces; `~` behind one says that the text goes on without space.
private func words(_ sentence: String) -> WordSequence {
  var words = WordSequence()
  for word in sentence.split(separator: " ") {
    let isJoined = word.hasSuffix("~")
    words.append(word.utf8.dropLast(isJoined ? 1 : 0), isFollowedBySpace: !isJoined)
  }
  return words
}

private func annotated(_ sentence: String) throws -> (tags: [String], lemmas: [String]) {
  let annotator = MorphologyAnnotator(try TaggerModel(bytes))
  let workspace = MorphologyWorkspace()
  let words = words(sentence)
  annotator.annotate(words, in: workspace)
  return (
    workspace.tags.map { annotator.model.tags[Int($0)] },
    (0..<words.count).map { String(decoding: workspace.lemma($0), as: UTF8.self) }
  )
}

@Suite struct TaggerTests {
  @Test(arguments: [
    ("The kinase phosphorylates ara~ -~ G .", "DT NN VBZ NN HYPH NN ."),
    ("Cells were treated with the drug for two days .", "NNS VBD VBN IN DT NN IN CD NNS ."),
    ("We did not find that it inhibited growth .", "PRP VBD RB VB IN PRP VBD NN ."),
    ("Results", "NNS"),
  ]) func tags(_ sentence: String, _ expected: String) throws {
    #expect(try annotated(sentence).tags.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ("The kinases were inhibited by E13.5 .", "the kinase be inhibit by e0 ."),
    ("Two mice died in 1,000 trials", "#crd# mouse die in 0 trial"),
    ("It hydrolyzes nucleosides ( see http://www.example.org )", "it hydrolyze nucleoside ( see #hlink# )"),
  ]) func lemmas(_ sentence: String, _ expected: String) throws {
    #expect(try annotated(sentence).lemmas.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    "", "  ", "A", ": : :", "ALL CAPITALS HERE .", "これは 日本語 です 。", "\u{0} \u{FFFD} 💊", "- - - / / /",
  ]) func takesWhatComes(_ sentence: String) throws {
    let result = try annotated(sentence)
    #expect(result.tags.count == words(sentence).count)
    #expect(result.lemmas.count == words(sentence).count)
  }

  @Test func longWordsAndSentences() throws {
    #expect(try annotated(String(repeating: "x", count: 10_000)).tags.count == 1)
    #expect(try annotated(String(repeating: "1", count: 10_000)).lemmas == ["0"])
    #expect(try annotated(String(repeating: "a ", count: 10_000)).tags.count == 10_000)
  }

  @Test func whatCameBeforeChangesNothing() throws {
    let annotator = MorphologyAnnotator(try TaggerModel(bytes))
    let used = MorphologyWorkspace()
    let sentences = ["The drug acts .", String(repeating: "very ", count: 300) + "long", "It fell .", ""]
    for sentence in sentences + sentences.reversed() {
      let fresh = MorphologyWorkspace()
      annotator.annotate(words(sentence), in: used)
      annotator.annotate(words(sentence), in: fresh)
      #expect(used.tags == fresh.tags)
      for index in used.tags.indices { #expect(used.lemma(index) == fresh.lemma(index)) }
    }
  }

  @Test func damagedModelsAreRefused() throws {
    var damaged = bytes
    damaged[bytes.count / 2] ^= 1
    #expect(throws: LanguageModelError.self) { try TaggerModel(damaged) }
    #expect(throws: LanguageModelError.self) { try TaggerModel(Array(bytes.prefix(1_000))) }
    #expect(throws: LanguageModelError.self) { try TaggerModel([]) }
    #expect(throws: LanguageModelError.self) {
      try TaggerModel(Array("CGTAGGER".utf8) + [9, 0, 0, 0] + [UInt8](repeating: 0, count: 40))
    }
  }

  @Test func fastPathsOfTheDictionaryAreRight() throws {
    let model = try TaggerModel(bytes)
    #expect(model.tags.count == model.universalTags.count)
    #expect(bytes.count < 5_000_000)
  }
}
