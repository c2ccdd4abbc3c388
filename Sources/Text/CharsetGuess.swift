import CUchardet

/// Guesses the encoding of a text from its bytes alone, by uchardet: which multi-byte encodings its bytes are valid
/// in, and for which alphabet and language its letters come in likely pairs.
enum CharsetGuess {
  /// What texts are taken for that give no sign of another encoding.
  static let usual = "windows-1252"
  /// More text than this, in bytes, makes no guess better.
  private static let sample = 1 << 18

  /// The name of the encoding, lower case.
  static func encoding(of bytes: [UInt8]) -> String {
    let name = uchardet(interesting(bytes)).map(settled) ?? usual
    if name != usual, isMultiByte(name) ? standTogether(bytes) : holdsEnough(bytes) { return name }
    return isMacintosh(bytes) ? "macintosh" : usual
  }

  /// Whether `bytes` without any beyond ASCII may be ISO-2022, which switches alphabets by escape sequences.
  static func mayEscape(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while let escape = rest.firstIndex(of: 0x1B), escape + 2 < bytes.count {
      if bytes[escape + 1] == byte("$") || bytes[escape + 1] == byte("(") { return true }
      rest = bytes[(escape + 1)...]
    }
    return false
  }

  /// The stretch from a little before the first byte that is not ASCII.
  private static func interesting(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let first = bytes.firstIndex { $0 >= 0x80 || $0 == 0x1B } ?? 0
    return bytes[max(0, first - 1024)...].prefix(sample)
  }

  private static func uchardet(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let detector = uchardet_new() else { return nil }
    defer { uchardet_delete(detector) }
    let status = bytes.withUnsafeBytes { buffer in
      uchardet_handle_data(detector, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard status == 0 else { return nil }
    uchardet_data_end(detector)
    let name = uchardet_get_charset(detector).map { String(cString: $0) } ?? ""
    return name.isEmpty ? nil : name.lowercased()
  }

  /// The encoding that files of a kind really have: that of Windows, which holds the letters of the other.
  private static func settled(_ name: String) -> String {
    switch name {
    case "ascii", "iso-8859-1": usual
    case "iso-8859-9": "windows-1254"
    case "iso-8859-11", "tis-620": "windows-874"
    case "iso-8859-16": "windows-1250"
    case "uhc": "euc-kr"
    case "mac-cyrillic": "x-mac-cyrillic"
    default: name
    }
  }

  /// Whether the bytes beyond ASCII stand where they make sense in the old encoding of the Macintosh and none in that of
  /// Windows: quotation marks around words (Ò, Ó), an apostrophe within one (Õ), small letters (Ž, Š) amid small ones.
  private static func isMacintosh(_ bytes: [UInt8]) -> Bool {
    var (macintosh, windows) = (0, 0)
    for index in bytes.indices.prefix(sample) where bytes[index] >= 0x80 {
      let before = index > 0 ? bytes[index - 1] : 0x20
      let after = index + 1 < bytes.count ? bytes[index + 1] : 0x20
      let isAmidWord = before.isASCIILower && after.isASCIILower
      switch bytes[index] {
      case 0xD5 where before.isASCIILetter && after == byte("s"), 0xD5 where isAmidWord,
        0xD2 where !before.isASCIILetter && before < 0x80 && after.isASCIIAlphanumeric,
        0xD3 where !before.isASCIISpace && before < 0x80 && !after.isASCIILetter,
        0x87...0x92 where isAmidWord, 0x96...0x9F where isAmidWord:
        macintosh += 1
      case 0x91...0x97 where !isAmidWord, 0xE0...0xFF where before.isASCIILower || after.isASCIILower:
        windows += 1
      default: break
      }
    }
    // An apostrophe of Windows stands amid words as well: it is 0x92.
    return macintosh > 1 && windows == 0 && bytes.contains { $0 >= 0x80 && $0 != 0x92 }
  }

  private static func isMultiByte(_ name: String) -> Bool {
    ["big5", "gb18030", "shift_jis", "johab", "utf-8"].contains(name)
      || ["euc-", "iso-2022-", "hz-"].contains { name.utf8.starts(with: $0.utf8) }
  }

  /// A text in another alphabet is full of bytes beyond ASCII. Where there is but one here and there, in quotation
  /// marks, degrees and names, pairs of letters tell nothing.
  private static func holdsEnough(_ bytes: [UInt8]) -> Bool {
    let high = bytes.count { $0 >= 0x80 }
    return high >= 8 && high * 200 >= bytes.count(where: \.isASCIILetter)
  }

  /// Whether bytes beyond ASCII have such for neighbours, as in multi-byte encodings most have: "5 µM" would be a
  /// Chinese letter else.
  private static func standTogether(_ bytes: [UInt8]) -> Bool {
    var high = 0
    var alone = 0
    for index in bytes.indices where bytes[index] >= 0x80 {
      high += 1
      let isAfter = index > 0 && bytes[index - 1] >= 0x80
      let isBefore = index + 1 < bytes.count && bytes[index + 1] >= 0x80
      if !isAfter, !isBefore { alone += 1 }
    }
    return alone * 5 <= high * 4
  }
}
