import Text

/// Finds words that were parted at a ligature: "signi fi cant", "e ﬀ ect", "signi ﬁcant".
///
/// A space beside a ligature falls where the letters beyond it are no word that the document has elsewhere.
struct SplitLigatures {
  /// The offsets of spaces that stand within words, in order.
  private(set) var spaces: [Int] = []
  private let source: SourceText
  private static let ligatures = ["fi", "fl", "ff", "ffi", "ffl"].map { Array($0.utf8) }

  init(_ lines: [Line], source: SourceText) {
    self.source = source
    guard Self.mayHold(source.bytes) else { return }
    var candidates: [(space: Int, fragment: ByteRange)] = []
    var words: Set<UInt64> = []
    for line in lines where !line.isBlank { Self.read(line.content, source, &candidates, &words) }
    guard !candidates.isEmpty else { return }
    for candidate in candidates where !words.contains(Self.hash(source[candidate.fragment])) {
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
    _ line: ByteRange, _ source: SourceText, _ candidates: inout [(space: Int, fragment: ByteRange)],
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
        candidates.append((before.end, letters))
      } else if precedesStart, let after, piece.end + 1 == after.start, letters.end == piece.end {
        candidates.append((piece.end, letters))
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

  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    var hash = WordHash()
    for unit in word { hash.add(unit.asciiLowercased) }
    return hash.value
  }
}
