import Text

/// Tells whether a stop ends a sentence, by the word before it and what comes after.
///
/// After D. Gillick, "Sentence boundary detection and the problem with the U.S.", NAACL 2009: the words on both sides
/// decide. Here they are weighed by rules whose words are data.
struct StopJudge {
  let words: BoundaryWords
  let bytes: [UInt8]
  /// The stretch that the stops stand in.
  let range: ByteRange

  /// A stop with further stops and what closes after them.
  struct Stop {
    /// The first mark.
    var start: Int
    /// One past the closing quotes and brackets.
    var end: Int
    /// Whether it is one full stop that nothing closes after.
    var isPlain: Bool
    /// Whether a quotation closes with it.
    var closesQuotation = false
    /// Whether an omission and a new sentence follow: "word. . . . Next".
    var isBeforeOmission = false
  }

  static func isStop(_ unit: UInt8) -> Bool { unit == byte(".") || unit == byte("!") || unit == byte("?") }

  /// The stop that begins at `index`.
  ///
  /// "word. . . . Next" is a stop and an omission: only the first mark belongs to the sentence before. Any other
  /// spaced dots are one stop.
  func stop(at index: Int) -> Stop {
    var end = index + 1
    while end < range.end, Self.isStop(bytes[end]) { end += 1 }
    let isSingle = end == index + 1
    if isSingle, bytes[index] == byte(".") {
      let (omission, dots) = endOfSpacedDots(from: end)
      if dots >= 3, index > range.start, bytes[index - 1].isASCIIAlphanumeric, opensAnew(after: omission) {
        return Stop(start: index, end: end, isPlain: true, isBeforeOmission: true)
      }
      end = omission
    }
    let marks = end
    let quotation = endOfClosers(&end)
    return Stop(
      start: index, end: end, isPlain: isSingle && end == index + 1 && marks == end,
      closesQuotation: quotation)
  }

  private func endOfSpacedDots(from index: Int) -> (end: Int, dots: Int) {
    var end = index
    var dots = 0
    while end + 1 < range.end, bytes[end].isASCIISpace, bytes[end + 1] == byte(".") {
      end += 2
      dots += 1
    }
    return (end, dots)
  }

  private func opensAnew(after index: Int) -> Bool {
    guard let next = firstNonSpace(from: index) else { return false }
    return next > index && bytes[next].isASCIIUpper
  }

  /// Moves `end` past closing quotes and brackets; whether a quotation mark is among them.
  private func endOfClosers(_ end: inout Int) -> Bool {
    var hasQuote = false
    while end < range.end {
      if bytes[end] == byte(")") || bytes[end] == byte("]") || Self.isStop(bytes[end]) {
        end += 1
      } else if let mark = QuotationMark(at: end, in: bytes, within: range), mark.closes {
        end += mark.length
        hasQuote = true
      } else {
        break
      }
    }
    return hasQuote
  }

  /// Whether `stop` ends the sentence that began at `start`, where the text goes on at `next` (after callouts that
  /// follow the stop) and there opens a list or not.
  func endsSentence(_ stop: Stop, next: Int, start: Int, opensList: Bool) -> Bool {
    guard !isMarker(from: start, to: stop.start) else { return false }
    guard !stop.isBeforeOmission, let following = firstNonSpace(from: next) else { return true }
    let isApart = following > next || next > stop.end
    guard isApart else { return stop.isPlain && isGlued(at: stop.start, start: start) }
    if opensList { return true }
    let opening = FollowingWord(at: following, in: bytes, limit: range.end)
    if opening.isMark || stop.closesQuotation && bytes[following] == byte("(") { return false }
    let word = word(before: stop.start, start: start)
    // A callout between makes sure that a capital is no initial.
    let isInitialOfName = next > stop.end && isInitial(word)
    if stop.isPlain, !isInitialOfName,
      let answer = answer(for: word, followedBy: opening, start: start)
    {
      return answer
    }
    return opening.startsSentence(afterPlainStop: stop.isPlain)
  }

  // MARK: - The word before

  private struct PrecedingWord {
    var range: ByteRange
    /// Lower case; empty for what is too long to be an abbreviation.
    var key: String
  }

  /// Bytes that an abbreviation may have.
  private static let longestAbbreviation = 24

  private func word(before stop: Int, start: Int) -> PrecedingWord {
    var lower = stop
    let limit = max(start, stop - Self.longestAbbreviation)
    while lower > limit, !isEdge(lower - 1) { lower -= 1 }
    let isWhole = lower == start || isEdge(lower - 1)
    let key = isWhole ? String(decoding: bytes[lower..<stop].map(\.asciiLowercased), as: UTF8.self) : ""
    return PrecedingWord(range: ByteRange(lower, stop), key: key)
  }

  private func isEdge(_ index: Int) -> Bool {
    let unit = bytes[index]
    if unit.isASCIISpace || "([{\"/".utf8.contains(unit) { return true }
    return unit == 0xA0 && index > range.start && bytes[index - 1] == 0xC2
  }

  /// What the word before a plain full stop tells; nil where it is no abbreviation.
  private func answer(for word: PrecedingWord, followedBy next: FollowingWord, start: Int) -> Bool? {
    guard !word.key.isEmpty else { return nil }
    let isAcronym = word.range.count > 1 && bytes[word.range.indices].allSatisfy(\.isASCIIUpper)
    if words.joining.contains(word.key), !isAcronym || next.isNumber { return false }
    if words.titles.contains(word.key), bytes[word.range.start].isASCIIUpper, !isAcronym { return false }
    if words.numbered.contains(word.key), !isInitial(word) || next.isNumber {
      return next.isNumber || next.isLower ? false : nil
    }
    if isEnumerator(word, start: start) { return false }
    if words.times.contains(word.key) {
      return next.isUpper && !isOnlyTime(from: start, to: word.range.start)
    }
    if isInitial(word) { return endsAtInitial(word, followedBy: next, start: start) }
    if words.either.contains(word.key) || isDotted(word) {
      return next.isUpper && isOpener(next) && !next.isBracket
    }
    return nil
  }

