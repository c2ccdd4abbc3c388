import SequenceLabeling
extension SplitMix {
  /// A number from 0 up to but not including 1.
  mutating func unit() -> Float { Float(next() >> 40) * (1 / 16_777_216) }
}
