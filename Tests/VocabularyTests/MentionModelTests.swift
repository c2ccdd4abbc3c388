import DocumentModel
import SequenceLabeling
import Testing
import Text
import Vocabulary

@Suite struct MentionModelTests {
  @Test(
    arguments: [
      ([0, 1, 2, 0, 1], [1..<3, 4..<5]), ([1, 1, 2], [0..<1, 1..<3]), ([2, 2, 0], [0..<2]), ([], []),
    ] as [([UInt8], [Range<Int>])])
  func labelsBecomeSpans(_ labels: [UInt8], _ expected: [Range<Int>]) {
    #expect(MentionDecoder.spans(labels: labels) == expected)
  }

  /// Tokens at spaces.
  private func features(_ string: String) -> (MentionFeatures, SourceText) {
    let text = SourceText(string)
    var tokens: [Token] = []
    var start = 0
    for word in string.utf8.split(separator: 0x20) {
      let form = String(Substring(word)).lowercased()
      tokens.append(Token(range: ByteRange(start, start + word.count), form: form, lemma: form))
      start += word.count + 1
    }
    let sentence = Sentence(range: text.range, block: 0, tokens: 0..<tokens.count)
    return (
      MentionFeatures(text: text, sentences: [sentence], tokens: tokens, mentions: [], file: nil), text
    )
  }

  @Test func spansBecomeLabelsWhereTheyFitTokens() {
    let (features, _) = features("give folic acid and salts now")
    #expect(
      features.labels(ofSentence: 0, spans: [ByteRange(5, 15), ByteRange(20, 24)]) == [0, 1, 2, 0, 0, 0])
  }

  /// A model learns from a few sentences what words and endings mean, the same from the same seed.
  @Test func aModelLearnsEndings() {
    let sentences: [(String, [UInt8])] = [
      ("cells took up fantol today", [0, 0, 0, 1, 0]), ("mice drank zantol daily", [0, 0, 1, 0]),
      ("we gave mirantol to rats", [0, 0, 1, 0, 0]), ("rats drank miletol twice", [0, 0, 1, 0]),
      ("the cells died today", [0, 0, 0, 0]), ("we saw mice daily", [0, 0, 0, 0]),
    ]
    let examples = sentences.map { LabeledSequence(features($0.0).0.sequence(ofSentence: 0), labels: $0.1) }
    var options = SequenceTrainer.Options()
    options.fewest = 1
    options.shrinkage = 0.001
    let trainer = SequenceTrainer(options)
    func train() -> SequenceModel {
      trainer.model(of: examples, labels: MentionFamily.labels, stepClasses: MentionFeatures.stepClasses)
    }
    let model = train()
    let unseen = features("rats drank bolitol twice").0.sequence(ofSentence: 0)
    #expect(model.labeling(of: unseen).labels == [0, 0, 1, 0])
    #expect(ModelFile.encode(model) == ModelFile.encode(train()))
  }
}
