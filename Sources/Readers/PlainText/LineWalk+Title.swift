import DocumentModel
import Text

extension LineWalk {
  /// Where no line is marked as the title, the first line of words that stands alone is.
  mutating func writeTitle() {
    let hasTitle = lines.contains { line in
      if case .heading(level: 1, _) = LineShape(line, in: source.bytes) { true } else { false }
    }
    while next < lines.count, lines[next].isBlank { next += 1 }
    guard !hasTitle, next < lines.count else { return }
    let first = lines[next].content
    if vocabulary.titleLabels.contains(source[first]), next + 1 < lines.count, !lines[next + 1].isBlank {
      next += 2
      writeHeading(lines[next - 1].content, level: 1)
    } else if let place = titleLine() {
      writeTitle(at: place)
    }
  }

  /// The first line that is not boilerplate, where it looks like a title.
  private func titleLine() -> Int? {
    var place = next
    while place < lines.count, place < next + 6 {
      let line = lines[place].content
      if lines[place].isBlank || vocabulary.isSetAside(source[line]) {
        place += 1
        continue
      }
      guard LineShape(lines[place], in: source.bytes) == .text, isTitle(line) else { return nil }
      let isAlone = place + 1 < lines.count && lines[place + 1].isBlank
      return isAlone && lines[(place + 1)...].contains { !$0.isBlank } ? place : nil
    }
    return nil
  }

  private func isTitle(_ line: ByteRange) -> Bool {
    let words = source[line]
    let known = vocabulary.sectionHeadings.contains(words) || vocabulary.referenceHeadings.contains(words)
    guard line.count <= 250, line.count >= 3, !known, !layout.endsSentence(line) else {
      return false
    }
    return words.contains(where: \.isASCIILetter) || words.contains { $0 >= 0x80 }
  }

  private mutating func writeTitle(at place: Int) {
    while next < place {
      if lines[next].isBlank {
        flush()
      } else {
        begin(LineWalk.paragraph)
        pending.append(lines[next].content)
      }
      next += 1
    }
    flush()
    next = place + 1
    let words = lines[place].content
    writeHeading(headings.heading(words, isAlone: false).map(\.words) ?? words, level: 1)
  }
}
