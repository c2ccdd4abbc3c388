import DocumentModel
import Text

/// Markdown takes lines without a blank one between them as one paragraph: many authors give each sentence a line.
extension LineWalk {
  /// Whether headings are marked by `#`, the first line or several (one may be anything), and at least a tenth of the
  /// lines is blank.
  static func partsByBlankLines(_ lines: [Line], source: SourceText) -> Bool {
    guard lines.count(where: \.isBlank) * 10 >= lines.count else { return false }
    func isHeading(_ line: Line) -> Bool {
      guard case .heading = LineShape(line, in: source.bytes) else { return false }
      return true
    }
    return lines.first { !$0.isBlank }.map(isHeading) ?? false
      || lines.lazy.filter(isHeading).prefix(2).count > 1
  }

  /// Whether `content` goes on with the paragraph of `last`: both are prose, and nothing asks for a break.
  func goesOnInMarkdown(_ last: ByteRange, _ content: ByteRange) -> Bool {
    guard partsByBlankLines, !isInReferences, last.count >= 40 else { return false }
    let words = source[content]
    return layout.endsSentence(last) || words.hasPrefix("[@") || !layout.endsSentence(content)
  }

  /// Whether the author wants a new line here: by a hard break, or by a label in bold letters.
  func breaksInMarkdown(_ last: ByteRange, _ content: ByteRange) -> Bool {
    guard partsByBlankLines, !isInReferences, !source.bytes[content.start].isASCIILower else { return false }
    return isHardBreak(last) || isBoldLabel(content)
  }

  /// "**Aim:** to find out", "**Aim**: to find out".
  private func isBoldLabel(_ line: ByteRange) -> Bool {
    let words = source[line]
    guard words.hasPrefix("**") || words.hasPrefix("__") else { return false }
    let mark = words.first
    let label = words.dropFirst(2).prefix(60).prefix { $0 != mark }
    return label.last == byte(":") || words[label.endIndex...].dropFirst(2).first == byte(":")
  }

  /// Whether two spaces or a backslash stand at the end of the line: the author wants a new one.
  private func isHardBreak(_ line: ByteRange) -> Bool {
    source.bytes[line.end - 1] == byte("\\") || source.bytes[line.end...].hasPrefix("  ")
  }
}
