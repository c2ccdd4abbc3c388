/// A running hash of bytes (FNV-1a, 64 bits): words are compared by it without being copied.
struct WordHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  init() {}

  /// The hash of `bytes`.
  init(_ bytes: some Sequence<UInt8>) { add(bytes) }

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

  mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }
}
