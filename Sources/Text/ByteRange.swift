/// A half-open range of UTF-8 byte offsets `[lower, upper)` into one text.
///
/// Eight bytes wide: spans are kept by the million. What leaves the program speaks of Unicode
/// scalars instead (see ``ScalarOffsets``).
public struct ByteRange: Hashable, Comparable, Sendable {
  /// First byte of the range.
  public var lower: UInt32
  /// One past the last byte.
  public var upper: UInt32

  /// A range from `lower` up to but not including `upper`, in UTF-8 bytes.
  @inlinable public init(_ lower: Int, _ upper: Int) {
    precondition(0 <= lower && lower <= upper, "a range must not be reversed")
    self.lower = UInt32(lower)
    self.upper = UInt32(upper)
  }

  /// `lower` as an `Int`, for indexing.
  @inlinable public var start: Int { Int(lower) }
  /// `upper` as an `Int`, for indexing.
  @inlinable public var end: Int { Int(upper) }
  /// Length in bytes.
  @inlinable public var count: Int { Int(upper - lower) }
  /// Whether the range holds no byte.
  @inlinable public var isEmpty: Bool { lower == upper }
  /// The same offsets as a range of `Int`, for slicing arrays.
  @inlinable public var indices: Range<Int> { start..<end }

  /// Whether `other` lies within this range.
  @inlinable public func contains(_ other: ByteRange) -> Bool { lower <= other.lower && other.upper <= upper }
  /// Whether the byte at `offset` lies within this range.
  @inlinable public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  /// Whether the two ranges share a byte.
  @inlinable public func overlaps(_ other: ByteRange) -> Bool { lower < other.upper && other.lower < upper }
  /// The smallest range that holds both.
  @inlinable public func union(_ other: ByteRange) -> ByteRange {
    ByteRange(min(start, other.start), max(end, other.end))
  }

  /// Orders by start, then by end.
  @inlinable public static func < (left: ByteRange, right: ByteRange) -> Bool {
    (left.lower, left.upper) < (right.lower, right.upper)
  }
}
