import Text

/// Phrases of one list of the vocabulary, ready to be looked up by folded bytes.
///
/// Readers look up every line and many names of elements in many lists: nothing is allocated for it, and whole phrases
/// are known by their hashes.
struct PhraseSet: Sendable {
  private var whole: Set<UInt64> = []
  /// The whole phrases without their spaces, for headings in spaced capitals.
  private var compact: Set<UInt64> = []
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
        whole.insert(WordHash(folded).value)
      }
      compact.insert(Self.compactHash(folded[...]))
      let beginning = phrase.hasSuffix(":") ? folded + [byte(":")] : folded
      beginnings[beginning[0], default: []].append(beginning)
    }
  }

  /// Whether `text` is one of the phrases.
  func contains(_ text: ArraySlice<UInt8>) -> Bool {
    Self.withFolded(text.prefix(400)) { folded in
      guard let first = folded.first else { return false }
      if Self.isSpaced(folded), compact.contains(Self.compactHash(folded)) { return true }
      return folded.count <= longest && whole.contains(WordHash(folded).value)
        || open[first]?.contains { Self.isBeginning($0, of: folded) } ?? false
    }
  }

  /// Whether `text` begins with one of the phrases, at a border of words.
  func isBeginning(of text: ArraySlice<UInt8>) -> Bool {
    Self.withFolded(text.prefix(120)) { folded in
      guard let first = folded.first, let candidates = beginnings[first] else { return false }
      return candidates.contains { Self.isBeginning($0, of: folded) }
    }
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

  private static func compactHash(_ text: some Sequence<UInt8>) -> UInt64 {
    WordHash(text.lazy.filter { $0 != 0x20 }).value
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
      return body(folded.drop { isClosing($0) || $0 == byte("[") || $0 == byte("(") })
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
      } else if unit != byte("*") && unit != byte("_") && unit != byte("`") {
        write(unit.asciiLowercased)
      }
      index += 1
    }
    return end
  }

  private static func isClosing(_ unit: UInt8) -> Bool {
    unit == 0x20 || unit == byte(":") || unit == byte(".") || unit == byte("?") || unit == byte("!")
      || unit == byte("#")
  }
}
