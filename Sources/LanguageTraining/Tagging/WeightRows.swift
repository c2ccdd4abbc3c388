/// Weights in rows, one for each feature, a column for each tag, with the sums that averaging needs.
///
/// Averaged perceptron: M. Collins, "Discriminative training methods for hidden Markov models" (2002). The average is
/// kept as Daumé (2006) does: `average = now - sum / steps`, so that only rows that change are touched.
final class WeightRows {
  typealias Row = (SIMD16<Float>, SIMD16<Float>, SIMD16<Float>)
  /// How many columns a row has.
  static let width = 48
  let rows: Int
  private let now: UnsafeMutablePointer<Float>
  private let sum: UnsafeMutablePointer<Float>

  init(rows: Int) {
    self.rows = rows
    now = .allocate(capacity: max(1, rows) * Self.width)
    sum = .allocate(capacity: max(1, rows) * Self.width)
    now.initialize(repeating: 0, count: max(1, rows) * Self.width)
    sum.initialize(repeating: 0, count: max(1, rows) * Self.width)
  }

  deinit {
    now.deallocate()
    sum.deallocate()
  }

  @inline(__always)
  func add(_ row: Int32, to scores: inout Row) {
    let start = UnsafeRawPointer(now + Int(row) * Self.width)
    scores.0 += start.loadUnaligned(as: SIMD16<Float>.self)
    scores.1 += start.loadUnaligned(fromByteOffset: 64, as: SIMD16<Float>.self)
    scores.2 += start.loadUnaligned(fromByteOffset: 128, as: SIMD16<Float>.self)
  }

  @inline(__always)
  func update(_ row: Int32, tag: Int, by delta: Float, step: Float) {
    let at = Int(row) * Self.width + tag
    now[at] += delta
    sum[at] += delta * step
  }

  /// The average of a weight over all `steps`.
  func average(_ row: Int, tag: Int, steps: Float) -> Float {
    let at = row * Self.width + tag
    return now[at] - sum[at] / steps
  }
}
