import Text

/// Reading valid UTF-8 a scalar at a time, where a byte does not say enough (dashes, superscripts, spaces).
extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// The scalar that begins at byte `offset`; nil outside the bytes.
  func scalar(at offset: Int) -> Unicode.Scalar? {
    guard offset >= startIndex, offset < endIndex else { return nil }
    let first = self[offset]
    guard first >= 0x80 else { return Unicode.Scalar(first) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC0, offset + length <= endIndex else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for next in (offset + 1)..<(offset + length) { value = value << 6 | UInt32(self[next] & 0x3F) }
    return Unicode.Scalar(value)
  }

  /// The scalar that ends before byte `offset`; nil outside the bytes.
  func scalar(before offset: Int) -> Unicode.Scalar? {
    var index = offset - 1
    while index > startIndex, index < endIndex, self[index].isUTF8Continuation { index -= 1 }
    return scalar(at: index)
  }

  /// All scalars.
  var scalars: [Unicode.Scalar] { Array(String(decoding: self, as: UTF8.self).unicodeScalars) }
}

extension Unicode.Scalar {
  /// How many bytes of UTF-8 it takes.
  var byteCount: Int { UTF8.width(self) }

  /// A hyphen, dash or minus sign: what is printed between the ends of a range.
  var isDash: Bool {
    switch value {
    case 0x2D, 0x2010...0x2015, 0x2212, 0xFE63, 0xFF0D: true
    default: false
    }
  }

  /// White space of any width.
  var isSpace: Bool {
    switch value {
    case 0x20, 0x09...0x0D, 0xA0, 0x2000...0x200B, 0x202F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// The digit that it prints, `0`–`9` in ASCII only.
  var asciiDigit: Int? { (0x30...0x39).contains(value) ? Int(value) - 0x30 : nil }

  /// A letter of any script.
  var isLetter: Bool { properties.isAlphabetic }
}

extension SourceText {
  /// `range` without white space of any width at its ends.
  func trimmedOfSpaces(_ range: ByteRange) -> ByteRange {
    var lower = range.start
    var upper = range.end
    while lower < upper, let scalar = bytes.scalar(at: lower), scalar.isSpace { lower += scalar.byteCount }
    while upper > lower, let scalar = bytes.scalar(before: upper), scalar.isSpace {
      upper -= scalar.byteCount
    }
    return ByteRange(lower, max(lower, upper))
  }

  /// The first offset at or after `offset` and below `end` that holds no white space, or `end`.
  func skippingSpaces(from offset: Int, to end: Int) -> Int {
    var index = offset
    while index < end, let scalar = bytes.scalar(at: index), scalar.isSpace { index += scalar.byteCount }
    return min(index, end)
  }
}
