import Text

/// The word that follows a stop, behind opening quotes and brackets.
struct FollowingWord {
  /// Its letters, lower case; at most ``longest``.
  let key: String
  private let first: UInt8
  private let units: ArraySlice<UInt8>
  private let after: UInt8
  /// Whether an opening bracket stands before it.
  let isBracket: Bool

  /// Letters that are looked at.
  private static let longest = 24

  /// The word that begins at or after `index`.
  init(at index: Int, in bytes: [UInt8], limit: Int) {
    var start = index
    var isBracket = false
    while start < limit, let width = Self.openerWidth(at: start, in: bytes, limit: limit) {
      isBracket = isBracket || bytes[start] == byte("(") || bytes[start] == byte("[")
      start += width
      if start - index > Self.longest { break }
    }
    start = min(start, limit)
    let end = min(limit, start + Self.longest)
    units = bytes[start..<end]
    first = units.first ?? 0
    let letters = units.prefix {
      $0.isASCIIAlphanumeric || $0 == byte("-") || $0 == byte("/") || $0 == byte("'")
    }
    key = String(decoding: letters.prefix(while: \.isASCIILetter).map(\.asciiLowercased), as: UTF8.self)
    after = letters.endIndex < limit ? bytes[letters.endIndex] : 0x20
    let mark = letters.endIndex
    let isMark = after == byte(",") || after == byte(".")
    isFollowedBySpace = after.isASCIISpace || isMark && (mark + 1 >= limit || bytes[mark + 1].isASCIISpace)
    self.word = letters
    self.isBracket = isBracket
  }

  private let word: ArraySlice<UInt8>

  private static func openerWidth(at index: Int, in bytes: [UInt8], limit: Int) -> Int? {
    if "\"'`([{".utf8.contains(bytes[index]) { return 1 }
    guard bytes[index] == 0xE2, index + 2 < limit, bytes[index + 1] == 0x80 else { return nil }
    return bytes[index + 2] == 0x98 || bytes[index + 2] == 0x9C ? 3 : nil
  }

  var isUpper: Bool { first.isASCIIUpper }
  var isLower: Bool { first.isASCIILower }
  /// A number, also that of "S1", "A3" or "IV".
  var isNumber: Bool {
    first.isASCIIDigit || word.contains(where: \.isASCIIDigit) || word.allSatisfy { "IVX".utf8.contains($0) }
  }
  /// A capital with a stop: "J."
  var isInitial: Bool { isUpper && word.count == 1 && after == byte(".") }
  /// Letters, of which only the first is a capital.
  var isPlain: Bool {
    isUpper && word.dropFirst().allSatisfy(\.isASCIILower)
      && (word.count > 1 || first == byte("A") || first == byte("I"))
  }
  /// Whether the word ends here, at a space or at a mark with a space after it.
  let isFollowedBySpace: Bool

  /// A mark that no sentence begins with: ",", "=", "±".
  var isMark: Bool {
    if first == 0xC2 { return units.dropFirst().first == 0xB1 }
    if first == 0xC3 { return units.dropFirst().first == 0x97 }
    return ",;:)]}=<>/.!?&".utf8.contains(first)
  }

  /// Whether a sentence begins with the word. After a plain full stop some begin in lower case: with a name that
  /// keeps its case ("mTOR", "p53"), or in a legend, with the letter of a panel ("b: muscle") or a short form that is
  /// explained ("pe, pigmented epithelium").
  func startsSentence(afterPlainStop: Bool) -> Bool {
    guard isLower else { return true }
    if word.contains(where: { $0.isASCIIUpper || $0.isASCIIDigit }) { return true }
    guard afterPlainStop else { return false }
    let name = units.prefix(while: \.isASCIILetter)
    let mark = units[name.endIndex...].first ?? 0x20
    if mark == byte(","), name.count < 5 { return true }
    if mark == byte("-"), name.count < 3 { return true }
    if name.count == 1, ":).=".utf8.contains(mark) { return true }
    if name.count == 1, mark == byte(" "), units.dropFirst(2).first == byte("=") { return true }
    // "α-catenin", "lacZβ": a Greek letter in it.
    return mark == 0xCE || mark == 0xCF
  }
}
