import DocumentModel
import Text

/// Tells the language of a text by its script and its most frequent words.
///
/// Vendors translate the frame of a page and leave the guide in English, so what a page states is not always true.
struct TextLanguage: Sendable {
  private let tags: [String]
  /// The languages, by their places in `tags`, of each frequent word: by hashes, for no word of a text is copied.
  private let languages: WordTable<[Int]>
  /// Bytes of text that are looked at.
  private static let reach = 20_000
  /// Words that there must be, and the share of them, in percent, that a language's frequent words make up.
  private static let (fewestWords, leastShare) = (20, 12)

  /// `entries`: a BCP 47 tag and the language's frequent words each, parted by spaces.
  init(_ entries: [String]) {
    var tags: [String] = []
    var languages = WordTable<[Int]>()
    for entry in entries {
      let words = entry.utf8.split(separator: 0x20)
      guard let tag = words.first else { continue }
      for word in words.dropFirst().map({ WordHash($0) }) {
        let known = languages[word] ?? []
        if known.last != tags.count { languages[word] = known + [tags.count] }
      }
      tags.append(String(decoding: tag, as: UTF8.self))
    }
    self.tags = tags
    self.languages = languages
  }

  /// The BCP 47 tag of the language that `blocks` are written in; nil where it cannot be told.
  func tag(of blocks: [Block], in text: SourceText) -> String? {
    var left = Self.reach
    var script = ScriptCount()
    var words = 0
    var hits = [Int](repeating: 0, count: tags.count)
    for block in blocks where block.asserts && left > 0 {
      let bytes = text[block.range].prefix(left)
      left -= bytes.count
      script.add(bytes)
      words += count(bytes, &hits)
    }
    if let tag = script.tag { return tag }
    guard words >= Self.fewestWords, let best = hits.indices.max(by: { hits[$0] < hits[$1] }) else {
      return nil
    }
    let isClear = hits.indices.allSatisfy { $0 == best || hits[$0] * 4 < hits[best] * 3 }
    return isClear && hits[best] * 100 >= words * Self.leastShare ? tags[best] : nil
  }

  /// Counts the words of `bytes`, and for each language those that are frequent in it.
  private func count(_ bytes: ArraySlice<UInt8>, _ hits: inout [Int]) -> Int {
    var words = 0
    var word: WordHash?
    func endWord() {
      guard let hash = word else { return }
      words += 1
      word = nil
      for language in languages[hash] ?? [] { hits[language] += 1 }
    }
    for unit in bytes {
      if Self.isBorder(unit) {
        endWord()
      } else {
        var hash = word ?? WordHash()
        hash.add(unit.asciiLowercased)
        word = hash
      }
    }
    endWord()
    return words
  }

  private static func isBorder(_ unit: UInt8) -> Bool { unit < 0x80 && !unit.isASCIILetter }
}

/// How many letters of which script there are, by the lead bytes of UTF-8.
private struct ScriptCount {
  private var letters = 0
  private var han = 0
  private var kana = 0
  private var hangul = 0

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    for (index, unit) in zip(bytes.indices, bytes) where !unit.isUTF8Continuation {
      if unit.isASCIILetter || unit >= 0xC3 { letters += 1 }
      switch unit {
      case 0xE3: if index + 1 < bytes.endIndex, (0x81...0x83).contains(bytes[index + 1]) { kana += 1 }
      case 0xE4...0xE9: han += 1
      case 0xEB, 0xEC: hangul += 1
      default: break
      }
    }
  }

  /// The language of a script that one language has; nil for the others. A name in Chinese characters makes no text.
  var tag: String? {
    guard (han + kana + hangul) * 3 > letters else { return nil }
    if hangul > han + kana { return "ko" }
    return kana * 10 > han ? "ja" : "zh"
  }
}
