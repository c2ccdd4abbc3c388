/// Hashes that features are known by: the same on every platform and in every run.
enum FeatureKey {
  private static let first: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let third: UInt64 = 0x1656_67B1_9E37_79F9
  private static let fourth: UInt64 = 0xFF51_AFD7_ED55_8CCD

  /// The state of a hash of no bytes.
  static let empty: UInt32 = 0x811C_9DC5

  /// The hash with one byte more (FNV-1a).
  @inline(__always)
  static func adding(_ byte: UInt8, to hash: UInt32) -> UInt32 { (hash ^ UInt32(byte)) &* 0x0100_0193 }

  /// The key of a feature: which template it fills, and with what.
  @inline(__always)
  static func of(_ template: UInt64, _ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) -> UInt64 {
    var key = template &* first ^ UInt64(a) &* second
    key = (key ^ key >> 29) &+ UInt64(b) &* third
    key = (key ^ key >> 31) &* fourth
    key = (key ^ key >> 32 ^ UInt64(c)) &* first
    return key ^ key >> 29
  }
}

/// The hash that a dictionary knows a word by.
public enum WordHash {
  /// The hash of the bytes of a form.
  public static func of(_ form: some Sequence<UInt8>) -> UInt32 {
    form.reduce(FeatureKey.empty) { FeatureKey.adding($1, to: $0) }
  }
}
