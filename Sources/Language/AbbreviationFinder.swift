public import DocumentModel
public import Text

/// Finds the short forms that a document defines, "deoxycytidine kinase (dCK)" or "dCK (deoxycytidine kinase)".
///
/// A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
/// text", PSB 2003: the letters of the short form are sought from right to left in the words before the bracket.
public struct AbbreviationFinder: Sendable {
  /// A finder.
  public init() {}

  /// The definitions in `sentences`, in the order of the text.
  public func abbreviations(in sentences: [Sentence], of text: SourceText) -> [Abbreviation] {
    sentences.flatMap { abbreviations(in: $0.range, of: text) }
  }

  private func abbreviations(in sentence: ByteRange, of text: SourceText) -> [Abbreviation] {
    var result: [Abbreviation] = []
    for open in sentence.indices where text.bytes[open] == byte("(") {
      guard let close = matchingBracket(of: open, limit: sentence.end, in: text.bytes) else { continue }
      let inner = text.trimmed(ByteRange(open + 1, close))
      let first = text.trimmed(ByteRange(inner.start, endOfFirstPart(of: inner, in: text.bytes)))
      let before = text.trimmed(ByteRange(sentence.start, open))
      if isShortForm(first, in: text) {
        if let long = longForm(of: first, endingAt: before, in: text) {
          result.append(Abbreviation(short: first, long: long))
        }
      } else if let short = lastWord(of: before, in: text), isShortForm(short, in: text),
        let long = longForm(of: short, endingAt: inner, in: text), long.start == inner.start
      {
        result.append(Abbreviation(short: short, long: long))
      }
    }
    return result
  }

  /// Bytes that a bracket with a definition may hold.
  private static let longestBracket = 300

  private func matchingBracket(of open: Int, limit: Int, in bytes: [UInt8]) -> Int? {
    var depth = 0
    for index in open..<min(limit, open + Self.longestBracket) {
      if bytes[index] == byte("(") { depth += 1 }
      if bytes[index] == byte(")") {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// The end of what stands before the first `;` or `,` in a bracket: "(dCK; EC 2.7.1.74)".
  private func endOfFirstPart(of range: ByteRange, in bytes: [UInt8]) -> Int {
    range.indices.first { bytes[$0] == byte(";") || bytes[$0] == byte(",") } ?? range.end
  }

  private func lastWord(of range: ByteRange, in text: SourceText) -> ByteRange? {
    guard !range.isEmpty else { return nil }
    let lower = range.indices.reversed().first { text.bytes[$0].isASCIISpace }.map { $0 + 1 } ?? range.start
    return ByteRange(lower, range.end)
  }

  /// Two to ten characters, at most two words, a letter in it, and a letter or digit first.
  private func isShortForm(_ range: ByteRange, in text: SourceText) -> Bool {
    let bytes = text[range]
    guard (2...10).contains(bytes.count), let first = bytes.first else { return false }
    guard first.isASCIIAlphanumeric || first >= 0x80 else { return false }
    let hasCapitalOrDigit = bytes.contains { $0.isASCIIUpper || $0.isASCIIDigit || $0 == byte("-") }
    return bytes.contains(where: \.isASCIILetter) && hasCapitalOrDigit
      && bytes.count { $0.isASCIISpace } <= 1
  }

  /// The shortest stretch that ends `context` and holds the letters of `short` in order, the first at the start
  /// of a word; nil where there is none within min(|short| + 5, 2·|short|) words.
  private func longForm(of short: ByteRange, endingAt context: ByteRange, in text: SourceText) -> ByteRange? {
    let letters = text[short].filter { $0.isASCIIAlphanumeric || $0 >= 0x80 }
    guard let firstLetter = letters.first, letters.count > 1 else { return nil }
    var index = context.end - 1
    for (position, letter) in letters.enumerated().reversed() {
      while index >= context.start {
        let isHere = text.bytes[index].asciiLowercased == letter.asciiLowercased
        let startsWord = index == context.start || !text.bytes[index - 1].isASCIIAlphanumeric
        if isHere, position > 0 || startsWord { break }
        index -= 1
      }
      guard index >= context.start else { return nil }
      if position > 0 { index -= 1 }
    }
    // The long form begins with the whole word that the first letter stands in.
    while index > context.start, !text.bytes[index - 1].isASCIISpace, text.bytes[index - 1] != byte("(") {
      index -= 1
    }
    let long = ByteRange(index, context.end)
    let words = text[long].count { $0.isASCIISpace } + 1
    let isPlausible =
      words <= min(letters.count + 5, letters.count * 2) && long.count > short.count
      && text.bytes[long.start].asciiLowercased == firstLetter.asciiLowercased
      || words <= min(letters.count + 5, letters.count * 2) && long.count > short.count + 4
    return isPlausible ? long : nil
  }
}
