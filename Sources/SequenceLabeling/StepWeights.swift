/// The weights of steps between labels, for each class of steps: as they are, and as factors.
///
/// A class is a square of 32 rows; the row of a label holds what it gives to each next label.
struct StepWeights: Sendable {
  /// The weights.
  private(set) var scores: [Float]
  /// `exp` of the weights.
  private(set) var factors: [Float]
  /// The same factors by the next label: the row of a label holds what comes from each former one.
  private(set) var factorsInto: [Float]
  /// How many labels are in use.
  let labelCount: Int

  /// The numbers of one class.
  static let square = LabelRow.width * LabelRow.width

  /// The weights of all classes.
  init(_ scores: [Float], labelCount: Int) {
    self.scores = scores
    self.labelCount = labelCount
    factors = scores
    factorsInto = scores
    for step in 0..<(scores.count / Self.square) { refresh(step) }
  }

  /// One step of AdaGrad for the weights of one class.
  mutating func descend(_ step: Int, along gradient: [Float], squares: [Float], rate: Float) {
    let first = step * Self.square
    for index in first..<(first + labelCount * LabelRow.width) {
      scores[index] += gradient[index] * rate / squares[index].squareRoot()
    }
    refresh(step)
  }

  private mutating func refresh(_ step: Int) {
    let first = step * Self.square
    scores.withUnsafeBufferPointer { scores in
      factors.withUnsafeMutableBufferPointer { factors in
        guard let scores = scores.baseAddress, let factors = factors.baseAddress else { return }
        for label in 0..<LabelRow.width {
          let row = first + label * LabelRow.width
          LabelRow.exponential(factors + row, scores + row)
        }
      }
    }
    for label in 0..<labelCount {
      for next in 0..<labelCount {
        factorsInto[first + next * LabelRow.width + label] = factors[first + label * LabelRow.width + next]
      }
    }
  }
}
