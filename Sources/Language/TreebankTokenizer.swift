public import Text

/// Splits a sentence into tokens as the CRAFT treebank does, for tagger and parser.
///
/// Hyphens, slashes and all marks are tokens of their own ("p53", "-", "dependent"), but a hyphen behind a prefix that is no
/// word ("anti-inflammatory") or before "fold" ("10-fold"), the stops of abbreviations and initials ("i.v.", "Fig."), "°C",
/// the charge of an ion ("Ca2+"), addresses and runs of asterisks stay whole; "cannot", "n't" and "'s" are split.
///
/// It stands beside ``Tokenizer``, with which it shares what a character is: the rules of `Pipelines/rules` and the
/// vocabulary count on that one's tokens, which split every prefix and every stop.
public struct TreebankTokenizer: Sendable {
  private let abbreviations: Set<String>
  private let prefixes: Set<String>

  /// A tokenizer that knows the abbreviations and prefixes of `resources`.
  public init(_ resources: LanguageResources) {
    abbreviations = resources.boundaries.abbreviations
    prefixes = resources.prefixes
  }

  /// The tokens of one sentence.
  public func tokens(in text: SourceText, range: ByteRange) -> [ByteRange] {
    var tokens: [ByteRange] = []
    var scan = TokenScan(bytes: text.bytes, start: range.start, limit: range.end)
    while let token = scan.next(isPrefix: isPrefix, isAbbreviation: isAbbreviation) {
      appendParts(of: token, in: text.bytes, to: &tokens)
    }
    return tokens
  }

  private func isPrefix(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count < 8 && prefixes.contains(String(decoding: bytes.map(\.asciiLowercased), as: UTF8.self))
  }

  private func isAbbreviation(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count < 16 && abbreviations.contains(String(decoding: bytes.map(\.asciiLowercased), as: UTF8.self))
  }

  /// Adds a token; clitics become tokens of their own.
  private func appendParts(of token: ByteRange, in bytes: [UInt8], to tokens: inout [ByteRange]) {
    let form = bytes[token.indices]
    let clitic = Self.clitics.first { $0.count < form.count && form.suffix($0.count).elementsEqual($0) }
    let length = form.equalsIgnoringASCIICase("cannot") ? 3 : clitic?.count
    guard let length else {
      tokens.append(token)
      return
    }
    tokens.append(ByteRange(token.start, token.end - length))
    tokens.append(ByteRange(token.end - length, token.end))
  }

  private static let clitics = [
    "n't", "n’t", "'s", "’s", "'S", "’S", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m",
  ].map { Array($0.utf8) }
}
