/// What a model sees of one sequence: the features of each position, and the class of the step that leads to it.
public struct FeatureSequence: Sendable {
  /// The features of all positions, one behind the other.
  @usableFromInline var features: [UInt32] = []
  /// Where the features of each position end.
  @usableFromInline var ends: [Int] = []
  /// The class of the step from the position before: each class has its own weights for pairs of labels.
  @usableFromInline var steps: [UInt8] = []

  /// A sequence of no positions.
  public init() {}

  /// How many positions there are.
  public var count: Int { ends.count }

  /// Adds a feature to the position under way.
  @inlinable
  public mutating func add(_ hash: UInt64) { features.append(UInt32(truncatingIfNeeded: hash >> 20)) }

  /// Ends the position under way, which a step of class `step` leads to.
  @inlinable
  public mutating func endPosition(step: UInt8) {
    ends.append(features.count)
    steps.append(step)
  }

  /// Makes room for features.
  public mutating func reserve(features count: Int) { features.reserveCapacity(count) }

  /// The features of one position.
  func features(at position: Int) -> Range<Int> {
    (position == 0 ? 0 : ends[position - 1])..<ends[position]
  }
}

/// A sequence and the label of each of its positions, to learn from.
public struct LabeledSequence: Sendable {
  /// What is seen.
  public var sequence: FeatureSequence
  /// The right labels, as indices of the model's labels.
  public var labels: [UInt8]

  /// A sequence and its labels, one for each position.
  public init(_ sequence: FeatureSequence, labels: [UInt8]) {
    precondition(sequence.count == labels.count, "one label for each position")
    self.sequence = sequence
    self.labels = labels
  }
}
