import Text

/// Seeks the words that a short form stands for, by the cheapest way to explain its letters in their order.
///
/// A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text",
/// PSB 2003, take the shortest stretch that has the letters. Here, after the strategies of S. Sohn and others,
/// "Abbreviation definition identification based on automatic precision estimates", BMC Bioinformatics 2008, letters at
/// the beginning of words are worth more than those inside, and words left out cost.
struct LongFormAligner {
  /// Where a long form may stand: from a fixed first word, or anywhere before a fixed end.
  enum Anchor { case end, start }

  let text: SourceText

  /// Bytes and words before the bracket that are looked at.
  private static let widest = 300

  /// The cheapest explanation of `short` by words of `context`; nil where there is none that is cheap enough.
  func longForm(
    of short: ShortForm, in context: ByteRange, anchor: Anchor, isStrict: Bool = false
  ) -> ByteRange? {
    guard let window = window(of: context, for: short, anchor: anchor) else { return nil }
    let words = words(of: window)
    guard !words.isEmpty else { return nil }
    if short.style == .single { return single(short, words: words, anchor: anchor) }
    guard short.letters.count > 1 else { return nil }
    let units = units(of: words)
    let ways = [short.letters] + (short.rotated.map { [$0] } ?? [])
    let found = ways.compactMap {
      LetterAlignment(letters: $0, units: units, words: words, anchor: anchor).best()
    }
    guard let best = found.min(by: { $0.cost < $1.cost }) else { return nil }
    let first = firstWord(best, of: words)
    let last = words.count - 1
    let range = unquoted(ByteRange(words[first].start, words[last].end))
    let count = last - first + 1
    guard best.cost <= limit(for: short, isStrict: isStrict), count <= 2 * short.letters.count + 2 else {
      return nil
    }
    guard range.count > short.range.count, !contains(short, in: words[first...last]) else {
      return nil
    }
    return isBalanced(range) ? range : nil
  }

  /// "Non - negative": what a hyphen between spaces joins is one word.
  private func firstWord(_ best: LetterAlignment.Best, of words: [LetterAlignment.Word]) -> Int {
    let start = best.startWord
    guard start > 1, text[ByteRange(words[start - 1].start, words[start - 1].end)].elementsEqual([byte("-")])
    else { return start }
    return start - 2
  }

  private func limit(for short: ShortForm, isStrict: Bool) -> Double {
    if short.style == .lower { return 0.3 }
    if isStrict {
      return short.letters.count > 2
        ? LetterAlignment.Costs.strictBase + LetterAlignment.Costs.strictEach * Double(short.letters.count)
        : 0.05
    }
    return LetterAlignment.Costs.base + LetterAlignment.Costs.each * Double(short.letters.count)
  }

  /// One letter stands for one word that it begins.
  private func single(_ short: ShortForm, words: [LetterAlignment.Word], anchor: Anchor) -> ByteRange? {
    let word = anchor == .end ? words[words.count - 1] : words[0]
    guard anchor == .end || words.count == 1, word.end - word.start > 3, !word.isFunctional else {
      return nil
    }
    let range = ByteRange(word.start, word.end)
    guard let first = text.string(range).unicodeScalars.first,
      ShortForm.fold(first) == short.letters[0].scalar,
      text[range].allSatisfy({ $0.isASCIILetter || $0 >= 0x80 || $0 == byte("-") })
    else { return nil }
    return range
  }

  // MARK: - The words that are looked at

  /// The stretch of `context` next to the short form: no further than a semicolon or a bracket that is open there.
  private func window(of context: ByteRange, for short: ShortForm, anchor: Anchor) -> ByteRange? {
    let context = text.trimmed(context)
    guard !context.isEmpty else { return nil }
    if anchor == .start { return ByteRange(context.start, min(context.end, context.start + Self.widest)) }
    var lower = context.end
    var depth = 0
    var spaces = 0
    let limit = max(context.start, context.end - Self.widest)
    while lower > limit {
      let unit = text.bytes[lower - 1]
      if unit == byte(")") || unit == byte("]") { depth += 1 }
      if unit == byte("(") || unit == byte("[") {
        depth -= 1
        if depth < 0 { break }
      }
      if unit == byte(";"), depth == 0 { break }
      if unit.isASCIISpace { spaces += 1 }
      if spaces > 2 * short.letters.count + 4 { break }
      lower -= 1
    }
    while lower < context.end, text.bytes[lower].isUTF8Continuation { lower += 1 }
    let window = text.trimmed(ByteRange(lower, context.end))
    return window.isEmpty ? nil : window
  }

