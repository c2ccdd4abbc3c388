import SequenceLabeling
import Language

/// The shape of a parser's network.
public struct ParserShape: Sendable {
  /// Numbers a token is encoded in; a multiple of 16.
  public var width = 64
  /// Units of the hidden layer that scores moves and labels; a multiple of 16.
  public var hidden = 128
  /// How far each layer of the encoder looks to both sides.
  public var reaches = [1, 1, 1]

  /// The usual shape.
  public init() {}
}

/// The parser's weights in training.
final class ParserNetwork {
  /// Columns of the moves' scores, of which 3 are used, and of the labels'.
  static let moveColumns = 16
  static let labelColumns = 48
  static let slots = StateFeatures.slots
  /// How much of a layer's weights a step takes away, times the rate.
  private static let decay: Float = 0.1

  let shape: ParserShape
  let labelCount: Int
  let embedding: Parameters
  let layers: [Parameters]
  let biases: [Parameters]
  let project: Parameters
  /// The rows of facts, then of no token at each slot, of the root at each slot, and the bias.
  let facts: Parameters
  let moves: Parameters
  let moveBias: Parameters
  let labels: [Parameters]
  let labelBias: [Parameters]
  /// Transposed weights for the way back.
  let layersBack: [UnsafeMutablePointer<Float>]
  let projectBack: UnsafeMutablePointer<Float>
  /// The running mean of the length of all gradients together.
  private var usualLength: Float = 0

  static let noneRow = StateFeatures.rows
  static let rootRow = StateFeatures.rows + slots
  static let biasRow = StateFeatures.rows + 2 * slots

  init(shape: ParserShape, features: Int, labels labelCount: Int, random: inout SplitMix) {
    self.shape = shape
    self.labelCount = labelCount
    let width = shape.width
    let hidden = shape.hidden
    embedding = Parameters(features, width, scale: 0.1, random: &random)
    let spread = (6 / Float(4 * width)).squareRoot()
    var layers: [Parameters] = []
    for _ in shape.reaches { layers.append(Parameters(3 * width, width, scale: spread, random: &random)) }
    self.layers = layers
    biases = shape.reaches.map { _ in Parameters(1, width, scale: 0, random: &random) }
    project = Parameters(
      width, Self.slots * hidden, scale: (6 / Float(Self.slots * width + hidden)).squareRoot(),
      random: &random)
    facts = Parameters(Self.biasRow + 1, hidden, scale: 0.01, random: &random)
    moves = Parameters(hidden, Self.moveColumns, scale: 0.1, random: &random)
    moveBias = Parameters(1, Self.moveColumns, scale: 0, random: &random)
    labels = [
      Parameters(hidden, Self.labelColumns, scale: 0.1, random: &random),
      Parameters(hidden, Self.labelColumns, scale: 0.1, random: &random),
    ]
    labelBias = (0..<2).map { _ in Parameters(1, Self.labelColumns, scale: 0, random: &random) }
    layersBack = layers.map { .allocate(capacity: $0.rows * $0.columns) }
    projectBack = .allocate(capacity: width * Self.slots * hidden)
    transpose()
  }

  deinit {
    for pointer in layersBack { pointer.deallocate() }
    projectBack.deallocate()
  }

  private func transpose() {
    for (layer, back) in zip(layers, layersBack) { layer.transpose(into: back) }
    project.transpose(into: projectBack)
  }

  /// One step of Adam by the gradients so far. Gradients more than twice as long as usual are made shorter (Pascanu et al.
  /// 2013), and the weights of layers are drawn towards 0: without that they grew in long trainings until each layer blew up
  /// what it got, and all was lost within a few steps.
  func step(_ rate: Float) {
    let sparse = [embedding, facts]
    let dense = layers + labels + [project, moves] + biases + labelBias + [moveBias]
    shortenGradients(sparse: sparse, dense: dense)
    for parameters in sparse { parameters.stepTouched(rate) }
    for parameters in dense { parameters.step(rate, decay: parameters.rows > 1 ? Self.decay : 0) }
    transpose()
  }

  private func shortenGradients(sparse: [Parameters], dense: [Parameters]) {
    let length =
      (sparse.reduce(0) { $0 + $1.gradientSquares(isSparse: true) }
      + dense.reduce(0) { $0 + $1.gradientSquares(isSparse: false) }).squareRoot()
    if usualLength == 0 { usualLength = length }
    let factor = min(1, 2 * usualLength / max(length, 1e-20))
    usualLength += 0.01 * (factor * length - usualLength)
    guard factor < 1 else { return }
    for parameters in sparse { parameters.scaleGradients(by: factor, isSparse: true) }
    for parameters in dense { parameters.scaleGradients(by: factor, isSparse: false) }
  }
}

/// A buffer of floats that grows.
final class FloatBuffer {
  private(set) var pointer = UnsafeMutablePointer<Float>.allocate(capacity: 1024)
  private var capacity = 1024

  deinit { pointer.deallocate() }

  /// Makes room for `count` floats, and sets them to 0.
  func clear(_ count: Int) {
    reserve(count)
    pointer.update(repeating: 0, count: count)
  }

  /// Makes room for `count` floats, and copies them.
  func copy(_ source: UnsafePointer<Float>, _ count: Int) {
    reserve(count)
    pointer.update(from: source, count: count)
  }

  private func reserve(_ count: Int) {
    guard count > capacity else { return }
    pointer.deallocate()
    capacity = count * 2
    pointer = .allocate(capacity: capacity)
  }
}
