/// A linear-chain model that gives each position of a sequence one of up to 32 labels.
///
/// Weights are fixed-point numbers; a position's features are added up as integers, so that the same sequence gets
/// the same labels on every machine.
public struct SequenceModel: Sendable {
  /// What one step of a weight is worth.
  static let unit: Float = 1 / 64
  /// How many labels a model may have.
  public static let mostLabels = LabelRow.width

  /// The names of the labels.
  public let labels: [String]
  /// How many classes of steps it tells apart.
  public let stepClasses: Int
  /// The features that it knows, ascending.
  let features: [UInt32]
  /// The weights of each feature for each label, a row of 32 each.
  let weights: [Int16]
  /// The weights of steps: for each class 32 rows, one for each former label.
  let steps: [Int16]

  private let table: FeatureTable
  private let stepWeights: StepWeights
  private let spare: [Float]

  /// A model of its parts; `features` must be ascending.
  init(labels: [String], features: [UInt32], weights: [Int16], steps: [Int16]) {
    precondition(
      (1...Self.mostLabels).contains(labels.count) && features.count * LabelRow.width == weights.count)
    self.labels = labels
    self.features = features
    self.weights = weights
    self.steps = steps
    stepClasses = steps.count / StepWeights.square
    table = FeatureTable(features)
    stepWeights = StepWeights(steps.map { Float($0) * Self.unit }, labelCount: labels.count)
    spare = LabelRow.spare(from: labels.count)
  }

  /// The best labels of a sequence, and how probable each of them is.
  public func labeling(of sequence: FeatureSequence) -> (labels: [UInt8], probabilities: [Float]) {
    guard sequence.count > 0 else { return ([], []) }
    let lattice = lattice(of: sequence)
    let path = lattice.bestPath()
    let sums = lattice.sums()
    return (path, path.indices.map { sums.probability(of: Int(path[$0]), at: $0) })
  }

  /// All labellings of `sequence`.
  func lattice(of sequence: FeatureSequence) -> Lattice {
    var emissions = [Float](repeating: 0, count: sequence.count * LabelRow.width)
    weights.withUnsafeBufferPointer { weights in
      withUnsafeTemporaryAllocation(of: Int16.self, capacity: LabelRow.width) { sum in
        for position in 0..<sequence.count {
          for label in 0..<LabelRow.width { sum[label] = 0 }
          for index in sequence.features(at: position) {
            guard let row = table.row(of: sequence.features[index]) else { continue }
            for label in 0..<LabelRow.width { sum[label] &+= weights[row * LabelRow.width + label] }
          }
          for label in 0..<LabelRow.width {
            emissions[position * LabelRow.width + label] = Float(sum[label]) * Self.unit + spare[label]
          }
        }
      }
    }
    let steps = sequence.steps.map { Int($0) < stepClasses ? $0 : 0 }
    return Lattice(emissions: emissions, steps: steps, weights: stepWeights)
  }
}

/// Where the weights of a feature stand: a hash table with open addressing, half full at most.
struct FeatureTable: Sendable {
  private var slots: [Slot]
  private let mask: Int

  private struct Slot {
    var feature: UInt32 = 0
    /// The row and one; 0 where the slot is free.
    var next: UInt32 = 0
  }

  /// The table of `features`, whose rows are their places.
  init(_ features: [UInt32]) {
    var size = 16
    while size < features.count * 2 { size *= 2 }
    mask = size - 1
    slots = Array(repeating: Slot(), count: size)
    for (row, feature) in features.enumerated() {
      var index = Int(feature) & mask
      while slots[index].next != 0 { index = (index + 1) & mask }
      slots[index] = Slot(feature: feature, next: UInt32(row + 1))
    }
  }

  /// The row of a feature; nil where the model does not know it.
  func row(of feature: UInt32) -> Int? {
    var index = Int(feature) & mask
    while slots[index].next != 0 {
      if slots[index].feature == feature { return Int(slots[index].next) - 1 }
      index = (index + 1) & mask
    }
    return nil
  }
}
