import Language
import SequenceLabeling
import Testing

@testable import LanguageTraining

@Suite struct EncoderPassTests {
  /// A unit that says nothing has no part in the loss, so nothing is to be learned of its weights. (What the dropout of the
  /// last layer multiplies and divides again is a little off; taken for a sign of activity, it let weights run away.)
  @Test(arguments: [0, 1, 2]) func unitsThatSayNothingHaveNoSlope(_ layer: Int) {
    let trees = ToyTreebank.trees(20, seed: 3)
    let lexicon = ParserLexicon(trees, least: 1)
    var random = SplitMix(state: 7)
    let network = ParserNetwork(
      shape: ParserShape(), features: lexicon.features.count, labels: lexicon.labels.count, random: &random)
    let silent = 5
    network.biases[layer].weights[silent] = -1000
    let pass = MovePass(network)
    for tree in trees {
      let lesson = Lesson(lexicon.example(tree), of: tree, ensemble: nil, trust: 1)
      pass.train(lesson, dropout: ParserDropout(), exploring: 0, random: &random)
    }
    let width = network.shape.width
    let gradients = network.layers[layer].gradients
    func isStill(_ unit: Int) -> Bool {
      network.biases[layer].gradients[unit] == 0
        && (0..<(3 * width)).allSatisfy { gradients[$0 * width + unit] == 0 }
    }
    #expect(isStill(silent))
    #expect((0..<width).contains { !isStill($0) })
  }
}
