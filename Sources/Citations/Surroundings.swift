import Text

/// What stands before and after a number that is not a citation: names, measures, powers, isotopes.
enum Surroundings {
  /// Words before a bracket that make two numbers an interval: `95% CI [2, 5]`.
  private static let intervals: Set<String> = [
    "ci", "iqr", "range", "interval", "mean", "median", "sd", "quartiles",
  ]

  /// Words before a bracket that number something else: `Figure [3]`.
  private static let numbered: Set<String> = [
    "fig", "figure", "figs", "figures", "table", "tables", "eq", "eqs", "equation", "scheme", "box",
    "appendix",
    "step", "formula",
  ]

  /// Words that a callout may be glued to where a space was lost: `[53]in term infants`.
  private static let commonWords: Set<String> = [
    "a", "and", "are", "as", "at", "but", "by", "for", "from", "had", "has", "have", "in", "is", "it", "of",
    "on",
    "or", "that", "the", "this", "these", "they", "to", "was", "we", "were", "which", "while", "who", "with",
  ]

  /// Units that are printed with a power.
  private static let units: Set<String> = [
    "m", "cm", "mm", "km", "nm", "µm", "μm", "dm", "ft", "in", "s", "min", "h", "d", "g", "kg", "mg", "µg",
    "μg",
    "ng", "L", "l", "mL", "ml", "µl", "μl", "µL", "μL", "mol", "mmol", "Hz", "Pa", "kDa", "Da",
  ]

  /// Whether the bracket is a part of a name, as in `benzo[4,5]imidazole` or `[1,2,4]triazole`.
  static func isPartOfName(_ range: ByteRange, _ text: SourceText) -> Bool {
    guard let next = text.bytes.scalar(at: range.end),
      next.isLetter || next == "(" && isGluedToWord(range, text)
    else { return false }
    guard !commonWords.contains(word(startingAt: range.end, text)),
      let before = text.bytes.scalar(before: range.start)
    else { return false }
    return !".,;:!?)]\"”’%".unicodeScalars.contains(before)
  }

  private static func isGluedToWord(_ range: ByteRange, _ text: SourceText) -> Bool {
    text.bytes.scalar(before: range.start)?.isLetter ?? false
  }

  /// Whether the word or sign before the bracket makes it a measure or the number of a figure.
  static func followsMeasure(
    _ range: ByteRange, _ numbers: [Int], in passage: ByteRange, _ text: SourceText
  ) -> Bool {
    let before = text.trimmedOfSpaces(ByteRange(passage.start, max(passage.start, range.start)))
    if let sign = text.bytes[..<before.end].scalar(before: before.end), before.count > 0,
      "=<>±×+∈≤≥~".unicodeScalars.contains(sign)
    {
      return true
    }
    let word = word(endingAt: before.end, from: passage.start, text, skipping: ".:,").lowercased()
    return numbered.contains(word) || numbers.count > 1 && intervals.contains(word)
  }

  /// Whether a superscript is a power: `10⁶`, `m²`, `R²`, `χ²`. A gene or drug may end in a digit (`SAMHD1`), a
  /// year is a number by itself.
  static func isPower(_ range: ByteRange, _ numbers: [Int], _ text: SourceText) -> Bool {
    let base = word(endingAt: range.start, from: max(0, range.start - 40), text, skipping: "")
    guard let last = base.unicodeScalars.last else { return false }
    if base.unicodeScalars.count == 1 { return true }
    let isSmall = numbers.count == 1 && numbers[0] <= 12
    if last.asciiDigit != nil { return isPlainNumber(base) && (isSmall || base.hasSuffix("10")) }
    return units.contains(base) && numbers.count == 1 && numbers[0] <= 3
  }

  /// Whether `base` is a number and no year: digits, or a factor such as `5x10`.
  private static func isPlainNumber(_ base: String) -> Bool {
    let letters = base.utf8.filter { $0.isASCIILetter || $0 >= 0x80 }
    if letters.isEmpty { return !(base.utf8.count == 4 && (base.hasPrefix("19") || base.hasPrefix("20"))) }
    return base.hasSuffix("x10")
  }

  /// Whether a superscript stands before a letter and after none: `¹⁴C`, `³H`; or opens its passage, as the mark
  /// of an affiliation does.
  static func isIsotope(_ range: ByteRange, in passage: ByteRange, _ text: SourceText) -> Bool {
    if range.lower == passage.lower { return true }
    guard let next = text.bytes.scalar(at: range.end), range.end < passage.end, next.isLetter else {
      return false
    }
    guard let before = text.bytes.scalar(before: range.start) else { return true }
    return before.isSpace || before.isDash || "([{/".unicodeScalars.contains(before)
  }

  /// The word that begins at `start`, lower case; empty for words of more than eight bytes.
  private static func word(startingAt start: Int, _ text: SourceText) -> String {
    let letters = text.bytes[start...].prefix(9).prefix { $0.isASCIILetter }
    return letters.count > 8 ? "" : String(decoding: letters, as: UTF8.self).lowercased()
  }

  /// The word that ends at `end`: letters, digits, hyphens; signs of `skipping` after it are passed over.
  static func word(endingAt end: Int, from limit: Int, _ text: SourceText, skipping: String) -> String {
    var upper = end
    while upper > limit, let scalar = text.bytes.scalar(before: upper),
      skipping.unicodeScalars.contains(scalar)
    {
      upper -= scalar.byteCount
    }
    var lower = upper
    while lower > limit, let scalar = text.bytes.scalar(before: lower), isWord(scalar) {
      lower -= scalar.byteCount
    }
    return text.string(ByteRange(max(lower, 0), upper))
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetter || scalar.asciiDigit != nil || scalar == "-" || scalar == "µ"
  }
}
