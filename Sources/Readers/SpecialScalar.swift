import Text

extension UInt8 {
  /// Whether it is a control character of ASCII that is no white space.
  var isControl: Bool { self < 0x20 && !isASCIISpace || self == 0x7F }
}

/// A scalar that the canonical text writes otherwise: ligatures are spelled out, what cannot be seen is left out, and
/// private scalars are those of the Symbol font or nothing.
struct SpecialScalar {
  /// Its length in the source, in bytes.
  var length: Int
  /// What stands in its place; nil for nothing.
  var replacement: [UInt8]?
  /// Whether it means nothing but in a font of its own (U+E000–U+F8FF).
  var isPrivate = false

  /// Whether a special scalar may begin with `unit`.
  static func mayBegin(with unit: UInt8) -> Bool {
    unit == 0xC2 || unit == 0xE2 || unit == 0xEE || unit == 0xEF
  }

  /// The special scalar that begins at `index`, if one does.
  init?(in bytes: ArraySlice<UInt8>, at index: Int) {
    let left = bytes.endIndex - index
    switch bytes[index] {
    case 0xC2 where left > 1 && bytes[index + 1] == 0xAD: self.init(length: 2)
    case 0xE2 where left > 2 && Self.isInvisible(bytes[index + 1], bytes[index + 2]): self.init(length: 3)
    case 0xEF where left > 2 && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF: self.init(length: 3)
    case 0xEF where left > 2 && bytes[index + 1] == 0xAC:
      guard let letters = Self.ligature(bytes[index + 2]) else { return nil }
      self.init(length: 3, replacement: Array(letters.utf8))
    case 0xEE where left > 2: self.init(length: 3, isPrivate: true)
    case 0xEF where left > 2 && bytes[index + 1] < 0xA4:
      let code = UInt16(bytes[index + 1] & 0x3F) << 6 | UInt16(bytes[index + 2] & 0x3F)
      self.init(length: 3, replacement: SymbolFont.letters[code].map { Array($0.utf8) }, isPrivate: true)
    default: return nil
    }
  }

  private init(length: Int, replacement: [UInt8]? = nil, isPrivate: Bool = false) {
    self.length = length
    self.replacement = replacement
    self.isPrivate = isPrivate
  }

  /// U+200B–U+200D (zero width), U+2060 (word joiner), U+200E and U+200F (direction marks).
  private static func isInvisible(_ second: UInt8, _ third: UInt8) -> Bool {
    second == 0x80 && (0x8B...0x8F).contains(third) || second == 0x81 && third == 0xA0
  }

  private static func ligature(_ third: UInt8) -> String? {
    switch third {
    case 0x80: "ff"
    case 0x81: "fi"
    case 0x82: "fl"
    case 0x83: "ffi"
    case 0x84: "ffl"
    case 0x85, 0x86: "st"
    default: nil
    }
  }
}
