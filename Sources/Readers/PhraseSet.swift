import Text

/// Phrases of one list of the vocabulary, ready to be looked up by folded bytes.
///
/// Readers look up every line and many names of elements in many lists: nothing is allocated for it, and whole phrases
/// are known by their hashes.
struct PhraseSet: Sendable {
  private var whole = WordTable<Bool>()
  /// The whole phrases without their spaces, for headings in spaced capitals.
  private var compact = WordTable<Bool>()
  /// The first bytes of all phrases, as far as they are ASCII: one bit each.
  private var firstBytes: (UInt64, UInt64) = (0, 0)
  /// Phrases with a `*`, by their first byte.
  private var open: [UInt8: [[UInt8]]] = [:]
  /// Bytes in the longest whole phrase.
  private var longest = 0
  /// All phrases as beginnings, by their first byte; a closing colon counts here.
  private var beginnings: [UInt8: [[UInt8]]] = [:]

  /// The phrases as written; a `*` at the end stands for whatever follows.
  init(_ phrases: [String]) {
    for phrase in phrases {
      let folded = Self.fold(Array(phrase.utf8)[...])
      guard !folded.isEmpty else { continue }
      longest = max(longest, folded.count)
      if phrase.hasSuffix("*") {
        open[folded[0], default: []].append(folded)
      } else {
        whole[WordHash(folded)] = true
      }
      compact[Self.compactHash(folded[...])] = true
      if folded[0] < 64 { firstBytes.0 |= 1 << folded[0] } else { firstBytes.1 |= 1 << (folded[0] - 64) }
      let beginning = phrase.hasSuffix(":") ? folded + [byte(":")] : folded
      beginnings[beginning[0], default: []].append(beginning)
    }
  }

  /// Whether `text` is one of the phrases.
  func contains(_ text: ArraySlice<UInt8>) -> Bool {
    guard mayBegin(text) else { return false }
    return Self.withFolded(text.prefix(400)) { folded in
      guard let first = folded.first else { return false }
      if Self.isSpaced(folded), compact[Self.compactHash(folded)] != nil { return true }
      return folded.count <= longest && whole[WordHash(folded)] != nil
        || open[first]?.contains { Self.isBeginning($0, of: folded) } ?? false
    }
  }

  /// Whether `text` begins with one of the phrases, at a border of words.
  func isBeginning(of text: ArraySlice<UInt8>) -> Bool {
    guard mayBegin(text) else { return false }
    return Self.withFolded(text.prefix(120)) { folded in
      guard let first = folded.first, let candidates = beginnings[first] else { return false }
      return candidates.contains { Self.isBeginning($0, of: folded) }
    }
  }

  /// Whether a phrase begins with the first letter of `text`: most lines have not to be folded to be told from all.
  private func mayBegin(_ text: ArraySlice<UInt8>) -> Bool {
    for unit in text where !unit.isASCIISpace && !Self.isOpening(unit) && !Self.isMarkUp(unit) {
      let letter = unit.asciiLowercased
      return letter >= 0x80 || (letter < 64 ? firstBytes.0 >> letter : firstBytes.1 >> (letter - 64)) & 1 == 1
    }
    return false
  }

  private static func isBeginning(_ phrase: [UInt8], of text: Folded) -> Bool {
    text.starts(with: phrase)
      && (text.count == phrase.count || !text[text.startIndex + phrase.count].isASCIIAlphanumeric)
  }

  /// "a b s t r a c t": letters one by one.
  private static func isSpaced(_ text: Folded) -> Bool {
    text.count > 6
      && text.indices.allSatisfy { (($0 - text.startIndex) % 2 == 1) == (text[$0] == 0x20) }
  }

  private static func compactHash(_ text: some Sequence<UInt8>) -> WordHash {
    WordHash(text.lazy.filter { $0 != 0x20 })
  }

  /// Lower case, one space between words, without mark-up and punctuation at the ends.
  static func fold(_ text: ArraySlice<UInt8>) -> [UInt8] { withFolded(text) { Array($0) } }

  private typealias Folded = Slice<UnsafeMutableBufferPointer<UInt8>>

  /// Gives `body` the folded bytes of `text`, which live no longer than the call.
  private static func withFolded<Result>(
    _ text: ArraySlice<UInt8>, _ body: (Folded) -> Result
  ) -> Result {
    // Whatever a scalar is replaced by is no longer than it.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { buffer in
      let end = fold(text, into: buffer)
      var folded = buffer[..<end]
      while let last = folded.last, isClosing(last) { folded.removeLast() }
      return body(folded.drop(while: isOpening))
    }
  }

  /// Writes the folded bytes of `text`, punctuation at the ends included, and gives their count.
  private static func fold(_ text: ArraySlice<UInt8>, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var end = 0
    func write(_ unit: UInt8) {
      buffer[end] = unit
      end += 1
    }
    var index = text.startIndex
    while index < text.endIndex {
      let unit = text[index]
      if unit.isASCIISpace {
        if end > 0, buffer[end - 1] != 0x20 { write(0x20) }
      } else if unit >= 0xC2, let special = SpecialScalar(in: text, at: index) {
        for replaced in special.replacement ?? [] { write(replaced) }
        index += special.length
        continue
      } else if !isMarkUp(unit) {
        write(unit.asciiLowercased)
      }
      index += 1
    }
    return end
  }

  private static func isMarkUp(_ unit: UInt8) -> Bool {
    unit == byte("*") || unit == byte("_") || unit == byte("`")
  }

  /// Whether it is left out before the first letter.
  private static func isOpening(_ unit: UInt8) -> Bool {
    isClosing(unit) || unit == byte("[") || unit == byte("(")
  }

  private static func isClosing(_ unit: UInt8) -> Bool {
    unit == 0x20 || unit == byte(":") || unit == byte(".") || unit == byte("?") || unit == byte("!")
      || unit == byte("#")
  }
}
