/// Classes of ASCII bytes. Bytes of multi-byte scalars (0x80 and above) belong to none of them.
extension UInt8 {
  /// Space, tab, line feed, vertical tab, form feed or carriage return.
  @inlinable
  public var isASCIISpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  /// `0`–`9`.
  @inlinable
  public var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  /// `A`–`Z`.
  @inlinable
  public var isASCIIUpper: Bool { (0x41...0x5A).contains(self) }
  /// `a`–`z`.
  @inlinable
  public var isASCIILower: Bool { (0x61...0x7A).contains(self) }
  /// `A`–`Z` or `a`–`z`.
  @inlinable
  public var isASCIILetter: Bool { isASCIIUpper || isASCIILower }
  /// A letter or a digit.
  @inlinable
  public var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
  /// The lower-case letter of an upper-case one; every other byte unchanged.
  @inlinable
  public var asciiLowercased: UInt8 { isASCIIUpper ? self | 0x20 : self }
  /// Whether this byte goes on with a scalar begun before it (`10xxxxxx`).
  @inlinable
  public var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
}

/// A byte literal by its character: `byte("[")`.
@inlinable
public func byte(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(ascii: scalar) }

extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// Whether these bytes begin with those of `prefix`.
  @inlinable
  public func hasPrefix(_ prefix: String) -> Bool { starts(with: prefix.utf8) }

  /// Whether these bytes equal `string`, ASCII letters compared without case.
  @inlinable
  public func equalsIgnoringASCIICase(_ string: String) -> Bool {
    var index = startIndex
    for other in string.utf8 {
      guard index < endIndex, self[index].asciiLowercased == other.asciiLowercased else { return false }
      index += 1
    }
    return index == endIndex
  }

  /// The offset of the first occurrence of `needle` at or after `start`, or nil.
  @inlinable
  public func firstIndex(of needle: String, from start: Int) -> Int? {
    let pattern = Array(needle.utf8)
    guard let first = pattern.first else { return start }
    var index = Swift.max(start, startIndex)
    while index + pattern.count <= endIndex {
      if self[index] == first, self[index..<(index + pattern.count)].elementsEqual(pattern) { return index }
      index += 1
    }
    return nil
  }
}
