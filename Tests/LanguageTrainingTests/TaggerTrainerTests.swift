import Language
import Testing

@testable import LanguageTraining

/// Made-up sentences in which "the X Ys" and "to Y" tell a verb from a noun.
private func treebank() throws -> [CoNLLUSentence] {
  let stems = ["bind", "mark", "block", "test", "need", "want"]
  return try stems.flatMap { noun in
    try stems.flatMap { verb in
      [
        [("The", "the", "DT", "DET"), (noun, noun, "NN", "NOUN"), (verb + "s", verb, "VBZ", "VERB")],
        [
          ("They", "they", "PRP", "PRON"), (verb + "ed", verb, "VBD", "VERB"),
          (noun + "s", noun, "NNS", "NOUN"),
        ],
        [("To", "to", "TO", "PART"), (verb, verb, "VB", "VERB"), ("7.5", "0", "CD", "NUM")],
      ].map { words in
        let lines = words.enumerated().map { index, word in
          "\(index + 1)\t\(word.0)\t\(word.1)\t\(word.3)\t\(word.2)\t_\t_\t_\t_\t_"
        }
        return lines.joined(separator: "\n")
      }.map { try CoNLLUSentence(Array($0.utf8)) }
    }
  }
}

@Suite struct TaggerTrainerTests {
  private func model(seed: UInt64 = 1) throws -> [UInt8] {
    var options = TaggerTrainer.Options()
    options.passes = 5
    options.seed = seed
    return TaggerTrainer(options).model(of: try treebank().map(TaggedSentence.init))
  }

  @Test func learnsItsOwnData() throws {
    let accuracy = TaggingAccuracy(of: MorphologyAnnotator(try TaggerModel(model())), on: try treebank())
    #expect(accuracy.xpos == accuracy.words && accuracy.upos == accuracy.words)
    #expect(accuracy.rightLemmas == accuracy.lemmas && accuracy.lemmas == accuracy.words)
    #expect("\(accuracy)" == "XPOS 100.00 %, UPOS 100.00 %, lemmas 100.00 % of 324 words")
  }

  @Test func sameSeedSameModel() throws {
    let first = try model()
    #expect(try model() == first)
    #expect(try model(seed: 2) != first)
  }

  @Test func endingsApplyToNewWords() throws {
    let annotator = MorphologyAnnotator(try TaggerModel(model()))
    var words = WordSequence()
    for word in ["They", "lifted", "9", "tests"] { words.append(word.utf8) }
    let workspace = MorphologyWorkspace()
    annotator.annotate(words, in: workspace)
    #expect(workspace.tags.map { annotator.model.tags[Int($0)] }.prefix(2) == ["PRP", "VBD"])
    #expect(String(decoding: workspace.lemma(1), as: UTF8.self) == "lift")
  }

  @Test func endingsComeBack() {
    for (folded, lemma) in [
      ("studies", "study"), ("was", "be"), ("same", "same"), ("mice", "mouse"), ("x", ""),
    ] {
      let ending = LemmaEnding(from: Array(folded.utf8), to: Array(lemma.utf8))
      #expect(ending?.encoded.count == LemmaEnding.size)
    }
    #expect(LemmaEnding(from: [], to: Array("longer than there is room".utf8)) == nil)
  }
}
