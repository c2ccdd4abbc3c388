/// The weights of a model under way, and the steps that raise the likelihood of one labelled sequence after another.
struct GradientDescent {
  /// The weights of each feature for each label, a row each.
  private(set) var weights: [Float]
  /// The weights of steps between labels.
  private(set) var steps: StepWeights

  private var squares: [Float]
  private var stepSquares: [Float]
  private var stepGradient: [Float]
  private let rate: Float
  private let spare: [Float]
  /// A position whose label is this certain teaches nothing more.
  private static let negligible: Float = 0.002

  /// All weights zero.
  init(featureCount: Int, labelCount: Int, stepClasses: Int, rate: Float) {
    weights = Array(repeating: 0, count: featureCount * LabelRow.width)
    squares = Array(repeating: 0.1, count: featureCount * LabelRow.width)
    let count = stepClasses * StepWeights.square
    steps = StepWeights(Array(repeating: 0, count: count), labelCount: labelCount)
    stepSquares = Array(repeating: 1, count: count)
    stepGradient = Array(repeating: 0, count: count)
    self.rate = rate
    spare = LabelRow.spare(from: labelCount)
  }

  /// Takes one step along the gradient of one example, whose features have `rows`; gives its log-likelihood before,
  /// by position.
  mutating func learn(_ example: LabeledSequence, rows: [Int32]) -> Double {
    let sequence = example.sequence
    let sums = Lattice(emissions: emissions(of: sequence, rows), steps: sequence.steps, weights: steps).sums()
    var likelihood = 0.0
    for position in example.labels.indices {
      var gradient = sums.marginals(at: position)
      for label in gradient.indices { gradient[label] = -gradient[label] }
      let label = Int(example.labels[position])
      likelihood += Double(max(1e-30, -gradient[label])).logarithm
      gradient[label] += 1
      if gradient[label] > Self.negligible { learn(gradient, rows[sequence.features(at: position)]) }
    }
    learnSteps(example, sums)
    return likelihood
  }

  /// Moves all weights towards zero.
  mutating func shrink(by loss: Float) {
    for index in weights.indices {
      let weight = weights[index]
      weights[index] = weight > loss ? weight - loss : weight < -loss ? weight + loss : 0
    }
  }

  private func emissions(of sequence: FeatureSequence, _ rows: [Int32]) -> [Float] {
    var emissions: [Float] = []
    emissions.reserveCapacity(sequence.count * LabelRow.width)
    for _ in 0..<sequence.count { emissions += spare }
    emissions.withUnsafeMutableBufferPointer { emissions in
      weights.withUnsafeBufferPointer { weights in
        guard let emissions = emissions.baseAddress, let weights = weights.baseAddress else { return }
        for position in 0..<sequence.count {
          let target = emissions + position * LabelRow.width
          for row in rows[sequence.features(at: position)] where row >= 0 {
            LabelRow.add(target, weights + Int(row) * LabelRow.width)
          }
        }
      }
    }
    return emissions
  }

  private mutating func learn(_ gradient: [Float], _ rows: ArraySlice<Int32>) {
    let rate = self.rate
    weights.withUnsafeMutableBufferPointer { weights in
      squares.withUnsafeMutableBufferPointer { squares in
        gradient.withUnsafeBufferPointer { gradient in
          guard let weights = weights.baseAddress, let squares = squares.baseAddress,
            let gradient = gradient.baseAddress
          else { return }
          for row in rows where row >= 0 {
            let (weight, square) = (weights + Int(row) * LabelRow.width, squares + Int(row) * LabelRow.width)
            for label in 0..<LabelRow.width {
              square[label] += gradient[label] * gradient[label]
              weight[label] += gradient[label] * rate / square[label].squareRoot()
            }
          }
        }
      }
    }
  }

  /// The gradient of the weights of steps: which pairs of labels stand there, less those that were expected.
  private mutating func learnSteps(_ example: LabeledSequence, _ sums: Lattice.Sums) {
    let classes = example.sequence.steps
    for position in 1..<max(1, classes.count) {
      expect(Int(classes[position]), position, sums)
      let pair = Int(example.labels[position - 1]) * LabelRow.width + Int(example.labels[position])
      stepGradient[Int(classes[position]) * StepWeights.square + pair] += 1
    }
    for step in Set(classes.dropFirst()).sorted() { takeStep(Int(step)) }
  }

  /// Takes the expected pairs at `position` off the gradient.
  private mutating func expect(_ step: Int, _ position: Int, _ sums: Lattice.Sums) {
    let (first, labelCount) = (step * StepWeights.square, steps.labelCount)
    stepGradient.withUnsafeMutableBufferPointer { gradient in
      steps.factors.withUnsafeBufferPointer { factors in
        guard let gradient = gradient.baseAddress, let factors = factors.baseAddress else { return }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: LabelRow.width) { after in
          var total: Float = 0
          for label in 0..<LabelRow.width {
            let index = position * LabelRow.width + label
            after[label] = sums.factors[index] * sums.backward[index]
          }
          for label in 0..<labelCount {
            let row = factors + first + label * LabelRow.width
            let before = sums.forward[(position - 1) * LabelRow.width + label]
            guard before > 1e-9 else { continue }
            var sum: Float = 0
            for next in 0..<labelCount { sum += row[next] * after[next] }
            total += sum * before
          }
          for label in 0..<labelCount {
            let scale = sums.forward[(position - 1) * LabelRow.width + label] / total
            guard scale > 1e-9 else { continue }
            let (row, target) = (
              factors + first + label * LabelRow.width, gradient + first + label * LabelRow.width
            )
            for next in 0..<LabelRow.width { target[next] -= row[next] * after[next] * scale }
          }
        }
      }
    }
  }

  private mutating func takeStep(_ step: Int) {
    let first = step * StepWeights.square
    let range = first..<(first + steps.labelCount * LabelRow.width)
    for index in range { stepSquares[index] += stepGradient[index] * stepGradient[index] }
    steps.descend(step, along: stepGradient, squares: stepSquares, rate: rate)
    for index in range { stepGradient[index] = 0 }
  }
}

extension Double {
  /// The natural logarithm of a number above 0: its exponent, and the series of `atanh` for the rest. Without libc,
  /// and for reports only.
  fileprivate var logarithm: Double {
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    let series = 1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9 + square / 11))))
    return Double(exponent) * 0.693_147_180_559_945_3 + 2 * ratio * series
  }
}
