/// All labellings of one sequence and what each is worth: a linear-chain conditional random field
/// (Lafferty, McCallum & Pereira 2001).
struct Lattice {
  private let emissions: [Float]
  private let steps: [UInt8]
  private let weights: StepWeights
  private let count: Int

  /// The lattice of a sequence by what each position says of each label, a row each.
  init(emissions: [Float], steps: [UInt8], weights: StepWeights) {
    self.emissions = emissions
    self.steps = steps
    self.weights = weights
    count = steps.count
  }

  /// Where the row of a label in the class of the step to `position` begins.
  private func row(_ position: Int, _ label: Int) -> Int {
    Int(steps[position]) * StepWeights.square + label * LabelRow.width
  }

  // MARK: The best labelling

  /// The labelling of the highest score (Viterbi 1967). Predecessors are found again on the way back, on the best
  /// path only.
  func bestPath() -> [UInt8] {
    guard count > 0 else { return [] }
    let scores = bestScores()
    var path = [UInt8](repeating: 0, count: count)
    var label = scores.withUnsafeBufferPointer { scores in
      scores.baseAddress.map { LabelRow.greatest($0 + (count - 1) * LabelRow.width).label } ?? 0
    }
    path[count - 1] = UInt8(label)
    for position in stride(from: count - 1, to: 0, by: -1) {
      label = predecessor(of: label, at: position, scores)
      path[position - 1] = UInt8(label)
    }
    return path
  }

  private func bestScores() -> [Float] {
    var scores = [Float](repeating: -.infinity, count: emissions.count)
    scores.withUnsafeMutableBufferPointer { scores in
      emissions.withUnsafeBufferPointer { emissions in
        weights.scores.withUnsafeBufferPointer { weights in
          guard let scores = scores.baseAddress, let emissions = emissions.baseAddress,
            let weights = weights.baseAddress
          else { return }
          for label in 0..<LabelRow.width { scores[label] = emissions[label] }
          for position in 1..<max(1, count) {
            let target = scores + position * LabelRow.width
            for label in 0..<self.weights.labelCount {
              LabelRow.raise(
                target, to: weights + row(position, label), plus: (target - LabelRow.width)[label])
            }
            LabelRow.add(target, emissions + position * LabelRow.width)
          }
        }
      }
    }
    return scores
  }

  private func predecessor(of label: Int, at position: Int, _ scores: [Float]) -> Int {
    var best = (score: -Float.infinity, label: 0)
    for former in 0..<weights.labelCount {
      let score =
        scores[(position - 1) * LabelRow.width + former] + weights.scores[row(position, former) + label]
      if score > best.score { best = (score, former) }
    }
    return best.label
  }

  // MARK: Probabilities

  /// The forward and backward sums of a sequence, a row for each position, each row scaled so that it sums to one.
  struct Sums {
    var forward: [Float]
    var backward: [Float]
    /// `exp` of the emissions, scaled.
    var factors: [Float]

    /// The probability of each label at `position`.
    func marginals(at position: Int) -> [Float] {
      let first = position * LabelRow.width
      var row = (first..<(first + LabelRow.width)).map { forward[$0] * backward[$0] }
      let sum = row.reduce(0, +)
      for label in row.indices { row[label] /= sum }
      return row
    }

    /// The probability of one label at `position`.
    func probability(of label: Int, at position: Int) -> Float {
      let first = position * LabelRow.width
      var sum: Float = 0
      for index in first..<(first + LabelRow.width) { sum += forward[index] * backward[index] }
      return forward[first + label] * backward[first + label] / sum
    }
  }

  /// Forward and backward sums (Rabiner 1989, with scaling).
  func sums() -> Sums {
    var sums = Sums(forward: emissions, backward: emissions, factors: emissions)
    sums.factors.withUnsafeMutableBufferPointer { factors in
      guard let factors = factors.baseAddress else { return }
      for position in 0..<count {
        let target = factors + position * LabelRow.width
        LabelRow.exponential(target, target, minus: LabelRow.greatest(target).value)
      }
      sums.forward.withUnsafeMutableBufferPointer { forward($0, factors) }
      sums.backward.withUnsafeMutableBufferPointer { backward($0, factors) }
    }
    return sums
  }

  private func forward(_ sums: UnsafeMutableBufferPointer<Float>, _ factors: LabelRow.Target) {
    weights.factors.withUnsafeBufferPointer { weights in
      guard let sums = sums.baseAddress, let weights = weights.baseAddress else { return }
      for position in 0..<count {
        let target = sums + position * LabelRow.width
        for label in 0..<LabelRow.width { target[label] = position == 0 ? 1 : 0 }
        for label in 0..<(position == 0 ? 0 : self.weights.labelCount) {
          LabelRow.add(target, weights + row(position, label), times: (target - LabelRow.width)[label])
        }
        LabelRow.multiply(target, factors + position * LabelRow.width)
        LabelRow.normalise(target)
      }
    }
  }

  private func backward(_ sums: UnsafeMutableBufferPointer<Float>, _ factors: LabelRow.Target) {
    weights.factorsInto.withUnsafeBufferPointer { weights in
      guard let sums = sums.baseAddress, let weights = weights.baseAddress, count > 0 else { return }
      for label in 0..<LabelRow.width { sums[(count - 1) * LabelRow.width + label] = 1 }
      for position in stride(from: count - 1, to: 0, by: -1) {
        let source = sums + position * LabelRow.width
        let target = source - LabelRow.width
        let factors = factors + position * LabelRow.width
        for label in 0..<LabelRow.width { target[label] = 0 }
        for label in 0..<self.weights.labelCount {
          LabelRow.add(target, weights + row(position, label), times: source[label] * factors[label])
        }
        LabelRow.normalise(target)
      }
    }
  }
}
