import CParserKernels

/// The parser's weights, used where they lie.
///
/// Weights are fixed-point numbers of 8 and 16 bits and sums are integers, so that the same sentence gets the same tree
/// on every machine. The file is a ``ModelContainer``; ``Section`` says what is in it.
public struct ParserModel: @unchecked Sendable {
  /// What the file begins with.
  public static let magic = "CGPARSER"
  /// The version of the format; it changes with the features, too.
  public static let version: UInt32 = 1
  /// The name of the file.
  public static let fileName = "parser.model"

  /// The sections of the file; all numbers are little-endian.
  package enum Section: Int, CaseIterable {
    /// Width of the encoder, units of the hidden layer, number of features, of rows of facts, of layers, then how far each
    /// layer looks to both sides (four bytes each).
    case shape
    /// The names of the tags, each followed by a line feed.
    case tags
    /// The names of the labels, likewise.
    case labels
    /// 65,537 places (four bytes): where the features whose upper 16 bits are the place's number begin.
    case featureStarts
    /// The lower 16 bits of each feature, ascending between two places.
    case features
    /// For each feature a row of bytes.
    case embedding
    /// The layers of the encoder: weights (two bytes each, as `CParserKernels` wants them), one layer after the other.
    case layers
    /// Their biases (four bytes each).
    case layerBiases
    /// What each place of a state makes of a token: weights as in the layers, one place after the other.
    case slots
    /// For each place the row (two bytes a number) of no token, then for each place that of the root, then the bias.
    case specialRows
    /// For each fact of ``StateFeatures`` the number of its row (two bytes).
    case factRows
    /// The rows of facts (a byte a number); the first is 0, for facts that training did not meet.
    case facts
    /// The weights of the three moves (two bytes each), then of the labels of left arcs, then of right arcs.
    case scores
    /// Their biases (four bytes each).
    case scoreBiases
  }

  /// The fixed-point numbers: a number stands for itself divided by 2 to the power of this.
  package enum Point {
    /// Rows of features and of facts.
    package static let row = 6
    /// What layers give.
    package static let value = 9
    /// Weights of layers and scores.
    package static let weight = 12
  }

  /// The names of the tags; the parser takes their indices.
  public let tags: [String]
  /// The names of the labels; the parser gives their indices.
  public let labels: [String]

  let width: Int
  let hidden: Int
  let reaches: [Int]
  let layers: [ParserLayer]
  let slotLayer: ParserLayer
  /// How many numbers of `slots` one place has.
  let slotSize: Int
  let featureStarts: UnsafePointer<UInt32>
  let features: UnsafePointer<UInt16>
  let embedding: UnsafePointer<Int8>
  let specialRows: UnsafePointer<Int16>
  let factRows: UnsafePointer<UInt16>
  let facts: UnsafePointer<Int8>
  let scores: UnsafePointer<Int16>
  let scoreBiases: UnsafePointer<Int32>
  /// What ``SentenceFacts`` counts before each token, by tag.
  let tagCounts: [UInt32]
  private let container: ModelContainer

  /// The model in `bytes`, which must stay where they are as long as the program runs.
  ///
  /// - Throws: what is wrong with them.
  public init(lasting bytes: UnsafeRawBufferPointer) throws(LanguageModelError) {
    try self.init(ModelContainer(lasting: bytes, magic: Self.magic, version: Self.version))
  }

  /// The model that `bytes` are; they are copied.
  ///
  /// - Throws: what is wrong with them.
  public init(_ bytes: [UInt8]) throws(LanguageModelError) {
    try self.init(ModelContainer(bytes, magic: Self.magic, version: Self.version))
  }

