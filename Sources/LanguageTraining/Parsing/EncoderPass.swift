import SequenceLabeling
import CTrainingKernels
import Language

/// What training leaves out at random.
public struct ParserDropout: Sendable {
  /// A word's own features are left out with the chance of this by this and how often training has the feature.
  public var word: Float = 1
  /// The share of all features that is left out.
  public var feature: Float = 0.1
  /// The share of the numbers of the embedding.
  public var input: Float = 0.2
  /// The share of the numbers that the encoder gives.
  public var output: Float = 0.3

  /// The usual shares.
  public init() {}
}

/// One sentence's way through the encoder, forth and back.
final class EncoderPass {
  private let network: ParserNetwork
  private let width: Int
  private let pad: Int
  private let columns: Int
  private let states: [FloatBuffer]
  private let slopes: [FloatBuffer]
  /// What the last layer gives, but for what is left out.
  private let given = FloatBuffer()
  private let work = FloatBuffer()
  private let projected = FloatBuffer()
  private let projectedSlopes = FloatBuffer()
  private var inputMask: [Float] = []
  private var outputMask: [Float] = []
  private var rows: [Int32] = []

  init(_ network: ParserNetwork) {
    self.network = network
    width = network.shape.width
    columns = StateFeatures.slots * network.shape.hidden
    pad = (network.shape.reaches.max() ?? 0) * width
    states = (0...network.shape.reaches.count).map { _ in FloatBuffer() }
    slopes = states.map { _ in FloatBuffer() }
  }

  /// What a place of a state makes of a token (from 1).
  func place(_ slot: Int, _ token: Int32) -> UnsafeMutablePointer<Float> {
    projected.pointer + (Int(token) - 1) * columns + slot * network.shape.hidden
  }

  /// The slope of that.
  func placeSlope(_ slot: Int, _ token: Int32) -> UnsafeMutablePointer<Float> {
    projectedSlopes.pointer + (Int(token) - 1) * columns + slot * network.shape.hidden
  }

  // MARK: Forth

  /// Encodes a sentence; with `dropout` for training.
  func encode(_ example: ParserExample, dropout: ParserDropout?, random: inout SplitMix) {
    let count = example.count
    for state in states { state.clear(count * width + 2 * pad) }
    chooseRows(example, dropout, &random)
    let embedded = states[0].pointer + pad
    for token in 0..<count {
      for row in rows[(token * TokenFeatures.count)..<((token + 1) * TokenFeatures.count)] where row >= 0 {
        let source = network.embedding.row(Int(row))
        for index in 0..<width { embedded[token * width + index] += source[index] }
      }
    }
    if let dropout {
      Self.fill(&inputMask, count * width, dropout.input, &random)
      for index in 0..<(count * width) { embedded[index] *= inputMask[index] }
    }
    for layer in network.shape.reaches.indices { forth(layer, count) }
    given.copy(states[states.count - 1].pointer + pad, count * width)
    if let dropout {
      Self.fill(&outputMask, count * width, dropout.output, &random)
      for index in 0..<(count * width) { given.pointer[index] *= outputMask[index] }
      projectedSlopes.clear(count * columns)
    }
    projected.clear(count * columns)
    training_multiply(
      count, columns, width, given.pointer, width, 1, network.project.weights, columns, projected.pointer,
      columns)
  }

  private func chooseRows(_ example: ParserExample, _ dropout: ParserDropout?, _ random: inout SplitMix) {
    rows = example.features
    guard let dropout else { return }
    for index in rows.indices where rows[index] >= 0 {
      let isLexical = TokenFeatures.lexical.contains(index % TokenFeatures.count)
      let chance = isLexical ? example.chanceToDrop(rows[index], dropout.word) : 0
      if random.unit() < max(chance, dropout.feature) { rows[index] = -1 }
    }
  }

  private func forth(_ layer: Int, _ count: Int) {
    let input = states[layer].pointer + pad
    let output = states[layer + 1].pointer + pad
    for token in 0..<count {
      (output + token * width).update(from: network.biases[layer].weights, count: width)
    }
    for tap in 0..<3 {
      training_multiply(
        count, width, width, input + (tap - 1) * network.shape.reaches[layer] * width, width, 1,
        network.layers[layer].weights + tap * width * width, width, output, width)
    }
    for index in 0..<(count * width) { output[index] = max(output[index], 0) + input[index] }
  }

  /// Zeros for a share of `count` numbers, and for the others what makes up for them.
  private static func fill(
    _ mask: inout [Float], _ count: Int, _ share: Float, _ random: inout SplitMix
  ) {
    mask.removeAll(keepingCapacity: true)
    let limit = UInt64(share * 65_536)
    var bits: UInt64 = 0
    for index in 0..<count {
      if index & 3 == 0 { bits = random.next() }
      mask.append(bits & 0xFFFF < limit ? 0 : 1 / (1 - share))
      bits >>= 16
    }
  }

  // MARK: Back

  /// Adds the slopes that the places of the sentence got to the gradients of all weights.
  func back(_ example: ParserExample) {
    let count = example.count
    for slope in slopes { slope.clear(count * width + 2 * pad) }
    let slope = slopes[slopes.count - 1].pointer + pad
    training_multiply(
      width, columns, count, given.pointer, 1, width, projectedSlopes.pointer, columns,
      network.project.gradients,
      columns)
    training_multiply(
      count, width, columns, projectedSlopes.pointer, columns, 1, network.projectBack, width, slope, width)
    for index in 0..<(count * width) { slope[index] *= outputMask[index] }
    for layer in network.shape.reaches.indices.reversed() { back(layer, count) }
    let embedded = slopes[0].pointer + pad
    for index in 0..<(count * width) { embedded[index] *= inputMask[index] }
    for index in rows.indices where rows[index] >= 0 {
      network.embedding.add(embedded + index / TokenFeatures.count * width, toRow: Int(rows[index]))
    }
  }

  private func back(_ layer: Int, _ count: Int) {
    let input = states[layer].pointer + pad
    let output = states[layer + 1].pointer + pad
    let after = slopes[layer + 1].pointer + pad
    let before = slopes[layer].pointer + pad
    work.clear(count * width)
    let slope = work.pointer
    let bias = network.biases[layer].gradients
    for index in 0..<(count * width) {
      if output[index] > input[index] { slope[index] = after[index] }
      before[index] += after[index]
    }
    for token in 0..<count { for index in 0..<width { bias[index] += slope[token * width + index] } }
    for tap in 0..<3 {
      let shift = (tap - 1) * network.shape.reaches[layer] * width
      training_multiply(
        width, width, count, input + shift, 1, width, slope, width,
        network.layers[layer].gradients + tap * width * width, width)
      // The transposed layer has 3 * width columns.
      training_multiply(
        count, width, width, slope, width, 1, network.layersBack[layer] + tap * width, 3 * width,
        before + shift,
        width)
    }
  }
}
