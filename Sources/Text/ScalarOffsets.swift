/// Converts between UTF-8 byte offsets, which the program uses, and Unicode scalar offsets, which leave it.
///
/// One checkpoint every 64 bytes: a conversion looks at no more than 64 bytes (byte to scalar), or does a
/// binary search first (scalar to byte).
public struct ScalarOffsets: Sendable {
  private let text: SourceText
  private let checkpoints: [UInt32]
  private static let stride = 64

  /// The offsets of `text`.
  public init(_ text: SourceText) {
    var checkpoints: [UInt32] = []
    checkpoints.reserveCapacity(text.count / Self.stride + 1)
    var scalars: UInt32 = 0
    for (index, byte) in text.bytes.enumerated() {
      if index % Self.stride == 0 { checkpoints.append(scalars) }
      if !byte.isUTF8Continuation { scalars += 1 }
    }
    if text.count % Self.stride == 0 { checkpoints.append(scalars) }
    self.text = text
    self.checkpoints = checkpoints
  }

  /// How many scalars stand before byte `offset`.
  public func scalar(atByte offset: Int) -> Int {
    let block = offset / Self.stride
    var scalars = Int(checkpoints[block])
    for byte in text.bytes[(block * Self.stride)..<offset] where !byte.isUTF8Continuation { scalars += 1 }
    return scalars
  }

  /// `range` in Unicode scalars.
  public func scalars(_ range: ByteRange) -> Range<Int> {
    scalar(atByte: range.start)..<scalar(atByte: range.end)
  }

  /// The byte at which scalar number `offset` begins (the text's end for the one past the last), or nil
  /// where the text has fewer scalars.
  public func byte(atScalar offset: Int) -> Int? {
    guard offset >= 0 else { return nil }
    var low = 0
    var high = checkpoints.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(checkpoints[middle]) <= offset { low = middle } else { high = middle }
    }
    var scalars = Int(checkpoints[low])
    var index = low * Self.stride
    while index < text.count {
      if !text.bytes[index].isUTF8Continuation {
        if scalars == offset { return index }
        scalars += 1
      }
      index += 1
    }
    return scalars == offset ? text.count : nil
  }

  /// The byte range of a half-open range of scalars, or nil where it does not lie within the text.
  public func bytes(start: Int, end: Int) -> ByteRange? {
    guard start <= end, let lower = byte(atScalar: start), let upper = byte(atScalar: end) else { return nil }
    return ByteRange(lower, upper)
  }
}
