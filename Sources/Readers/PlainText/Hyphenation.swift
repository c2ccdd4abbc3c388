import Text

/// Decides what becomes of a hyphen at the end of a line: part of the word, or the typesetter's.
struct Hyphenation {
  private let source: SourceText
  private let prefixes: PhraseSet
  /// All words of the document that stand whole on a line.
  private var words: Set<UInt64> = []

  /// Reads the words of `lines`, if any line ends with a hyphen.
  init(_ lines: [Line], source: SourceText, prefixes: PhraseSet) {
    self.source = source
    self.prefixes = prefixes
    guard lines.contains(where: { isBroken($0.content) }) else { return }
    for line in lines { collect(line.content) }
  }

  /// Whether `line` ends within a word.
  func isBroken(_ line: ByteRange) -> Bool {
    guard line.count > 2, source.bytes[line.end - 1] == byte("-") else { return false }
    let before = source.bytes[line.end - 2]
    return before.isASCIILetter || before >= 0x80
  }

  /// Whether the hyphen at the end of `line` belongs to the word that goes on in `next`.
  func keepsHyphen(_ line: ByteRange, _ next: ByteRange) -> Bool {
    let head = lastWord(ByteRange(line.start, line.end - 1))
    let tail = firstWord(next)
    if contains(head, tail, joinedBy: nil) { return false }
    if contains(head, tail, joinedBy: byte("-")) { return true }
    let last = source[head].split(separator: byte("-")).last ?? source[head]
    return source.bytes[next.start].isASCIIUpper || source.bytes[next.start].isASCIIDigit
      || source[head].contains(byte("-")) || last.dropFirst().contains(where: \.isASCIIUpper)
      || prefixes.contains(last)
  }

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
