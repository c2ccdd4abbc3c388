/// FNV-1a, 64 bits: a hash that is the same on every platform and in every run, unlike Swift's `Hasher`.
///
/// For identifiers, not for security: an identifier of 64 bits is expected to collide once in some four thousand
/// million. The algorithm and its constants are those of Fowler, Noll and Vo (IETF draft-eastlake-fnv, §6.2).
public struct StableHash: Hashable, Sendable {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of nothing.
  public init() {}

  /// Goes on with `bytes`.
  public mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
  }

  /// Goes on with a field: its UTF-8 bytes and a byte that no UTF-8 holds, so that `ab`, `c` and `a`, `bc` differ.
  public mutating func combine(field: String) {
    combine(field.utf8)
    combine(CollectionOfOne(0xFF))
  }

  /// The hash as 16 hex digits.
  public var hex: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
