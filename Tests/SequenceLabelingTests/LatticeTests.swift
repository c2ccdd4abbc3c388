import Testing

@testable import SequenceLabeling

/// Random small models, of which every labelling can be tried.
@Suite struct LatticeTests {
  private struct Draft {
    var emissions: [Float]
    var steps: [UInt8]
    var weights: StepWeights
    let labelCount: Int

    init(seed: UInt64, length: Int, labelCount: Int) {
      var random = SplitMix(state: seed)
      func number() -> Float { Float(random.next() % 800) / 100 - 4 }
      self.labelCount = labelCount
      emissions = (0..<length).flatMap { _ in LabelRow.spare(from: labelCount).map { $0 == 0 ? number() : $0 }
      }
      steps = (0..<length).map { _ in UInt8(random.next() % 2) }
      weights = StepWeights((0..<(2 * StepWeights.square)).map { _ in number() }, labelCount: labelCount)
    }

    var lattice: Lattice { Lattice(emissions: emissions, steps: steps, weights: weights) }

    func score(_ labels: [Int]) -> Float {
      labels.indices.reduce(0) { sum, position in
        var score = sum + emissions[position * LabelRow.width + labels[position]]
        if position > 0 {
          let row = Int(steps[position]) * StepWeights.square + labels[position - 1] * LabelRow.width
          score += weights.scores[row + labels[position]]
        }
        return score
      }
    }

    var allLabelings: [[Int]] {
      steps.indices.reduce([[]]) { labelings, _ in
        labelings.flatMap { labeling in (0..<labelCount).map { labeling + [$0] } }
      }
    }
  }

  @Test(arguments: 1...40) func theBestPathIsTheBestOfAll(seed: Int) {
    let draft = Draft(seed: UInt64(seed), length: 1 + seed % 6, labelCount: 2 + seed % 3)
    let best = draft.allLabelings.map(draft.score).max() ?? 0
    let path = draft.lattice.bestPath().map(Int.init)
    #expect(abs(draft.score(path) - best) < 1e-3)
  }

  @Test(arguments: 1...20) func marginalsAreTheSharesOfAllLabelings(seed: Int) {
    let draft = Draft(seed: UInt64(seed), length: 1 + seed % 5, labelCount: 3)
    let sums = draft.lattice.sums()
    var shares = [[Double]](repeating: [0, 0, 0], count: draft.steps.count)
    var total = 0.0
    for labels in draft.allLabelings {
      var weight = 1.0
      let score = Double(draft.score(labels))
      // e^score by squaring e^(score/1024): the tests need no libc either.
      weight = (0..<10).reduce(1 + score / 1024 + score * score / 2_097_152) { power, _ in power * power }
      total += weight
      for (position, label) in labels.enumerated() { shares[position][label] += weight }
    }
    for position in draft.steps.indices {
      let marginals = sums.marginals(at: position)
      #expect(abs(marginals.reduce(0, +) - 1) < 1e-4)
      for label in 0..<3 {
        #expect(abs(Double(marginals[label]) - shares[position][label] / total) < 0.01)
        #expect(abs(marginals[label] - sums.probability(of: label, at: position)) < 1e-5)
      }
    }
  }

  @Test func theExponentialIsClose() {
    let source = (0..<LabelRow.width).map { Float($0) - 16 }
    var target = source
    source.withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        guard let source = source.baseAddress, let target = target.baseAddress else { return }
        LabelRow.exponential(target, source)
      }
    }
    #expect(abs(target[16] - 1) < 1e-6)
    #expect(abs(target[17] - 2.718_281_8) < 1e-5)
    for index in 1..<LabelRow.width { #expect(abs(target[index] / target[index - 1] - 2.718_281_8) < 1e-5) }
  }
}
