import Text

/// What may be a short form, and the letters and digits of it that its long form must explain.
struct ShortForm {
  /// Its bytes in the text.
  let range: ByteRange
  /// Its letters and digits in order, lower case; a Greek letter is the first letter of its name.
  let letters: [Letter]
  /// The letters of a symbol with an index, the index first: "tidal volume" is V(T).
  let rotated: [Letter]?
  /// How it is written.
  let style: Style

  struct Letter {
    /// The folded scalar.
    var scalar: UInt32
    var isDigit: Bool
    /// Whether it may be the `s` of a plural.
    var isPlural = false
  }

  enum Style {
    /// It has a capital or a digit, or is joined by hyphens.
    case marked
    /// Lower case throughout: only the first letters of words make it plain.
    case lower
    /// One capital.
    case single
  }

  /// Bytes that a short form may have; with a space in it as many as ``longestPhrase``.
  private static let longest = 24
  private static let longestPhrase = 14

  /// The short form that `range` may be; nil where it is none: a number, an amount, words, a formula.
  init?(_ range: ByteRange, in text: SourceText) {
    let bytes = text[range]
    guard (1...Self.longest).contains(bytes.count), let first = bytes.first, let last = bytes.last else {
      return nil
    }
    guard first.isASCIIAlphanumeric || first >= 0x80 || first == byte("[") || first == byte("-") else {
      return nil
    }
    guard !bytes.contains(where: { "<>=%:;!?\"&|".utf8.contains($0) }),
      last != byte(".") || Self.isDotted(bytes)
    else { return nil }
    guard bytes.contains(where: \.isASCIILetter) else { return nil }
    guard Self.isOneName(bytes), !Self.isRomanNumeral(bytes) else { return nil }
    self.range = range
    var letters = Self.letters(of: text.string(range))
    if letters.count > 2, last == byte("s"), bytes.dropLast().last?.isASCIILower == false {
      letters[letters.count - 1].isPlural = true
    }
    // "HLA+" and "HLA-": positive and negative.
    if bytes.count < 8, last == byte("+") || last == byte("-") {
      letters.append(Letter(scalar: UInt32(last == byte("+") ? byte("p") : byte("n")), isDigit: false))
    }
    self.letters = letters
    let isIndexed = bytes.dropFirst().first == byte("(") && last == byte(")") && first.isASCIILetter
    rotated = isIndexed && letters.count > 1 ? Array(letters.dropFirst()) + [letters[0]] : nil
    if bytes.count == 1 {
      guard first.isASCIIUpper else { return nil }
      style = .single
    } else if bytes.allSatisfy(\.isASCIILower) {
      guard bytes.count <= 6 else { return nil }
      style = .lower
    } else {
      guard bytes.contains(where: { $0.isASCIIUpper || $0.isASCIIDigit || $0 >= 0x80 }) else { return nil }
      // "Smith" or "Figure" is a word; "Rb" and "Cyp" are none.
      let isCapitalized = first.isASCIIUpper && bytes.dropFirst().allSatisfy(\.isASCIILower)
      guard !isCapitalized || bytes.count <= 4 else { return nil }
      style = .marked
    }
  }

  /// One word, or two of which the first is written as a short form ("ATP gamma", "MS II"); a hyphen between spaces
  /// joins. A number before a word is an amount.
  private static func isOneName(_ bytes: ArraySlice<UInt8>) -> Bool {
    let words = bytes.split(whereSeparator: \.isASCIISpace).filter { !$0.elementsEqual([byte("-")]) }
    guard words.count > 1 else { return words.count == 1 }
    guard words.count <= 3, bytes.count <= longestPhrase, let first = words.first else { return false }
    let hyphens = bytes.split(whereSeparator: \.isASCIISpace).count - words.count
    if words.count - 1 == hyphens { return true }
    guard !words.contains(where: { $0.first?.isASCIIDigit == true && $0.contains(byte(".")) }) else {
      return false
    }
    let isLettered =
      words.count == 2 && (words[1].count == 1 && words[1].allSatisfy(\.isASCIIUpper) || isGreek(words[1]))
    if isLettered, first.count > 1, first.contains(where: \.isASCIILetter) { return true }
    let capitals = first.count { $0.isASCIIUpper }
    return capitals > 1 && first.allSatisfy { $0.isASCIIUpper || $0.isASCIIDigit || $0 == byte("-") }
      || capitals == 1 && first.last == byte(".") && first.count == 2
  }

  private static func isGreek(_ word: ArraySlice<UInt8>) -> Bool {
    ["alpha", "beta", "gamma", "delta", "kappa"].contains { word.elementsEqual($0.utf8) }
  }

  /// "R.D.T."
  private static func isDotted(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count > 3 && bytes.count % 2 == 0
      && bytes.enumerated().allSatisfy {
        $0.offset % 2 == 0 ? $0.element.isASCIIUpper : $0.element == byte(".")
      }
  }

  private static func isRomanNumeral(_ bytes: ArraySlice<UInt8>) -> Bool {
    ["I", "II", "III", "VI", "VII", "VIII", "IX"].contains { bytes.elementsEqual($0.utf8) }
  }

  private static func letters(of string: String) -> [Letter] {
    string.unicodeScalars.compactMap { scalar in
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return nil }
      return Letter(scalar: fold(scalar), isDigit: (0x30...0x39).contains(scalar.value))
    }
  }

  /// The scalar in lower case, a Greek letter as the first letter of its name.
  static func fold(_ scalar: Unicode.Scalar) -> UInt32 {
    if scalar.isASCII { return UInt32(UInt8(scalar.value).asciiLowercased) }
    if let index = greek.firstIndex(of: scalar) { return UInt32(names[index]) }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    guard lower.count == 1, let only = lower.first else { return scalar.value }
    if let index = greek.firstIndex(of: only) { return UInt32(names[index]) }
    return only.value
  }

  private static let greek = Array("αβγδεζηθικλμνξοπρστυφχψωµ".unicodeScalars)
  private static let names = Array("abgdezetiklmnxoprstupcpom".utf8)
}
