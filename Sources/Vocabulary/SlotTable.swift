import Text

/// A hash table on disk: open addressing, linear probing, slots of a 32-bit tag and a 32-bit value.
struct SlotTable: @unchecked Sendable {
  // Unchecked: the bytes are never written.
  private let bytes: UnsafeRawBufferPointer
  private let slotCount: Int

  /// The table that lies in `bytes`.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    slotCount = bytes.count / VocabularyFormat.slotLength
  }

  /// The value stored under `hash`; a stranger's with a chance of one in four thousand million.
  @inline(__always)
  func value(of hash: UInt64) -> UInt32? {
    guard slotCount > 0 else { return nil }
    let spread = VocabularyFormat.spread(hash)
    let tag = UInt32(truncatingIfNeeded: spread)
    var slot = Int(spread.multipliedFullWidth(by: UInt64(slotCount)).high)
    for _ in 0..<slotCount {
      let word = UInt64(
        littleEndian: bytes.loadUnaligned(
          fromByteOffset: slot &* VocabularyFormat.slotLength, as: UInt64.self))
      let value = UInt32(truncatingIfNeeded: word >> 32)
      if value == VocabularyFormat.noEntry { return nil }
      if UInt32(truncatingIfNeeded: word) == tag { return value }
      slot &+= 1
      if slot == slotCount { slot = 0 }
    }
    return nil
  }

  /// The bytes of a table of `entries`, whose hashes all differ; the same for any order of them.
  static func encode(_ entries: [(hash: UInt64, value: UInt32)]) -> [UInt8] {
    let slotCount = entries.count + entries.count / 3 + 1
    var slots = [UInt64](repeating: .max, count: slotCount)
    let spread = entries.map { (VocabularyFormat.spread($0.hash), $0.value) }.sorted { $0 < $1 }
    for (hash, value) in spread {
      var slot = Int(hash.multipliedFullWidth(by: UInt64(slotCount)).high)
      while slots[slot] != .max { slot = slot + 1 == slotCount ? 0 : slot + 1 }
      slots[slot] = UInt64(value) << 32 | hash & 0xFFFF_FFFF
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(slotCount * VocabularyFormat.slotLength)
    for slot in slots { bytes.append(littleEndian: slot) }
    return bytes
  }
}

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

  /// Whether `hash` may have been added; no other one passes but one in some hundred.
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

  /// The bytes of a filter of `hashes`, twelve bits each.
  static func encode(_ hashes: some Collection<UInt64>) -> [UInt8] {
    guard !hashes.isEmpty else { return [] }
    let blockCount = hashes.count * 12 / 512 + 1
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
