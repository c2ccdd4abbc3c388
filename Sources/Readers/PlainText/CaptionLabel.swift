import Text

/// "Table 1.", "Figure 2:", "Fig. 3", "Figure 4 Growth of cells": what captions begin with.
enum CaptionLabel {
  private static let words = ["table ", "figure ", "fig. ", "fig ", "scheme "].map { Array($0.utf8) }

  private static let kinds = [
    "supplementary ", "supplemental ", "supporting ", "additional ", "extended data ",
  ]
  .map { Array($0.utf8) }

  /// `line` without the "Supplementary" before "Table".
  private static func withoutKind(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let kind = kinds.first(where: { line.prefix($0.count).map(\.asciiLowercased) == $0 }) else {
      return line
    }
    return line.dropFirst(kind.count)
  }

  /// Whether `line` begins with the name and number of a figure or table, whatever follows.
  static func names(_ line: ArraySlice<UInt8>) -> Bool {
    let line = withoutKind(line)
    return words.contains { word in
      line.prefix(word.count).map(\.asciiLowercased) == word
        && line.dropFirst(word.count).first.map { $0.isASCIIDigit || $0 == byte("S") || $0 == byte("I") }
          ?? false
    }
  }

  /// Whether `line` begins like a caption, and not like a sentence that speaks of a table.
  static func begins(_ line: ArraySlice<UInt8>) -> Bool {
    let line = withoutKind(line.drop { $0 == byte("*") || $0 == byte("_") })
    for word in words where line.prefix(word.count).map(\.asciiLowercased) == word {
      let number = line.dropFirst(word.count)
      let rest = number.first == byte("S") ? number.dropFirst() : number
      let digits = rest.prefix(4).prefix { $0.isASCIIDigit }
      guard !digits.isEmpty, line.first?.isASCIIUpper ?? false else { return false }
      guard let next = rest.dropFirst(digits.count).first else { return true }
      return [byte("."), byte(":"), byte("|"), byte("*"), byte("_")].contains(next)
        || beginsTitle(rest.dropFirst(digits.count))
    }
    return false
  }

  /// "Figure 1 Growth of cells": a word with a capital comes next. "Figure 1 A and B" names parts.
  private static func beginsTitle(_ rest: ArraySlice<UInt8>) -> Bool {
    guard rest.first == 0x20, let first = rest.dropFirst().first, first.isASCIIUpper else { return false }
    return rest.dropFirst(2).first.map { $0.isASCIILower } ?? false
  }
}
