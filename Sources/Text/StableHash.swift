/// A 64-bit hash that is the same on every platform and in every run, for identifiers that are kept.
///
/// FNV-1a over the bytes, then the finaliser of MurmurHash3, which spreads what FNV leaves in the low bits. It
/// is no defence against someone who wants a collision.
public struct StableHash: Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of nothing.
  public init() {}

  /// Adds `string` as one field: its UTF-8 and a separator, so that "ab", "c" is not "a", "bc".
  public mutating func combine(_ string: String) {
    combine(string.utf8)
    combine(CollectionOfOne(0x1F))
  }

  /// Adds `bytes` as they stand, without a separator.
  public mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }

  /// The hash as 16 lower-case hex digits.
  public var hex: String {
    let digits = String(finalised, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  private var finalised: UInt64 {
    var hash = state
    hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 33)
  }
}
