import Text

/// Decides what becomes of a hyphen at the end of a line: part of the word, or the typesetter's.
struct Hyphenation {
  private let source: SourceText
  private let prefixes: PhraseSet
  /// Last parts of compounds that keep their hyphen: "derived".
  private let suffixes: PhraseSet
  /// Names with a lowered number behind them: "IC".
  private let stems: PhraseSet
  /// All words of the document that stand whole on a line.
  private var words: Set<UInt64> = []

  /// Reads the words of `lines`, if any line ends with a hyphen.
  init(_ lines: [Line], source: SourceText, vocabulary: CompiledVocabulary) {
    self.source = source
    prefixes = vocabulary.hyphenPrefixes
    suffixes = vocabulary.hyphenSuffixes
    stems = vocabulary.subscriptStems
    guard lines.contains(where: { isBroken($0.content) }) else { return }
    var goesOn = false
    for line in lines where !line.isBlank {
      // What goes on after a hyphen is no word.
      let start = goesOn ? firstWord(line.content).end : line.content.start
      collect(ByteRange(min(start, line.content.end), line.content.end))
      goesOn = isBroken(line.content)
    }
  }

  /// Whether `line` ends within a word.
  func isBroken(_ line: ByteRange) -> Bool {
    guard line.count > 2, source.bytes[line.end - 1] == byte("-") else { return false }
    let before = source.bytes[line.end - 2]
    return before.isASCIILetter || before >= 0x80
  }

  /// Whether the word at the end of `line` goes on in `next` without a hyphen: "speciﬁ" and "c", "IC" and "50".
  func joins(_ line: ByteRange, _ next: ByteRange) -> Bool {
    guard let first = source[next].first else { return false }
    if first.isASCIILower {
      // U+FB01 to U+FB04; words do end with U+FB00.
      return source[ByteRange(max(line.start, line.end - 3), line.end)].starts(with: [0xEF, 0xAC])
        && (0x81...0x84).contains(source.bytes[line.end - 1])
    }
    let digits = source[next].prefix(3).prefix(while: \.isASCIIDigit)
    guard digits.count == 2, [byte("5"), byte("9")].contains(first) else { return false }
    return stems.contains(source[lastWord(line)])
      && !(source[next].dropFirst(2).first.map { $0.isASCIILetter || $0 == byte(".") || $0 == byte("%") }
        ?? false)
  }

  /// Whether the hyphen at the end of `line` belongs to the word that goes on in `next`.
  func keepsHyphen(_ line: ByteRange, _ next: ByteRange) -> Bool {
    let head = lastWord(ByteRange(line.start, line.end - 1))
    let tail = firstWord(next)
    if contains(head, tail, joinedBy: nil) { return false }
    if contains(head, tail, joinedBy: byte("-")) { return true }
    let last = source[head].split(separator: byte("-")).last ?? source[head]
    if source[head].allSatisfy(\.isASCIILetter), isKnown(source[head]), suffixes.contains(source[tail]) {
      return true
    }
    if prefixes.contains(last), last.count > 1, !isKnown(source[tail]), isInflected(head, tail) {
      return false
    }
    return source.bytes[next.start].isASCIIUpper || source.bytes[next.start].isASCIIDigit
      || source[head].contains(byte("-")) || last.dropFirst().contains(where: \.isASCIIUpper)
      || prefixes.contains(last)
  }

  /// Whether `word` stands whole on some line.
  private func isKnown(_ word: ArraySlice<UInt8>) -> Bool {
    var hash = WordHash()
    for unit in word { hash.add(unit.asciiLowercased) }
    return words.contains(hash.value)
  }

  /// Whether the joined word is known by another ending: "pro" and "teins" by "protein".
  private func isInflected(_ head: ByteRange, _ tail: ByteRange) -> Bool {
    let word = Array(source[head]) + source[tail]
    return Self.endings.contains { ending in
      word.count > ending.utf8.count + 4 && word.suffix(ending.utf8.count).elementsEqual(ending.utf8)
        && isKnown(word.dropLast(ending.utf8.count))
    } || Self.endings.contains { isKnown((word + Array($0.utf8))[...]) }
  }
  private static let endings = ["s", "es", "d", "ed", "ing", "al"]

  private func contains(_ head: ByteRange, _ tail: ByteRange, joinedBy hyphen: UInt8?) -> Bool {
    var hash = WordHash()
    for unit in source[head] { hash.add(unit.asciiLowercased) }
    if let hyphen { hash.add(hyphen) }
    for unit in source[tail] { hash.add(unit.asciiLowercased) }
    return words.contains(hash.value)
  }

  private mutating func collect(_ line: ByteRange) {
    var index = line.start
    while index < line.end {
      let word = firstWord(ByteRange(index, line.end))
      index = max(word.end, index) + 1
      guard word.count > 1, word.end < line.end || source.bytes[word.end - 1] != byte("-") else { continue }
      var hash = WordHash()
      for unit in source[word] { hash.add(unit.asciiLowercased) }
      words.insert(hash.value)
    }
  }

  private func firstWord(_ range: ByteRange) -> ByteRange {
    var end = range.start
    while end < range.end, Self.isWord(source.bytes[end]) { end += 1 }
    return ByteRange(range.start, end)
  }

  private func lastWord(_ range: ByteRange) -> ByteRange {
    var start = range.end
    while start > range.start, Self.isWord(source.bytes[start - 1]) { start -= 1 }
    return ByteRange(start, range.end)
  }

  private static func isWord(_ unit: UInt8) -> Bool {
    unit.isASCIIAlphanumeric || unit >= 0x80 || unit == byte("-")
  }
}
