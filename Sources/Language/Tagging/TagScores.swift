/// What the features of one word say of each tag, together.
///
/// Sixteen bits are enough: no word has more than ``TagFeatures/count`` features, and no weight is larger than
/// ``TagWeight/largest``.
struct TagScores {
  /// Numbers that are added at once.
  static let lanes = 8
  private typealias Lanes = SIMD8<Int16>
  private var lanes: (Lanes, Lanes, Lanes, Lanes, Lanes, Lanes, Lanes, Lanes)

  /// All 0.
  static let zero = TagScores()

  private init() {
    lanes = (.zero, .zero, .zero, .zero, .zero, .zero, .zero, .zero)
    assert(MemoryLayout<TagScores>.size == TaggerModel.mostTags * 2)
  }
}

extension UnsafeMutablePointer<TagScores> {
  /// The scores, a tag each.
  @inline(__always) var numbers: UnsafeMutablePointer<Int16> {
    UnsafeMutableRawPointer(self).assumingMemoryBound(to: Int16.self)
  }

  /// Adds a weight for one tag.
  @inline(__always) func add(_ weight: TagWeight) {
    numbers[weight.tag] &+= Int16(truncatingIfNeeded: weight.weight)
  }

  /// Adds a row of `width` weights, a multiple of ``TagScores/lanes``.
  @inline(__always) func add(row: UnsafeRawPointer, width: Int) {
    let target = UnsafeMutableRawPointer(self)
    for offset in stride(from: 0, to: width &* 2, by: TagScores.lanes * 2) {
      let sum =
        target.load(fromByteOffset: offset, as: SIMD8<Int16>.self)
        &+ row.loadUnaligned(fromByteOffset: offset, as: SIMD8<Int16>.self)
      target.storeBytes(of: sum, toByteOffset: offset, as: SIMD8<Int16>.self)
    }
  }

  /// The first of the `count` tags with the highest score.
  @inline(__always) func best(of count: Int) -> Int {
    let scores = numbers
    var best = 0
    for tag in 1..<count where scores[tag] > scores[best] { best = tag }
    return best
  }
}
