/// Arithmetic on rows of 32 numbers, one for each label. Spare labels take part and are never taken.
///
/// Plain loops over pointers, which the compiler turns into vector instructions; it leaves `SIMD32<Float>` in single
/// lanes, and is thirty times slower with it (Swift 6.3).
enum LabelRow {
  /// Numbers in a row: as many labels as a model may have.
  static let width = 32
  /// What keeps a spare label from being taken.
  static let never: Float = -1e30

  typealias Source = UnsafePointer<Float>
  typealias Target = UnsafeMutablePointer<Float>

  /// Zero for `count` labels, ``never`` for the spare ones.
  static func spare(from count: Int) -> [Float] { (0..<width).map { $0 < count ? 0 : never } }

  /// `target += source`
  @inline(__always)
  static func add(_ target: Target, _ source: Source) {
    for label in 0..<width { target[label] += source[label] }
  }

  /// `target += source · factor`
  @inline(__always)
  static func add(_ target: Target, _ source: Source, times factor: Float) {
    for label in 0..<width { target[label] += source[label] * factor }
  }

  /// `target ·= source`
  @inline(__always)
  static func multiply(_ target: Target, _ source: Source) {
    for label in 0..<width { target[label] *= source[label] }
  }

  /// `target = max(target, source + score)`
  @inline(__always)
  static func raise(_ target: Target, to source: Source, plus score: Float) {
    for label in 0..<width {
      let value = source[label] + score
      target[label] = value > target[label] ? value : target[label]
    }
  }

  /// The sum of a row.
  @inline(__always)
  static func sum(_ row: Source) -> Float {
    var (first, second, third, fourth): (Float, Float, Float, Float) = (0, 0, 0, 0)
    for label in stride(from: 0, to: width, by: 4) {
      first += row[label]
      second += row[label + 1]
      third += row[label + 2]
      fourth += row[label + 3]
    }
    return (first + second) + (third + fourth)
  }

  /// Makes the row sum to one.
  @inline(__always)
  static func normalise(_ row: Target) {
    let factor = 1 / sum(row)
    for label in 0..<width { row[label] *= factor }
  }

  /// The greatest of a row and the first label that has it.
  static func greatest(_ row: Source) -> (value: Float, label: Int) {
    var best = (value: row[0], label: 0)
    for label in 1..<width where row[label] > best.value { best = (row[label], label) }
    return best
  }

  /// `target = exp(source - shift)`, to some 1e-7 of its value: range reduction and a polynomial of degree 6 (Cephes
  /// `expf`), without a branch. Adding 1.5 · 2²³ rounds, and leaves the power of two in the low bits.
  @inline(__always)
  static func exponential(_ target: Target, _ source: Source, minus shift: Float = 0) {
    let rounding: Float = 12_582_912
    for label in 0..<width {
      var x = source[label] - shift
      x = x < -87 ? -87 : x
      x = x > 87 ? 87 : x
      let shifted = x * 1.442_695_04 + rounding
      let power = shifted - rounding
      let rest = x - power * 0.693_359_375 + power * 2.121_944_4e-4
      var sum = rest * 1.987_569_1e-4 + 1.398_199_9e-3
      sum = sum * rest + 8.333_452e-3
      sum = sum * rest + 4.166_579_6e-2
      sum = sum * rest + 0.166_666_65
      sum = sum * rest + 0.5
      sum = sum * rest * rest + rest + 1
      let exponent = shifted.bitPattern &- rounding.bitPattern
      target[label] = Float(bitPattern: sum.bitPattern &+ (exponent &<< 23))
    }
  }
}
