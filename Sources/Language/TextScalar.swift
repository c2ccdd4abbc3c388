import Text

/// What a character is to those who look for words.
enum TextScalar {
  /// White space, or what is not seen.
  case space
  /// A letter, a digit, a combining mark, `_`.
  case word
  /// Anything else.
  case mark

  /// The kind and the length in bytes of the scalar at `index`.
  static func at(_ index: Int, in bytes: [UInt8]) -> (TextScalar, Int) {
    let first = bytes[index]
    if first < 0x80 {
      if first.isASCIISpace { return (.space, 1) }
      return (first.isASCIIAlphanumeric || first == byte("_") ? .word : .mark, 1)
    }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let scalar = String(decoding: bytes[index..<(index + length)], as: UTF8.self).unicodeScalars.first
    guard let properties = scalar?.properties else { return (.mark, length) }
    if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { return (.space, length) }
    let isWord =
      properties.isAlphabetic || properties.numericType != nil
      || properties.canonicalCombiningClass != .notReordered
    return (isWord ? .word : .mark, length)
  }
}