  private func words(of window: ByteRange) -> [LetterAlignment.Word] {
    var result: [LetterAlignment.Word] = []
    var depth = 0
    var index = window.start
    while index < window.end {
      if text.bytes[index].isASCIISpace {
        index += 1
        continue
      }
      let start = index
      let before = depth
      while index < window.end, !text.bytes[index].isASCIISpace {
        if text.bytes[index] == byte("(") || text.bytes[index] == byte("[") { depth += 1 }
        if text.bytes[index] == byte(")") || text.bytes[index] == byte("]") { depth = max(0, depth - 1) }
        index += 1
      }
      let word = text.bytes[start..<index]
      let isFunctional = Self.functional.contains(String(decoding: word, as: UTF8.self).lowercased())
      let isInside = before > 0 || depth > 0 || word.first == byte("(") || word.first == byte("[")
      let isJoint = !word.contains { $0.isASCIIAlphanumeric || $0 >= 0x80 }
      let weight =
        isJoint
        ? 0
        : isFunctional
          ? LetterAlignment.Costs.functionWord
          : isInside ? LetterAlignment.Costs.insideWord : LetterAlignment.Costs.word
      result.append(
        LetterAlignment.Word(
          start: start, end: index, weight: weight, isFunctional: isFunctional,
          mayBegin: before == 0 && !isBracket(word), endsInComma: word.last == byte(",")))
    }
    return result
  }

  /// Whether a word begins with a bracket with more than a letter in it; "(+)-", "(R)-" and "(1-" begin names.
  private func isBracket(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, first == byte("(") || first == byte("[") else { return false }
    return word.dropFirst().prefix(2).allSatisfy(\.isASCIILetter)
  }

  /// Words that short forms often pass over.
  private static let functional: Set<String> = [
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "its", "of", "on", "or", "the", "their",
    "to", "via",
    "was", "were", "with", "&",
  ]

  private func units(of words: [LetterAlignment.Word]) -> [LetterAlignment.Unit] {
    var result: [LetterAlignment.Unit] = []
    for (index, word) in words.enumerated() {
      var offset = word.start
      var place = LetterAlignment.Place.word
      var wasDigit = false
      for scalar in text.string(ByteRange(word.start, word.end)).unicodeScalars {
        let isDigit = (0x30...0x39).contains(scalar.value)
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          if place == .inside, isDigit != wasDigit { place = .part }
          result.append(
            LetterAlignment.Unit(offset: offset, folded: ShortForm.fold(scalar), word: index, place: place))
          place = .inside
        } else if place == .inside {
          place = .part
        }
        wasDigit = isDigit
        offset += scalar.utf8.count
      }
    }
    return result
  }

  // MARK: - What is no long form

  /// Whether the short form is one of the words that would explain it.
  private func contains(_ short: ShortForm, in words: ArraySlice<LetterAlignment.Word>) -> Bool {
    words.contains { text[ByteRange($0.start, $0.end)].elementsEqual(text[short.range]) }
  }

  private func isBalanced(_ range: ByteRange) -> Bool {
    var depth = 0
    for unit in text[range] {
      if unit == byte("(") || unit == byte("[") { depth += 1 }
      if unit == byte(")") || unit == byte("]") { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  private func unquoted(_ range: ByteRange) -> ByteRange {
    var lower = range.start
    var upper = range.end
    while lower < upper, let length = quoteLength(at: lower, limit: upper) { lower += length }
    while upper > lower, ",:\"'".utf8.contains(text.bytes[upper - 1]) { upper -= 1 }
    while upper - 3 > lower, quoteLength(at: upper - 3, limit: upper) == 3 { upper -= 3 }
    return ByteRange(lower, upper)
  }

  private func quoteLength(at index: Int, limit: Int) -> Int? {
    if text.bytes[index] == byte("\"") || text.bytes[index] == byte("'") { return 1 }
    guard text.bytes[index] == 0xE2, index + 2 < limit, text.bytes[index + 1] == 0x80 else { return nil }
    return (0x98...0x9D).contains(text.bytes[index + 2]) ? 3 : nil
  }
}
