import Text

/// How the lines of a text are broken: by its author, or by a page that is so wide.
struct LineLayout {
  /// The usual length of full lines, in bytes; nil where paragraphs stand on one line each.
  let width: Int?
  /// Whether most lines are no longer than a page is wide, though some are.
  let isBroken: Bool
  private let bytes: [UInt8]

  init(_ lines: [Line], bytes: [UInt8]) {
    self.bytes = bytes
    var lengths = lines.lazy.filter { $0.content.count > 20 }.map(\.content.count).sorted()
    lengths = lengths.isEmpty ? [0] : lengths
    let long = lengths[lengths.count * 9 / 10]
    let usual = lengths[lengths.count * 3 / 4]
    isBroken = usual > 0 && usual <= 140
    width = long > 0 && long <= 140 ? long : nil
  }

  /// Whether `next` goes on with the sentence or paragraph of `line`, when nothing but a line end is between them.
  func joins(_ line: ByteRange, _ next: ByteRange) -> Bool {
    let first = bytes[next.start]
    let last = lastLetter(of: line)
    let endsSentence = endsSentence(line)
    if first.isASCIILower { return true }
    guard let width else { return last == byte(",") || last == byte("-") || last == byte("(") }
    if line.count * 4 >= width * 3 { return true }
    return !endsSentence && line.count * 2 >= width
  }

  /// Whether `line` ends with a stop, whatever quotes, brackets or callouts follow it.
  func endsSentence(_ line: ByteRange) -> Bool {
    let last = lastLetter(of: line)
    return last == byte(".") || last == byte("?") || last == byte("!") || last == byte(":")
  }

  /// The last byte of `line` but for closing quotes, brackets with their callouts, and mark-up.
  private func lastLetter(of line: ByteRange) -> UInt8 {
    var index = line.end - 1
    while index > line.start {
      switch bytes[index] {
      case byte("]"):
        while index > line.start, bytes[index] != byte("[") { index -= 1 }
        index -= 1
      case byte(")"), byte("\""), byte("*"), byte("_"), byte("'"), 0x20: index -= 1
      case 0x99, 0x9D: index -= isClosingQuote(index) ? 3 : 1
      default: return bytes[index]
      }
    }
    return bytes[line.start]
  }

  /// Whether a U+2019 or U+201D ends at `index`.
  private func isClosingQuote(_ index: Int) -> Bool {
    index > 1 && bytes[index - 2] == 0xE2 && bytes[index - 1] == 0x80
  }
}
