/// Learns a ``SequenceModel`` from labelled sequences: a linear-chain conditional random field whose likelihood
/// rises by stochastic gradients, one sequence at a time.
///
/// Each weight has a rate of its own (AdaGrad, Duchi, Hazan & Singer 2011). After each pass all weights shrink
/// towards zero by a constant (truncated gradient, Langford, Li & Zhang 2009), which leaves those that carry
/// nothing at zero. The result is the mean over the last passes (Polyak & Juditsky 1992). The same examples,
/// options and seed give the same model.
public struct SequenceTrainer: Sendable {
  /// What a training can be told.
  public struct Options: Sendable {
    /// How often all examples are gone through.
    public var passes = 15
    /// The first step of each weight.
    public var rate: Float = 0.15
    /// What each weight loses after a pass.
    public var shrinkage: Float = 0.012
    /// Features that are seen less often are left out.
    public var fewest = 2
    /// The share of a sequence's features that is left out at each sight of it, at random.
    public var dropout: Float = 0.35
    /// What decides the order of the examples.
    public var seed: UInt64 = 1

    /// The options that the models of this program are trained with.
    public init() {}
  }

  private let options: Options

  /// A trainer.
  public init(_ options: Options = Options()) { self.options = options }

  /// The model that `examples` teach. `report` is told the pass and the log-likelihood for each position.
  public func model(
    of examples: [LabeledSequence], labels: [String], stepClasses: Int,
    report: (_ pass: Int, _ likelihood: Double) -> Void = { _, _ in }
  ) -> SequenceModel {
    let index = FeatureIndex(examples, fewest: options.fewest)
    let rows = examples.map { index.rows(of: $0.sequence) }
    let positions = examples.reduce(0) { $0 + $1.labels.count }
    var descent = GradientDescent(
      featureCount: index.features.count, labelCount: labels.count, stepClasses: stepClasses,
      rate: options.rate)
    var mean = MeanWeights(descent)
    var random = SplitMix(state: options.seed)
    var order = Array(examples.indices)
    for pass in 1...max(1, options.passes) {
      random.shuffle(&order)
      var likelihood = 0.0
      for example in order {
        let kept =
          options.dropout > 0 ? random.sample(rows[example], dropping: options.dropout) : rows[example]
        likelihood += descent.learn(examples[example], rows: kept)
      }
      descent.shrink(by: options.shrinkage)
      if pass * 2 > options.passes { mean.add(descent) }
      report(pass, likelihood / Double(max(1, positions)))
    }
    return mean.model(labels: labels, features: index.features)
  }
}

/// The features that are frequent enough to learn from, ascending.
private struct FeatureIndex {
  let features: [UInt32]
  private let table: FeatureTable

  init(_ examples: [LabeledSequence], fewest: Int) {
    var all: [UInt32] = []
    for example in examples { all += example.sequence.features }
    all.sort()
    var features: [UInt32] = []
    var start = 0
    while start < all.count {
      let end = all[start...].firstIndex { $0 != all[start] } ?? all.count
      if end - start >= fewest { features.append(all[start]) }
      start = end
    }
    self.features = features
    table = FeatureTable(features)
  }

  /// The rows of a sequence's features; -1 for those that were left out.
  func rows(of sequence: FeatureSequence) -> [Int32] {
    sequence.features.map { Int32(table.row(of: $0) ?? -1) }
  }
}

/// The sum of the weights after several passes.
private struct MeanWeights {
  private var features: [Float]
  private var steps: [Float]
  private var count: Float = 0

  init(_ descent: GradientDescent) {
    features = Array(repeating: 0, count: descent.weights.count)
    steps = Array(repeating: 0, count: descent.steps.scores.count)
  }

  mutating func add(_ descent: GradientDescent) {
    for index in features.indices { features[index] += descent.weights[index] }
    for index in steps.indices { steps[index] += descent.steps.scores[index] }
    count += 1
  }

  /// The model of the mean; features that carry nothing are left out.
  func model(labels: [String], features names: [UInt32]) -> SequenceModel {
    let weights = features.map(quantised)
    let kept = names.indices.filter { weights[Self.row($0)].contains { $0 != 0 } }
    return SequenceModel(
      labels: labels, features: kept.map { names[$0] }, weights: kept.flatMap { weights[Self.row($0)] },
      steps: steps.map(quantised))
  }

  private static func row(_ index: Int) -> Range<Int> {
    (index * LabelRow.width)..<((index + 1) * LabelRow.width)
  }

  private func quantised(_ sum: Float) -> Int16 {
    Int16(min(max((sum / count / SequenceModel.unit).rounded(), -2_000), 2_000))
  }
}
