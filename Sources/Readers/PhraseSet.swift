import Text

/// Phrases of one list of the vocabulary, ready to be looked up by folded bytes.
struct PhraseSet: Sendable {
  private var whole: Set<[UInt8]> = []
  /// The whole phrases without their spaces, for headings in spaced capitals.
  private var compact: Set<[UInt8]> = []
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
      if phrase.hasSuffix("*") { open[folded[0], default: []].append(folded) } else { whole.insert(folded) }
      compact.insert(folded.filter { $0 != 0x20 })
      let beginning = phrase.hasSuffix(":") ? folded + [byte(":")] : folded
      beginnings[beginning[0], default: []].append(beginning)
    }
  }

  /// Whether `text` is one of the phrases.
  func contains(_ text: ArraySlice<UInt8>) -> Bool {
    let folded = Self.fold(text.prefix(400))
    guard let first = folded.first else { return false }
    if Self.isSpaced(folded), compact.contains(folded.filter { $0 != 0x20 }) { return true }
    return folded.count <= longest && whole.contains(folded)
      || open[first]?.contains { Self.isBeginning($0, of: folded) } ?? false
  }

  /// Whether `text` begins with one of the phrases, at a border of words.
  func isBeginning(of text: ArraySlice<UInt8>) -> Bool {
    let folded = Self.fold(text.prefix(120))
    guard let first = folded.first, let candidates = beginnings[first] else { return false }
    return candidates.contains { Self.isBeginning($0, of: folded) }
  }

  private static func isBeginning(_ phrase: [UInt8], of text: [UInt8]) -> Bool {
    text.starts(with: phrase) && (text.count == phrase.count || !text[phrase.count].isASCIIAlphanumeric)
  }

  /// "a b s t r a c t": letters one by one.
  private static func isSpaced(_ text: [UInt8]) -> Bool {
    text.count > 6 && text.indices.allSatisfy { ($0 % 2 == 1) == (text[$0] == 0x20) }
  }

  /// Lower case, one space between words, without mark-up and punctuation at the ends.
  static func fold(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let unit = text[index]
      if unit.isASCIISpace {
        if let last = folded.last, last != 0x20 { folded.append(0x20) }
      } else if unit >= 0xC2, let special = SpecialScalar(in: text, at: index) {
        folded += special.replacement ?? []
        index += special.length
        continue
      } else if unit != byte("*") && unit != byte("_") && unit != byte("`") {
        folded.append(unit.asciiLowercased)
      }
      index += 1
    }
    while let last = folded.last, isClosing(last) { folded.removeLast() }
    let opening = folded.prefix { isClosing($0) || $0 == byte("[") || $0 == byte("(") }.count
    folded.removeFirst(opening)
    return folded
  }

  private static func isClosing(_ unit: UInt8) -> Bool {
    unit == 0x20 || unit == byte(":") || unit == byte(".") || unit == byte("?") || unit == byte("!")
      || unit == byte("#")
  }
}
