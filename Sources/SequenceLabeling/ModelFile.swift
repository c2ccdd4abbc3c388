/// Why a file is no model that this program can use.
public struct ModelFileError: Error, Hashable, CustomStringConvertible {
  /// What is wrong and what to do.
  public let description: String
}

/// A model as bytes.
///
/// Magic `CGSEQ`, version (one byte), checksum of all that follows (eight bytes, little-endian), and then, numbers as
/// LEB128: the labels, the weights of steps, and for each feature, ascending, its distance from the one before,
/// which labels it speaks of (a bit each) and its weight for each of them (zigzag).
public enum ModelFile {
  private static let magic = Array("CGSEQ".utf8)
  private static let version: UInt8 = 1
  private static let headerLength = magic.count + 1 + 8

  /// The bytes of `model`.
  public static func encode(_ model: SequenceModel) -> [UInt8] {
    var body: [UInt8] = []
    write(UInt32(model.labels.count), to: &body)
    for label in model.labels {
      write(UInt32(label.utf8.count), to: &body)
      body += label.utf8
    }
    write(UInt32(model.stepClasses), to: &body)
    for row in 0..<(model.steps.count / LabelRow.width) { write(row, of: model.steps, to: &body) }
    write(UInt32(model.features.count), to: &body)
    var last: UInt32 = 0
    for (row, feature) in model.features.enumerated() {
      write(feature - last, to: &body)
      write(row, of: model.weights, to: &body)
      last = feature
    }
    return magic + [version] + (0..<8).map { UInt8(truncatingIfNeeded: checksum(body[...]) >> ($0 * 8)) }
      + body
  }

  /// The model that `bytes` are.
  ///
  /// - Throws: what is wrong with them.
  public static func decode(_ bytes: [UInt8]) throws(ModelFileError) -> SequenceModel {
    guard bytes.starts(with: magic), bytes.count >= headerLength else {
      throw ModelFileError(
        description: "is no model file (it does not begin with CGSEQ); train it with claimgraph-train")
    }
    guard bytes[magic.count] == version else {
      throw ModelFileError(
        description:
          "is a model of version \(bytes[magic.count]), and this program reads version \(version); train it again"
      )
    }
    let stored = bytes[(headerLength - 8)..<headerLength].reversed().reduce(UInt64(0)) {
      $0 << 8 | UInt64($1)
    }
    guard stored == checksum(bytes[headerLength...]) else { throw damaged }
    var reader = Reader(bytes: bytes, index: headerLength)
    guard let model = reader.model(), reader.index == bytes.count else { throw damaged }
    return model
  }

  private static let damaged = ModelFileError(
    description: "is a damaged model file (its checksum does not fit); copy or train it again")

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    FeatureHash.mix(FeatureHash.of(bytes), UInt64(bytes.count))
  }

  // MARK: Writing

  private static func write(_ value: UInt32, to bytes: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func write(_ row: Int, of weights: [Int16], to bytes: inout [UInt8]) {
    let first = row * LabelRow.width
    let labels = (0..<LabelRow.width).filter { weights[first + $0] != 0 }
    write(labels.reduce(UInt32(0)) { $0 | 1 << UInt32($1) }, to: &bytes)
    for label in labels {
      let value = Int32(weights[first + label])
      write(UInt32(bitPattern: value << 1 ^ value >> 31), to: &bytes)
    }
  }
}

/// Reads the numbers of a model file; nil where they end early or say what cannot be.
private struct Reader {
  let bytes: [UInt8]
  var index: Int

  mutating func model() -> SequenceModel? {
    guard let labelCount = number(), (1...UInt32(SequenceModel.mostLabels)).contains(labelCount) else {
      return nil
    }
    var labels: [String] = []
    for _ in 0..<labelCount {
      guard let length = number(), Int(length) <= bytes.count - index else { return nil }
      labels.append(String(decoding: bytes[index..<(index + Int(length))], as: UTF8.self))
      index += Int(length)
    }
    guard let stepClasses = number(), (1...256).contains(stepClasses) else { return nil }
    var steps = [Int16](repeating: 0, count: Int(stepClasses) * StepWeights.square)
    for row in 0..<(steps.count / LabelRow.width) where !read(row, of: &steps) { return nil }
    guard let count = number(), Int(count) <= bytes.count - index else { return nil }
    var features: [UInt32] = []
    features.reserveCapacity(Int(count))
    var weights = [Int16](repeating: 0, count: Int(count) * LabelRow.width)
    var feature: UInt32 = 0
    for row in 0..<Int(count) {
      guard let distance = number(), read(row, of: &weights) else { return nil }
      feature &+= distance
      features.append(feature)
    }
    return SequenceModel(labels: labels, features: features, weights: weights, steps: steps)
  }

  private mutating func read(_ row: Int, of weights: inout [Int16]) -> Bool {
    guard var labels = number() else { return false }
    while labels != 0 {
      guard let value = number() else { return false }
      weights[row * LabelRow.width + labels.trailingZeroBitCount] = Int16(
        truncatingIfNeeded: Int32(bitPattern: value >> 1) ^ -Int32(value & 1))
      labels &= labels - 1
    }
    return true
  }

  private mutating func number() -> UInt32? {
    var value: UInt32 = 0
    var shift: UInt32 = 0
    while index < bytes.count, shift < 35 {
      let byte = bytes[index]
      index += 1
      value |= UInt32(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}
