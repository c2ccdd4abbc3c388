import Language
import Testing

@testable import LanguageTraining

private struct Word {
  var form: String
  var lemma: String
  var xpos: String
  var upos: String

  func line(_ number: Int) -> String { "\(number)\t\(form)\t\(lemma)\t\(upos)\t\(xpos)\t_\t_\t_\t_\t_\n" }
}

/// Made-up sentences in which what stands before tells a verb from a noun.
private func treebank() throws -> [CoNLLUSentence] {
  let stems = ["bind", "mark", "block", "test", "need", "want"]
  var sentences: [[Word]] = []
  for noun in stems {
    for verb in stems {
      let the = Word(form: "The", lemma: "the", xpos: "DT", upos: "DET")
      let they = Word(form: "They", lemma: "they", xpos: "PRP", upos: "PRON")
      let to = Word(form: "To", lemma: "to", xpos: "TO", upos: "PART")
      let number = Word(form: "7.5", lemma: "0", xpos: "CD", upos: "NUM")
      let singular = Word(form: noun, lemma: noun, xpos: "NN", upos: "NOUN")
      let plural = Word(form: noun + "s", lemma: noun, xpos: "NNS", upos: "NOUN")
      sentences.append([the, singular, Word(form: verb + "s", lemma: verb, xpos: "VBZ", upos: "VERB")])
      sentences.append([they, Word(form: verb + "ed", lemma: verb, xpos: "VBD", upos: "VERB"), plural])
      sentences.append([to, Word(form: verb, lemma: verb, xpos: "VB", upos: "VERB"), number])
    }
  }
  return try sentences.map { words in
    let lines = words.enumerated().map { $1.line($0 + 1) }.joined()
    return try CoNLLUSentence(Array(lines.utf8))
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
