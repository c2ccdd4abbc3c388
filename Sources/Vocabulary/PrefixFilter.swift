import Text

/// A Bloom filter whose bits for one hash lie in one line of the cache.
struct PrefixFilter: @unchecked Sendable {
  // Unchecked: the bytes are never written.
  private let bytes: UnsafeRawBufferPointer
  private let blockCount: Int

  /// The filter that lies in `bytes`.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    blockCount = bytes.count / VocabularyFormat.blockLength
  }

  /// Whether `hash` may have been added; no other one passes but one in thirty.
  @inline(__always)
  func contains(_ hash: UInt64) -> Bool {
    guard blockCount > 0 else { return false }
    var bits = VocabularyFormat.spread(hash)
    let block = Int(bits.multipliedFullWidth(by: UInt64(blockCount)).high) &* VocabularyFormat.blockLength
    for _ in 0..<VocabularyFormat.bitsPerPrefix {
      let bit = Int(bits & 511)
      bits >>= 9
      if bytes[block &+ bit >> 3] & 1 << UInt8(bit & 7) == 0 { return false }
    }
    return true
  }

  /// The bytes of a filter of `hashes`, eight bits each.
  static func encode(_ hashes: some Collection<UInt64>) -> [UInt8] {
    guard !hashes.isEmpty else { return [] }
    let blockCount = hashes.count * 8 / 512 + 1
    var bytes = [UInt8](repeating: 0, count: blockCount * VocabularyFormat.blockLength)
    for hash in hashes {
      var bits = VocabularyFormat.spread(hash)
      let block = Int(bits.multipliedFullWidth(by: UInt64(blockCount)).high) * VocabularyFormat.blockLength
      for _ in 0..<VocabularyFormat.bitsPerPrefix {
        bytes[block + Int(bits & 511) >> 3] |= 1 << UInt8(bits & 7)
        bits >>= 9
      }
    }
    return bytes
  }
}

extension [UInt8] {
  /// Adds `value`, its lowest byte first.
  mutating func append(littleEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  /// Adds `value` as LEB128.
  mutating func append(leb128 value: Int) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