  private init(_ container: ModelContainer) throws(LanguageModelError) {
    self.container = container
    guard container.count == Section.allCases.count else { throw ModelContainer.damaged }
    let sections = ParserSections(container)
    let shape = sections.numbers(.shape)
    guard shape.count >= 5, shape.count == 5 + shape[4] else { throw ModelContainer.damaged }
    width = shape[0]
    hidden = shape[1]
    reaches = Array(shape[5...])
    tags = sections.names(.tags)
    labels = sections.names(.labels)
    guard (16...1024).contains(width), (16...1024).contains(hidden), width % 16 == 0, hidden % 16 == 0,
      reaches.allSatisfy({ (1...16).contains($0) }), (1...StateFeatures.mostTags).contains(tags.count),
      (1...StateFeatures.mostLabels).contains(labels.count),
      sections.holds(width: width, hidden: hidden, features: shape[2], facts: shape[3], labels: labels.count)
    else { throw ModelContainer.damaged }
    featureStarts = sections.pointer(.featureStarts)
    features = sections.pointer(.features)
    embedding = sections.pointer(.embedding)
    specialRows = sections.pointer(.specialRows)
    factRows = sections.pointer(.factRows)
    facts = sections.pointer(.facts)
    scores = sections.pointer(.scores)
    scoreBiases = sections.pointer(.scoreBiases)
    let (width, hidden) = (width, hidden)
    layers = reaches.enumerated().map { index, reach in
      ParserLayer(
        taps: 3, tapStep: reach * width, inputs: width, outputs: width,
        weights: sections.pointer(.layers) + index * 3 * width * width,
        bias: sections.pointer(.layerBiases) + index * width, shift: Int32(Point.weight))
    }
    slotLayer = ParserLayer(
      taps: 1, tapStep: 0, inputs: width, outputs: hidden, weights: sections.pointer(.slots), bias: nil,
      shift: Int32(Point.weight))
    slotSize = width * hidden
    tagCounts = tags.map(SentenceFacts.count)
  }

  /// Has the memory fetched that says where a feature is searched.
  @inline(__always)
  func fetchPlace(of feature: UInt32) { parser_fetch(featureStarts + Int(feature >> 16)) }

  /// Has the memory fetched where a feature is searched.
  @inline(__always)
  func fetchRow(of feature: UInt32) { parser_fetch(features + Int(featureStarts[Int(feature >> 16)])) }

  /// The row of a feature; -1 where the model does not know it.
  @inline(__always)
  func row(of feature: UInt32) -> Int32 {
    let place = Int(feature >> 16)
    let key = UInt16(truncatingIfNeeded: feature)
    var index = Int(featureStarts[place])
    let end = Int(featureStarts[place + 1])
    while index < end {
      if features[index] == key { return Int32(truncatingIfNeeded: index) }
      index += 1
    }
    return -1
  }
}

/// The sections of a parser's file.
struct ParserSections {
  private let container: ModelContainer

  init(_ container: ModelContainer) { self.container = container }

  /// The bytes of a section.
  func bytes(_ section: ParserModel.Section) -> UnsafeRawBufferPointer { container.section(section.rawValue) }

  /// A section as numbers; sections begin at multiples of eight.
  func pointer<Number>(_ section: ParserModel.Section) -> UnsafePointer<Number> {
    guard let base = bytes(section).baseAddress else { preconditionFailure("a section has a place") }
    return base.assumingMemoryBound(to: Number.self)
  }

  /// A section of numbers of four bytes.
  func numbers(_ section: ParserModel.Section) -> [Int] {
    let bytes = bytes(section)
    return (0..<(bytes.count / 4)).map {
      Int(bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self).littleEndian)
    }
  }

  /// A section of names.
  func names(_ section: ParserModel.Section) -> [String] {
    bytes(section).split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether all sections have the length that the shape asks for, and all places in them are in them.
  func holds(width: Int, hidden: Int, features: Int, facts: Int, labels: Int) -> Bool {
    let layers = numbers(.shape).count - 5
    let scores = 3 + 2 * labels
    let lengths: [ParserModel.Section: Int] = [
      .featureStarts: 65_537 * 4, .features: features * 2, .embedding: features * width,
      .layers: layers * 3 * width * width * 2, .layerBiases: layers * width * 4,
      .slots: StateFeatures.slots * width * hidden * 2,
      .specialRows: (2 * StateFeatures.slots + 1) * hidden * 2,
      .factRows: StateFeatures.rows * 2, .facts: facts * hidden, .scores: scores * hidden * 2,
      .scoreBiases: scores * 4,
    ]
    guard lengths.allSatisfy({ bytes($0.key).count == $0.value }), facts > 0 else { return false }
    let starts: UnsafePointer<UInt32> = pointer(.featureStarts)
    let rows: UnsafePointer<UInt16> = pointer(.factRows)
    return starts[65_536] == UInt32(features) && (0..<65_536).allSatisfy { starts[$0] <= starts[$0 + 1] }
      && (0..<StateFeatures.rows).allSatisfy { Int(rows[$0]) < facts }
  }
}
