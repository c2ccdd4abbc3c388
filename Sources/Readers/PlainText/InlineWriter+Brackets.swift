import DocumentModel
import Text

/// Brackets that are no links with an address of their own: footnotes, references to definitions, wiki links.
extension InlineWriter {
  /// What a pair of brackets refers to.
  struct Referral {
    var target: String
    /// Where to go on after the words.
    var resume: Int
    var keepsBracket: Bool
  }

  /// What the brackets from `open` to `close` refer to by a definition: `[words][label]`, `[label][]`, `[label]`.
  /// Numbers side by side, `[1][2]`, are two callouts.
  func referral(_ open: Int, _ close: Int, before end: Int) -> Referral? {
    guard !definitions.addresses.isEmpty else { return nil }
    let words = bytes[(open + 1)..<close]
    let isCallout = Links.isCallout(words)
    if close + 1 < end, bytes[close + 1] == byte("["),
      let second = bytes[..<end].firstIndex(of: "]", from: close + 2)
    {
      let label = second == close + 2 ? words : bytes[(close + 2)..<second]
      let isPrinted = Definitions.isEscaped(open, bytes)
      if let target = definitions.addresses[Definitions.label(label)],
        isPrinted || !isCallout || !Links.isCallout(label)
      {
        return Referral(target: target, resume: second + 1, keepsBracket: isCallout && !isPrinted)
      }
    }
    return definitions.addresses[Definitions.label(words)].map {
      Referral(target: $0, resume: close + 1, keepsBracket: isCallout)
    }
  }

  /// Writes the key of a work as a link to it.
  func meetKey(_ index: Int, _ text: ByteRange, _ line: ByteRange, _ composer: inout Composer) -> Int? {
    guard let key = CitationKey(in: bytes[line.start..<line.end], at: index) else { return nil }
    composer.write(text)
    composer.openMark(.link(target: key.address))
    composer.write(ByteRange(index, key.end))
    composer.closeMark()
    return key.end
  }

  /// Writes the call of a footnote, `[^1]`: as `[1]` where footnotes cite works, as it stands where they are remarks.
  func meetNote(_ index: Int, _ text: ByteRange, _ line: ByteRange, _ composer: inout Composer) -> Int? {
    guard index + 2 < line.end, bytes[index + 1] == byte("^"),
      let close = bytes[..<line.end].firstIndex(of: "]", from: index + 2),
      case let label = Definitions.label(bytes[(index + 2)..<close]), let number = definitions.notes[label]
    else { return nil }
    composer.write(text)
    composer.openMark(.link(target: "#" + Definitions.anchor(label)))
    if definitions.notesAreReferences {
      composer.write(ByteRange(index, index + 1))
      composer.write(bytes: Array(String(number).utf8), for: ByteRange(index + 1, close))
      composer.write(ByteRange(close, close + 1))
    } else {
      composer.write(ByteRange(index, close + 1))
    }
    composer.closeMark()
    return close + 1
  }

  /// The words of a wiki link, `[[page]]` or `[[page|words]]`, and where to go on; old journals print callouts as
  /// `[[2-4]]`.
  func wikiLink(_ index: Int, before end: Int) -> (words: ByteRange, resume: Int)? {
    guard index + 4 < end, bytes[index] == byte("["), bytes[index + 1] == byte("["),
      case let inside = bytes[(index + 2)..<min(end, index + 300)].prefix(while: {
        $0 != byte("[") && $0 != byte("]")
      }), case let close = inside.endIndex, bytes[close..<end].hasPrefix("]]"), !inside.isEmpty,
      !Links.isCallout(inside)
    else { return nil }
    let start = inside.lastIndex(of: byte("|")).map { $0 + 1 } ?? inside.startIndex
    return start < close ? (ByteRange(start, close), close + 2) : nil
  }
}
