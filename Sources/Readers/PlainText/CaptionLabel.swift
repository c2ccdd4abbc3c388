import Text

/// "Table 1.", "Figure 2:", "Fig. 3": what captions begin with.
enum CaptionLabel {
  private static let words = ["table ", "figure ", "fig. ", "fig ", "scheme "].map { Array($0.utf8) }

  /// Whether `line` begins with the name and number of a figure or table, whatever follows.
  static func names(_ line: ArraySlice<UInt8>) -> Bool {
    words.contains { word in
      line.prefix(word.count).map(\.asciiLowercased) == word
        && line.dropFirst(word.count).first.map { $0.isASCIIDigit || $0 == byte("S") || $0 == byte("I") }
          ?? false
    }
  }

  /// Whether `line` begins like a caption, and not like a sentence that speaks of a table.
  static func begins(_ line: ArraySlice<UInt8>) -> Bool {
    let line = line.drop { $0 == byte("*") || $0 == byte("_") }
    for word in words where line.prefix(word.count).map(\.asciiLowercased) == word {
      let rest = line.dropFirst(word.count)
      let digits = rest.prefix(4).prefix { $0.isASCIIDigit }
      guard !digits.isEmpty, line.first?.isASCIIUpper ?? false else { return false }
      guard let next = rest.dropFirst(digits.count).first else { return true }
      return [byte("."), byte(":"), byte("|"), byte("*"), byte("_")].contains(next)
    }
    return false
  }
}
