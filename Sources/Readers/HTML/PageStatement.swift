import Text

/// What the head of a page says of its text: the title and the summary that networks and searches show. Words that
/// it repeats are known to be text, whatever they look like.
struct PageStatement {
  /// Shorter beginnings may be a coincidence; in bytes of letters and digits.
  private static let shortestTitle = 10
  private static let shortestLead = 40

  private let titles: [[UInt8]]
  private let summaries: [[UInt8]]

  init(_ tape: MarkupTape) {
    var titles: [[UInt8]] = []
    var summaries: [[UInt8]] = []
    for (index, node) in tape.nodes.enumerated() where node.element == .meta {
      guard let name = tape[index, .property] ?? tape[index, .name], let content = tape[index, .content]
      else {
        continue
      }
      switch name {
      case "og:title", "twitter:title": titles.append(Self.letters(Array(content.utf8)[...]))
      case "og:description", "twitter:description", "description":
        summaries.append(Self.letters(Array(content.utf8)[...]))
      default: break
      }
    }
    self.titles = titles
    self.summaries = summaries
  }

  /// Whether `words` of the source are the title, which in the head may be followed by the name of the site.
  func isTitle(_ words: ArraySlice<UInt8>) -> Bool {
    let letters = Self.letters(words)
    return letters.count >= Self.shortestTitle && titles.contains { $0.starts(with: letters) }
  }

  /// Whether `words` of the source begin as the summary does.
  func isLead(_ words: ArraySlice<UInt8>) -> Bool {
    guard !summaries.isEmpty else { return false }
    let beginning = Self.letters(words.prefix(3 * Self.shortestLead)).prefix(Self.shortestLead)
    return beginning.count == Self.shortestLead && summaries.contains { $0.starts(with: beginning) }
  }

  /// What remains equal when spaces, case, quotes and dashes do not.
  private static func letters(_ words: ArraySlice<UInt8>) -> [UInt8] {
    var letters: [UInt8] = []
    var index = words.startIndex
    while index < words.endIndex {
      let unit = words[index]
      if unit == byte("&"), let reference = CharacterReference(in: words, at: index) {
        letters += Self.letters(reference.bytes[...])
        index += reference.length
      } else if unit == 0xE2, index + 2 < words.endIndex {
        // General punctuation and symbols.
        index += 3
      } else {
        if unit.isASCIIAlphanumeric || unit >= 0xC3 { letters.append(unit.asciiLowercased) }
        index += 1
      }
    }
    return letters
  }
}
