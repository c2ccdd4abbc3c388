import DocumentModel
import Text

/// Tells the language of a text by its script and its most frequent words.
///
/// Vendors translate the frame of a page and leave the guide in English, so what a page states is not always true.
struct TextLanguage: Sendable {
  private let languages: [(tag: String, words: Set<[UInt8]>)]
  /// Bytes of text that are looked at.
  private static let reach = 20_000
  /// Words that there must be, and the share of them, in percent, that a language's frequent words make up.
  private static let (fewestWords, leastShare) = (20, 12)

  /// `entries`: a BCP 47 tag and the language's frequent words each, parted by spaces.
  init(_ entries: [String]) {
    languages = entries.compactMap { entry in
      let words = entry.utf8.split(separator: 0x20).map(Array.init)
      return words.first.map { (String(decoding: $0, as: UTF8.self), Set(words.dropFirst())) }
    }
  }

  /// The BCP 47 tag of the language that `blocks` are written in; nil where it cannot be told.
  func tag(of blocks: [Block], in text: SourceText) -> String? {
    var left = Self.reach
    var script = ScriptCount()
    var words = 0
    var hits = [Int](repeating: 0, count: languages.count)
    for block in blocks where block.asserts && left > 0 {
      let bytes = text[block.range].prefix(left)
      left -= bytes.count
      script.add(bytes)
      for word in bytes.split(whereSeparator: Self.isBorder) {
        words += 1
        let folded = word.map(\.asciiLowercased)
        for index in languages.indices where languages[index].words.contains(folded) { hits[index] += 1 }
      }
    }
    if let tag = script.tag { return tag }
    guard words >= Self.fewestWords, let best = hits.indices.max(by: { hits[$0] < hits[$1] }) else {
      return nil
    }
    let isClear = hits.indices.allSatisfy { $0 == best || hits[$0] * 4 < hits[best] * 3 }
    return isClear && hits[best] * 100 >= words * Self.leastShare ? languages[best].tag : nil
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
