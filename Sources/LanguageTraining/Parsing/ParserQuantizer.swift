import Language

/// Writes trained weights as the fixed-point numbers of ``ParserModel``.
struct ParserQuantizer {
  private typealias Point = ParserModel.Point
  let network: ParserNetwork
  let lexicon: ParserLexicon

  /// The bytes of the model.
  func bytes() -> [UInt8] {
    var sections: [ParserModel.Section: [UInt8]] = [:]
    let shape = network.shape
    let met = network.facts.everTouched
    let facts = (0..<StateFeatures.rows).filter { met[$0] }
    sections[.shape] = Self.encode(
      [shape.width, shape.hidden, lexicon.features.count, facts.count + 1, shape.reaches.count]
        + shape.reaches,
      as: UInt32.self)
    sections[.tags] = lexicon.tags.flatMap { Array($0.utf8) + [0x0A] }
    sections[.labels] = lexicon.labels.flatMap { Array($0.utf8) + [0x0A] }
    addFeatures(to: &sections)
    sections[.layers] = network.layers.flatMap { layer in
      packed(taps: 3, columns: shape.width) { layer.weights[($0 * shape.width + $1) * shape.width + $2] }
    }
    sections[.layerBiases] = network.biases.flatMap { bias in
      Self.encode(
        (0..<shape.width).map { Self.fixed(bias.weights[$0], Point.value + Point.weight) }, as: Int32.self)
    }
    sections[.slots] = (0..<StateFeatures.slots).flatMap { slot in
      packed(taps: 1, columns: shape.hidden) { network.project.row($1)[slot * shape.hidden + $2] }
    }
    let special = network.facts.row(StateFeatures.rows)
    sections[.specialRows] = Self.encode(
      (0..<((2 * StateFeatures.slots + 1) * shape.hidden)).map { Self.fixed(special[$0], Point.value) },
      as: Int16.self)
    var rows = [Int](repeating: 0, count: StateFeatures.rows)
    for (place, fact) in facts.enumerated() { rows[fact] = place + 1 }
    sections[.factRows] = Self.encode(rows, as: UInt16.self)
    sections[.facts] =
      [UInt8](repeating: 0, count: shape.hidden)
      + facts.flatMap { fact in
        Self.encode(
          (0..<shape.hidden).map { Self.fixed(network.facts.row(fact)[$0], Point.row) }, as: Int8.self)
      }
    addScores(to: &sections)
    return ModelContainer.encode(
      magic: ParserModel.magic, version: ParserModel.version,
      sections: ParserModel.Section.allCases.map { sections[$0] ?? [] })
  }

  private func addFeatures(to sections: inout [ParserModel.Section: [UInt8]]) {
    let features = lexicon.features
    var starts = [Int](repeating: 0, count: 65_537)
    for feature in features { starts[Int(feature >> 16) + 1] += 1 }
    for place in 1...65_536 { starts[place] += starts[place - 1] }
    sections[.featureStarts] = Self.encode(starts, as: UInt32.self)
    sections[.features] = Self.encode(features.map { Int($0 & 0xFFFF) }, as: UInt16.self)
    var table: [UInt8] = []
    table.reserveCapacity(features.count * network.shape.width)
    for feature in features.indices {
      let row = network.embedding.row(feature)
      for index in 0..<network.shape.width {
        table.append(UInt8(bitPattern: Int8(clamping: Self.fixed(row[index], Point.row))))
      }
    }
    sections[.embedding] = table
  }

  private func addScores(to sections: inout [ParserModel.Section: [UInt8]]) {
    let labels = lexicon.labels.count
    let outputs =
      [(network.moves, network.moveBias, 3)]
      + (0..<2).map { (network.labels[$0], network.labelBias[$0], labels) }
    var weights: [Int] = []
    var biases: [Int] = []
    for (matrix, bias, count) in outputs {
      for column in 0..<count {
        for unit in 0..<network.shape.hidden {
          weights.append(Self.fixed(matrix.row(unit)[column], Point.weight))
        }
        biases.append(Self.fixed(bias.weights[column], Point.value + Point.weight))
      }
    }
    sections[.scores] = Self.encode(weights, as: Int16.self)
    sections[.scoreBiases] = Self.encode(biases, as: Int32.self)
  }

  /// Weights in the order of `CParserKernels`: for each 16 results, tap, pair of inputs: 16 pairs.
  private func packed(taps: Int, columns: Int, weight: (Int, Int, Int) -> Float) -> [UInt8] {
    var result: [Int] = []
    for block in stride(from: 0, to: columns, by: 16) {
      for tap in 0..<taps {
        for input in stride(from: 0, to: network.shape.width, by: 2) {
          for column in block..<(block + 16) {
            result.append(Self.fixed(weight(tap, input, column), Point.weight))
            result.append(Self.fixed(weight(tap, input + 1, column), Point.weight))
          }
        }
      }
    }
    return Self.encode(result, as: Int16.self)
  }

  private static func fixed(_ value: Float, _ point: Int) -> Int {
    Int((value * Float(1 << point)).rounded(.toNearestOrEven))
  }

  /// Numbers, little-endian; those that do not fit are the largest or least that do.
  private static func encode<Number: FixedWidthInteger>(_ numbers: [Int], as type: Number.Type) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * MemoryLayout<Number>.size)
    for number in numbers { ModelContainer.append(Number(clamping: number), to: &bytes) }
    return bytes
  }
}
