import DocumentModel
import Text

/// Hyphens: that of the keyboard, and U+2010 and U+2011, which typesetters put in its place.
enum Hyphen {
  static let forms: Set<String> = ["-", "‐", "‑"]

  /// `bytes` with every hyphen as that of the keyboard; the same slice where none is another.
  static func plain(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.contains(0xE2) else { return bytes }
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let isOther =
        index + 2 < bytes.endIndex && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
        && (bytes[index + 2] == 0x90 || bytes[index + 2] == 0x91)
      result.append(isOther ? byte("-") : bytes[index])
      index += isOther ? 3 : 1
    }
    return result[...]
  }

  /// `bytes` without the dashes U+2010 to U+2015 and the minus sign.
  static func withoutDashes(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.contains(0xE2) else { return bytes }
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let isDash =
        bytes[index] == 0xE2 && index + 2 < bytes.endIndex
        && (bytes[index + 1] == 0x80 && (0x90...0x95).contains(bytes[index + 2])
          || bytes[index + 1] == 0x88 && bytes[index + 2] == 0x92)
      if !isDash { result.append(bytes[index]) }
      index += isDash ? 3 : 1
    }
    return result[...]
  }
}

extension Token {
  var isHyphen: Bool { Hyphen.forms.contains(form) }

  /// A hyphen, a dash or a minus sign.
  var isDash: Bool { isHyphen || ["–", "—", "−", "‒", "―"].contains(form) }
}
