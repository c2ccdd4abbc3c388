/// Numbers that look random (SplitMix64).
struct RandomNumbers {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A number from 0 up to but not including 1.
  mutating func unit() -> Float { Float(next() >> 40) * (1 / 16_777_216) }

  /// Puts `values` in a random order (Fisher & Yates).
  mutating func shuffle<Value>(_ values: inout [Value]) {
    for index in values.indices.dropFirst().reversed() {
      values.swapAt(index, Int(next() % UInt64(index + 1)))
    }
  }
}
