public import DocumentModel
public import Text

/// Splits sentences into tokens: words, numbers and single punctuation marks.
///
/// Hyphens and slashes are tokens of their own ("T", "-", "ALL"), as in the CRAFT treebank; decimals ("1.5",
/// "2,000") stay whole; "n't" and "'s" are split off, as in the Penn Treebank. What is skipped (callouts) gives
/// no token and ends one.
public struct Tokenizer: Sendable {
  private let lemmatizer: Lemmatizer

  /// A tokenizer that takes lemmas from `lemmatizer`.
  public init(lemmatizer: Lemmatizer) { self.lemmatizer = lemmatizer }

  /// The tokens of all `sentences`, in order, and the sentences with their token ranges filled in. No token
  /// touches the ranges of `citations`.
  public func tokenize(
    _ sentences: [Sentence], in text: SourceText, citations: [Citation]
  )
    -> (tokens: [Token], sentences: [Sentence])
  {
    var tokens: [Token] = []
    var result = sentences
    var callouts = citations.map(\.range)[...]
    for index in result.indices {
      let range = result[index].range
      while let first = callouts.first, first.end <= range.start { callouts.removeFirst() }
      let inside = callouts.prefix { $0.start < range.end }
      let lower = tokens.count
      append(tokensOf: range, in: text, skipping: inside, to: &tokens)
      result[index].tokens = lower..<tokens.count
    }
    return (tokens, result)
  }

  /// The tokens of one stretch of text.
  public func tokens(in text: SourceText, range: ByteRange) -> [Token] {
    var tokens: [Token] = []
    append(tokensOf: range, in: text, skipping: [], to: &tokens)
    return tokens
  }

  private func append(
    tokensOf range: ByteRange, in text: SourceText, skipping callouts: ArraySlice<ByteRange>,
    to tokens: inout [Token]
  ) {
    var index = range.start
    var callouts = callouts
    while index < range.end {
      if let callout = callouts.first, callout.start <= index {
        index = max(index, callout.end)
        callouts.removeFirst()
        continue
      }
      let limit = min(range.end, callouts.first?.start ?? range.end)
      let (kind, length) = TextScalar.at(index, in: text.bytes)
      switch kind {
      case .space: index += length
      case .mark:
        tokens.append(token(ByteRange(index, index + length), in: text))
        index += length
      case .word:
        let end = Self.endOfWord(from: index, limit: limit, in: text.bytes)
        appendWord(ByteRange(index, end), in: text, to: &tokens)
        index = end
      }
    }
  }

  /// Adds a word; "n't" and "'s" become tokens of their own.
  private func appendWord(_ range: ByteRange, in text: SourceText, to tokens: inout [Token]) {
    for suffix in ["n't", "n’t", "'s", "’s"] where text[range].reversed().starts(with: suffix.utf8.reversed())
    {
      let split = range.end - suffix.utf8.count
      guard split > range.start else { break }
      tokens.append(token(ByteRange(range.start, split), in: text))
      tokens.append(token(ByteRange(split, range.end), in: text))
      return
    }
    tokens.append(token(range, in: text))
  }

  private func token(_ range: ByteRange, in text: SourceText) -> Token {
    let form = text.string(range).lowercased()
    let inflection = lemmatizer.inflection(of: form)
    return Token(range: range, form: form, lemma: inflection.lemma, tag: inflection.tag)
  }

  private static func endOfWord(from start: Int, limit: Int, in bytes: [UInt8]) -> Int {
    var index = start
    while index < limit {
      let (kind, length) = TextScalar.at(index, in: bytes)
      if kind == .word {
        index += length
      } else if index > start, let joint = jointLength(at: index, limit: limit, in: bytes) {
        index += joint
      } else {
        break
      }
    }
    return index
  }

  /// The length of a mark that joins what stands on both its sides into one word: the point of a decimal, the
  /// comma of thousands, an apostrophe.
  private static func jointLength(at index: Int, limit: Int, in bytes: [UInt8]) -> Int? {
    func digit(_ offset: Int) -> Bool { offset < limit && bytes[offset].isASCIIDigit }
    switch bytes[index] {
    case byte("."):
      return digit(index - 1) && digit(index + 1) ? 1 : nil
    case byte(","):
      let isThousands = digit(index - 1) && digit(index + 1) && digit(index + 2) && digit(index + 3)
      return isThousands && !digit(index + 4) ? 1 : nil
    case byte("'"):
      return index + 1 < limit && bytes[index - 1].isASCIIAlphanumeric && bytes[index + 1].isASCIILetter
        ? 1 : nil
    case 0xE2 where index + 3 < limit && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x99:
      return bytes[index - 1].isASCIIAlphanumeric && bytes[index + 3].isASCIILetter ? 3 : nil
    default: return nil
    }
  }
}