  private func isOpener(_ next: FollowingWord) -> Bool {
    let key = next.key
    return words.openers.contains(key) || key.count > 5 && key.hasSuffix("ly")
  }

  private func isInitial(_ word: PrecedingWord) -> Bool {
    word.range.count == 1 && bytes[word.range.start].isASCIIUpper
  }

  /// Whether the sentence ends at a single capital: "vitamin D. Cells grew", not "by J. Smith".
  private func endsAtInitial(_ word: PrecedingWord, followedBy next: FollowingWord, start: Int) -> Bool {
    guard next.isUpper || next.isNumber || next.isBracket else { return false }
    if next.isUpper, isOpener(next), !next.isInitial { return true }
    // What names a thing by a letter stands before it in lower case, "panel", "hepatitis", or another such letter.
    guard !next.isInitial, let before = wordBefore(word.range.start, start: start) else { return false }
    if before.key == "and" || before.key == "or" {
      return wordBefore(before.range.start, start: start).map(isInitial) ?? false
    }
    let last = bytes[before.range.end - 1]
    return bytes[before.range.start].isASCIILower && last.isASCIILower && !words.openers.contains(before.key)
      && !words.naming.contains(before.key)
  }

  /// The word that ends before `index`, with a space between.
  private func wordBefore(_ index: Int, start: Int) -> PrecedingWord? {
    var end = index
    while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
    guard end > start, end < index else { return nil }
    let result = word(before: end, start: start)
    return result.range.isEmpty ? nil : result
  }

  /// "U.S", "i.v", "A.-K.H": pieces of at most two letters between stops.
  private func isDotted(_ word: PrecedingWord) -> Bool {
    let pieces = bytes[word.range.indices].split(separator: byte("."), omittingEmptySubsequences: false)
    return pieces.count > 1
      && pieces.allSatisfy { piece in
        let letters = piece.drop { $0 == byte("-") }
        return (1...2).contains(letters.count) && letters.allSatisfy(\.isASCIILetter)
      }
  }

  /// The "1)" of "we show: 1). The gene; 2). The protein".
  private func isEnumerator(_ word: PrecedingWord, start: Int) -> Bool {
    let units = bytes[word.range.indices]
    guard units.last == byte(")"), units.count <= 3, units.dropLast().allSatisfy(\.isASCIIDigit) else {
      return false
    }
    var end = word.range.start
    while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
    return end > start && (bytes[end - 1] == byte(";") || bytes[end - 1] == byte(":"))
  }

  // MARK: - The sentence so far

  /// Whether the sentence so far is but the marker of an item: "1", "(a", "IV", "A".
  private func isMarker(from start: Int, to stop: Int) -> Bool {
    guard stop - start <= Self.longestAbbreviation else { return false }
    var lower = start
    while lower < stop, bytes[lower].isASCIISpace || bytes[lower] == byte("(") { lower += 1 }
    let marker = bytes[lower..<stop].prefix(8).filter { $0 != byte(")") }
    guard lower + 8 > stop, !marker.isEmpty else { return false }
    let isNumber = marker.count <= 3 && marker.allSatisfy(\.isASCIIDigit)
    let isLetter = marker.count == 1 && marker[0].isASCIILetter
    let isRoman =
      marker.allSatisfy { "IVX".utf8.contains($0) } || marker.allSatisfy { "ivx".utf8.contains($0) }
    return isNumber || isLetter || isRoman
  }

  /// Whether the sentence so far is but a time: "At 5 a.m. Dr. Smith …".
  private func isOnlyTime(from start: Int, to end: Int) -> Bool {
    let limit = min(end, start + 2 * Self.longestAbbreviation)
    guard limit == end else { return false }
    return bytes[start..<end].split(whereSeparator: \.isASCIISpace).count < 3
  }

  // MARK: - What comes after

  private func firstNonSpace(from index: Int) -> Int? {
    var index = index
    while index < range.end {
      let width = spaceWidth(at: index)
      if width == 0 { return index }
      index += width
    }
    return nil
  }

  private func spaceWidth(at index: Int) -> Int {
    if bytes[index].isASCIISpace { return 1 }
    if bytes[index] == 0xC2, index + 1 < range.end, bytes[index + 1] == 0xA0 { return 2 }
    guard bytes[index] == 0xE2, index + 2 < range.end, bytes[index + 1] == 0x80 else { return 0 }
    return bytes[index + 2] <= 0x8B || bytes[index + 2] == 0xAF ? 3 : 0
  }

  /// Whether a full stop without a space after it ends a sentence: "the world.Today is", not "v2.Name".
  private func isGlued(at stop: Int, start: Int) -> Bool {
    let before = word(before: stop, start: start)
    let next = FollowingWord(at: stop + 1, in: bytes, limit: range.end)
    guard next.isUpper, next.isFollowedBySpace, !before.key.isEmpty, !before.key.contains(".") else {
      return false
    }
    guard !words.joining.contains(before.key), !words.either.contains(before.key) else { return false }
    // The parts of an address are no sentences.
    if before.range.start > start, bytes[before.range.start - 1] == byte("/") { return false }
    let units = bytes[before.range.indices]
    let isWord =
      units.count > 2 && units.dropFirst().allSatisfy(\.isASCIILower) && units.first?.isASCIILetter == true
    let isEnd = isWord || units.last == byte(")")
    return isEnd && next.isPlain || next.key.utf8.count > 1 && isOpener(next)
  }
}
