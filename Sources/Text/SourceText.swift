/// An immutable text of valid UTF-8, the coordinate system of every ``ByteRange`` that points into it.
public struct SourceText: Hashable, Sendable {
  /// The text's UTF-8 bytes, always valid.
  public let bytes: [UInt8]

  /// A text of bytes that are known to be valid UTF-8 (see ``UTF8Repair`` for others).
  public init(validated bytes: [UInt8]) { self.bytes = bytes }

  /// The text of a Swift string.
  public init(_ string: String) { self.bytes = Array(string.utf8) }

  /// Length in UTF-8 bytes.
  @inlinable public var count: Int { bytes.count }
  /// The whole text as a range.
  @inlinable public var range: ByteRange { ByteRange(0, bytes.count) }
  /// The text as a string.
  @inlinable public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The bytes of `range`, without a copy.
  @inlinable public subscript(range: ByteRange) -> ArraySlice<UInt8> { bytes[range.indices] }

  /// The words of `range` as a string.
  public func string(_ range: ByteRange) -> String { String(decoding: self[range], as: UTF8.self) }

  /// `range` without ASCII white space at its ends.
  public func trimmed(_ range: ByteRange) -> ByteRange {
    var lower = range.start
    var upper = range.end
    while lower < upper, bytes[lower].isASCIISpace { lower += 1 }
    while upper > lower, bytes[upper - 1].isASCIISpace { upper -= 1 }
    return ByteRange(lower, upper)
  }
}
