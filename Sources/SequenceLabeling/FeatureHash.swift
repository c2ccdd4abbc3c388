/// Hashes of features: the same on every platform and in every run, for they stand in model files.
///
/// Features are never spelled out as strings ("hashing trick", Weinberger et al. 2009). A model keeps 32 bits of
/// each: among 100,000 features one unknown in 40,000 is taken for another, which no measurement shows.
public enum FeatureHash {
  /// The hash of nothing; ``byte(_:_:)`` goes on from it.
  public static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  /// `hash` with one byte more (FNV-1a).
  @inlinable
  public static func byte(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// The hash of `bytes`.
  @inlinable
  public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(start, byte) }

  /// One hash of two values, in this order (the finaliser of MurmurHash3).
  @inlinable
  public static func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var value = first &* 0x9E37_79B9_7F4A_7C15 ^ second
    value ^= value >> 33
    value = value &* 0xFF51_AFD7_ED55_8CCD
    value ^= value >> 33
    return value
  }
}
