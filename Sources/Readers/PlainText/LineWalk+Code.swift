import DocumentModel
import Text

extension LineWalk {
  /// Writes the fenced block that begins at the line `next`; one without an end goes to the next blank line.
  mutating func writeCode(until fence: UInt8) {
    flush()
    let start = next + 1
    let close = lines[start...].firstIndex { LineShape($0, in: source.bytes) == .fence(fence) }
    let end = close ?? lines[start...].firstIndex(where: \.isBlank) ?? lines.count
    writeCode(start..<end)
    next = close == nil ? max(end, start) : end + 1
  }

  /// Whether `line` begins the source of a graph that lost its fences.
  func isGraph(_ line: Line) -> Bool {
    let words = source[line.content]
    return (words.hasPrefix("digraph ") || words.hasPrefix("graph ")) && words.contains(byte("{"))
  }

  /// Writes graph source up to the brace that closes it.
  mutating func writeGraph() {
    flush()
    var depth = 0
    var end = next
    while end < lines.count {
      for unit in source[lines[end].content] {
        if unit == byte("{") { depth += 1 } else if unit == byte("}") { depth -= 1 }
      }
      end += 1
      if depth <= 0 { break }
    }
    writeCode(next..<end)
    next = end
  }

  private mutating func writeCode(_ range: Range<Int>) {
    guard let first = range.first, let last = range.last else { return }
    composer.begin(.code)
    composer.writeVerbatim(
      ByteRange(lines[first].content.start, max(lines[first].content.start, lines[last].content.end)))
    composer.end()
  }
}
