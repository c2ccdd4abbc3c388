import Text

/// Finds words that were parted at a ligature: "signi fi cant", "e ﬀ ect", "signi ﬁcant".
///
/// A space beside a ligature that stands alone falls where the letters beyond it are no word that the document has
/// elsewhere. One beside a ligature that begins or ends letters ("of ﬁnding") falls only where the document has the
/// joined word elsewhere.
struct SplitLigatures {
  /// The offsets of spaces that stand within words, in order.
  private(set) var spaces: [Int] = []
  private let source: SourceText

  /// A space that may stand within a word.
  private struct Candidate {
    var space: Int
    /// The letters beyond it.
    var fragment: ByteRange
    /// The letters on both sides of it, where the ligature has letters of its own; nil where it stands alone.
    var joined: ByteRange?
  }

  private static var ligatures: [[UInt8]] { ligatureLetters }

  init(_ lines: [Line], source: SourceText) {
    self.source = source
    guard Self.mayHold(source.bytes) else { return }
    var candidates: [Candidate] = []
    var words: Set<UInt64> = []
    for line in lines where !line.isBlank { Self.read(line.content, source, &candidates, &words) }
    guard !candidates.isEmpty else { return }
    for candidate in candidates where !words.contains(Self.hash(source[candidate.fragment])) {
      if let joined = candidate.joined, !words.contains(Self.hash(source[joined])) { continue }
      spaces.append(candidate.space)
    }
    spaces.sort()
  }

  /// The spaces within `range`.
  func spaces(in range: ByteRange) -> ArraySlice<Int> {
    var low = 0
    var high = spaces.count
    while low < high {
      let middle = (low + high) / 2
      if spaces[middle] < range.start { low = middle + 1 } else { high = middle }
    }
    return spaces[low...].prefix { $0 < range.end }
  }

  /// Whether there is any ligature, or "fi", "fl" or "ff" after a space: in most texts there is none, and nothing to read.
  private static func mayHold(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index + 1 < bytes.count {
      if bytes[index] == 0xEF, bytes[index + 1] == 0xAC { return true }
      if bytes[index] == byte("f"), index > 0, bytes[index - 1].isASCIISpace {
        let word = bytes[index..<min(index + 4, bytes.count)].prefix { !$0.isASCIISpace }
        if isAlone(word) { return true }
      }
      index += 1
    }
    return false
  }

  /// Reads the words of `line`: those beside a ligature may be parts of one, all others are words.
  private static func read(
    _ line: ByteRange, _ source: SourceText, _ candidates: inout [Candidate],
    _ words: inout Set<UInt64>
  ) {
    let pieces = source[line].split(separator: 0x20).map { ByteRange($0.startIndex, $0.endIndex) }
    for (place, piece) in pieces.enumerated() {
      let before = place > 0 ? pieces[place - 1] : nil
      let after = place + 1 < pieces.count ? pieces[place + 1] : nil
      let followsEnd = before.map { isAlone(source[$0]) || endsWithLigature(source[$0]) } ?? false
      let precedesStart = after.map { isAlone(source[$0]) || beginsWithLigature(source[$0]) } ?? false
      if isAlone(source[piece]) { continue }
      let letters = letters(of: piece, source)
      if followsEnd, let before, before.end + 1 == piece.start, source.bytes[piece.start].isASCIILower {
        let joined = ByteRange(Self.letters(of: before, source).start, letters.end)
        candidates.append(
          Candidate(space: before.end, fragment: letters, joined: isAlone(source[before]) ? nil : joined))
      } else if precedesStart, let after, piece.end + 1 == after.start, letters.end == piece.end {
        let joined = ByteRange(letters.start, Self.letters(of: after, source).end)
        candidates.append(
          Candidate(space: piece.end, fragment: letters, joined: isAlone(source[after]) ? nil : joined))
      } else {
        words.insert(hash(source[letters]))
      }
    }
  }

  /// The letters that `piece` begins with, or ends with where it ends in one.
  private static func letters(of piece: ByteRange, _ source: SourceText) -> ByteRange {
    var end = piece.end
    while end > piece.start, !source.bytes[end - 1].isASCIILetter, source.bytes[end - 1] < 0x80 { end -= 1 }
    var start = end
    while start > piece.start, source.bytes[start - 1].isASCIILetter || source.bytes[start - 1] >= 0x80 {
      start -= 1
    }
    return ByteRange(start, end)
  }

  private static func isAlone(_ word: ArraySlice<UInt8>) -> Bool {
    ligatures.contains { word.elementsEqual($0) } || word.count == 3 && beginsWithLigature(word)
  }

  private static func beginsWithLigature(_ word: ArraySlice<UInt8>) -> Bool { isLigature(word.prefix(3)) }

  private static func endsWithLigature(_ word: ArraySlice<UInt8>) -> Bool { isLigature(word.suffix(3)) }

  /// U+FB00–U+FB04.
  private static func isLigature(_ scalar: ArraySlice<UInt8>) -> Bool {
    scalar.count == 3 && scalar.first == 0xEF && scalar.dropFirst().first == 0xAC
      && scalar.last.map { (0x80...0x84).contains($0) } ?? false
  }

  /// The hash of the letters of `word`, spaces left out and ligatures spelled out.
  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    var hash = WordHash()
    var index = word.startIndex
    while index < word.endIndex {
      if isLigature(word[index...].prefix(3)) {
        for unit in ligatureLetters[Int(word[index + 2] - 0x80)] { hash.add(unit) }
        index += 3
        continue
      }
      if word[index] != 0x20 { hash.add(word[index].asciiLowercased) }
      index += 1
    }
    return hash.value
  }

  /// The letters of U+FB00–U+FB04, in this order.
  private static let ligatureLetters = ["ff", "fi", "fl", "ffi", "ffl"].map { Array($0.utf8) }
}
