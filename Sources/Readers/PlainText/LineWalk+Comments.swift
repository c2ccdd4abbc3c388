import DocumentModel
import Text

/// Comments of HTML, which no reader of the text sees: they are set aside.
extension LineWalk {
  /// Where the comment ends that begins the line `next`, as a place in the source; nil where there is none.
  mutating func commentEnd() -> Int? {
    let line = lines[next]
    guard !hasOpenComment, source[line.content].hasPrefix("<!--") else { return nil }
    let end = source.bytes.firstIndex(of: "-->", from: line.content.start + 4)
    hasOpenComment = end == nil
    return end
  }

  /// Writes the comment that begins the line `next` and ends before `end`; what follows on its last line is text.
  mutating func writeComment(until end: Int) {
    flush()
    table = nil
    composer.begin(.boilerplate)
    composer.write(source.trimmed(ByteRange(lines[next].content.start + 4, end)))
    composer.end()
    while next < lines.count, lines[next].content.end < end + 3 { next += 1 }
    guard next < lines.count, lines[next].content.start <= end else { return }
    let rest = source.trimmed(ByteRange(end + 3, lines[next].content.end))
    next += 1
    guard !rest.isEmpty else { return }
    begin(LineWalk.paragraph)
    pending.append(rest)
  }
}
