import SequenceLabeling
import CTrainingKernels

/// Parameters with what Adam keeps of them.
final class Parameters {
  let rows: Int
  let columns: Int
  let weights: UnsafeMutablePointer<Float>
  let gradients: UnsafeMutablePointer<Float>
  private let means: UnsafeMutablePointer<Float>
  private let squares: UnsafeMutablePointer<Float>
  /// The rows that have a gradient, where only some do.
  private var touched: [Int32] = []
  private var isTouched: [Bool]
  /// The rows that ever had a gradient.
  private(set) var everTouched: [Bool]

  /// `rows` times `columns` parameters, uniform in ±`scale`.
  init(_ rows: Int, _ columns: Int, scale: Float, random: inout SplitMix) {
    (self.rows, self.columns) = (rows, columns)
    let count = rows * columns
    func zeros() -> UnsafeMutablePointer<Float> {
      let pointer = UnsafeMutablePointer<Float>.allocate(capacity: count)
      pointer.initialize(repeating: 0, count: count)
      return pointer
    }
    weights = zeros()
    gradients = zeros()
    means = zeros()
    squares = zeros()
    isTouched = Array(repeating: false, count: rows)
    everTouched = isTouched
    if scale > 0 { for index in 0..<count { weights[index] = (random.unit() * 2 - 1) * scale } }
  }

  deinit {
    weights.deallocate()
    gradients.deallocate()
    means.deallocate()
    squares.deallocate()
  }

  /// The weights of a row.
  @inline(__always) func row(_ row: Int) -> UnsafeMutablePointer<Float> { weights + row * columns }

  /// Adds to the gradient of a row.
  @inline(__always) func add(_ gradient: UnsafePointer<Float>, toRow row: Int) {
    if !isTouched[row] {
      isTouched[row] = true
      everTouched[row] = true
      touched.append(Int32(row))
    }
    let place = gradients + row * columns
    for index in 0..<columns { place[index] += gradient[index] }
  }

  /// The sum of the squares of all gradients.
  func gradientSquares(isSparse: Bool) -> Float {
    guard isSparse else { return training_squares(rows * columns, gradients) }
    return touched.reduce(0) { $0 + training_squares(columns, gradients + Int($1) * columns) }
  }

  /// Makes all gradients shorter.
  func scaleGradients(by factor: Float, isSparse: Bool) {
    guard isSparse else {
      for index in 0..<(rows * columns) { gradients[index] *= factor }
      return
    }
    for row in touched {
      for index in 0..<columns { gradients[Int(row) * columns + index] *= factor }
    }
  }

  /// One step of Adam on all parameters, which `decay` draws towards 0 (AdamW, Loshchilov & Hutter 2019).
  func step(_ rate: Float, decay: Float = 0) {
    if decay > 0 { for index in 0..<(rows * columns) { weights[index] *= 1 - rate * decay } }
    training_adam(rows * columns, weights, gradients, means, squares, rate, 0.9, 0.99)
  }

  /// One step on the rows that have a gradient, as if the others stood still.
  func stepTouched(_ rate: Float) {
    for row in touched {
      let start = Int(row) * columns
      training_adam(
        columns, weights + start, gradients + start, means + start, squares + start, rate, 0.9, 0.99)
      isTouched[Int(row)] = false
    }
    touched.removeAll(keepingCapacity: true)
  }

  /// The transposed weights.
  func transpose(into other: UnsafeMutablePointer<Float>) {
    for row in 0..<rows {
      for column in 0..<columns { other[column * rows + row] = weights[row * columns + column] }
    }
  }
}
