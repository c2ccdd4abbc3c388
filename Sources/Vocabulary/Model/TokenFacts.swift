import DocumentModel
import SequenceLabeling
import Text

/// What a model sees of one token, as hashes.
struct TokenFacts {
  /// Its form in lower case, digits as `0`.
  var word: UInt64
  /// Its form as it stands.
  var exact: UInt64
  /// Its lemma.
  var lemma: UInt64
  /// The kinds of its letters, runs as one: "Xx0".
  var pattern: UInt64
  /// Its first two to five letters, lower case, as far as it has them.
  var prefixes: [UInt64]
  /// Its last two to five.
  var suffixes: [UInt64]
  /// Stretches of four letters.
  var grams: [UInt64]
  /// What stands before it: nothing, white space, more.
  var gap: UInt8
  /// Whether it is a mark.
  var isMark: Bool
  /// The first token between white space that it belongs to.
  var chunk = 0

  /// Facts of a place outside the sentence.
  static let outside = TokenFacts()

  private init() {
    (word, exact, lemma, pattern) = (1, 1, 1, 1)
    (prefixes, suffixes, grams) = ([], [], [])
    (gap, isMark) = (2, false)
  }

  /// The facts of `token`, whose last neighbour ends at byte `before`.
  init(_ token: Token, in text: SourceText, before: Int) {
    let bytes = Hyphen.plain(text[token.range])
    lemma = FeatureHash.of(token.lemma.utf8)
    exact = FeatureHash.of(bytes)
    let lower = bytes.map(\.asciiLowercased)
    word = FeatureHash.of(lower.map { $0.isASCIIDigit ? byte("0") : $0 })
    pattern = Self.pattern(bytes)
    prefixes = Self.starts(lower)
    suffixes = Self.starts(lower.reversed())
    grams = lower.count < 6 ? [] : (0...(lower.count - 4)).map { FeatureHash.of(lower[$0..<($0 + 4)]) }
    gap = token.range.start == before ? 0 : token.range.start - before == 1 ? 1 : 2
    isMark = bytes.count == 1 && !(bytes.first?.isASCIIAlphanumeric ?? false)
  }

  /// The hash of the kinds of letters in `bytes`, runs as one.
  static func pattern(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = FeatureHash.start
    var last: UInt8 = 0
    for unit in bytes {
      let kind =
        unit.isASCIIUpper
        ? byte("X")
        : unit.isASCIILower ? byte("x") : unit.isASCIIDigit ? byte("0") : unit >= 0x80 ? byte("u") : unit
      if kind != last { hash = FeatureHash.byte(hash, kind) }
      last = kind
    }
    return hash
  }

  /// The hashes of the first two to five bytes.
  static func starts(_ bytes: some Sequence<UInt8>) -> [UInt64] {
    var hash = FeatureHash.start
    var result: [UInt64] = []
    for (index, unit) in bytes.prefix(5).enumerated() {
      hash = FeatureHash.byte(hash, unit)
      if index > 0 { result.append(hash) }
    }
    return result
  }
}

/// What a model sees of a stretch between white space, such as "9-β-D-arabinofuranosylguanine,".
struct ChunkFacts {
  /// Its letters in lower case, digits as `0`, without marks at its ends.
  var word: UInt64 = 2
  /// The kinds of its letters, runs as one.
  var pattern: UInt64 = 2
  /// Its last four letters.
  var suffix: UInt64 = 2
  /// Its tokens.
  var tokens: Range<Int> = 0..<0

  static let outside = ChunkFacts()

  private init() {}

  /// The facts of the tokens `tokens`.
  init(_ tokens: Range<Int>, of all: [Token], facts: ArraySlice<TokenFacts>, in text: SourceText) {
    self.tokens = tokens
    var core = tokens
    while let first = core.first, facts[first].isMark, core.count > 1 { core = (first + 1)..<core.upperBound }
    while let last = core.last, facts[last].isMark, core.count > 1 { core = core.lowerBound..<last }
    let bytes = Hyphen.plain(
      text[ByteRange(all[core.lowerBound].range.start, all[core.upperBound - 1].range.end)])
    let lower = bytes.map(\.asciiLowercased)
    word = FeatureHash.of(lower.map { $0.isASCIIDigit ? byte("0") : $0 })
    pattern = TokenFacts.pattern(bytes)
    suffix = FeatureHash.of(lower.suffix(4))
  }
}
