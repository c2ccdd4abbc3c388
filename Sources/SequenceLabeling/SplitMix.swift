/// A small generator of numbers that look random and are the same for the same seed (SplitMix64, Steele, Lea &
/// Flood 2014).
public struct SplitMix: Sendable {
  @usableFromInline var state: UInt64

  /// Numbers that follow from `state`, the seed.
  public init(state: UInt64) { self.state = state }

  /// The next number.
  @inlinable public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// Puts `values` in a random order (Fisher & Yates).
  public mutating func shuffle<Value>(_ values: inout [Value]) {
    for index in values.indices.dropFirst().reversed() {
      values.swapAt(index, Int(next() % UInt64(index + 1)))
    }
  }

  /// `rows` with a share of them, chosen at random, set to -1.
  mutating func sample(_ rows: [Int32], dropping share: Float) -> [Int32] {
    let limit = UInt64(share * 65_536)
    return rows.map { next() & 0xFFFF < limit ? -1 : $0 }
  }
}
