import Text

/// A line of plain text, without what ends it.
struct Line {
  /// Its bytes in the source, white space at its ends left out.
  var content: ByteRange
  /// Columns of white space before it; a tab goes to the next fourth.
  var indent: Int
  /// Whether a form feed stands before it.
  var beginsPage = false

  var isBlank: Bool { content.isEmpty }

  /// The lines of `source`, ended by LF, CR LF, CR or form feed.
  static func split(_ source: SourceText) -> [Line] {
    let bytes = source.bytes
    var lines: [Line] = []
    var start = 0
    var beginsPage = false
    var index = 0
    while index <= bytes.count {
      let unit = index < bytes.count ? bytes[index] : 0x0A
      guard unit == 0x0A || unit == 0x0D || unit == 0x0C else {
        index += 1
        continue
      }
      lines.append(line(bytes, start, index, beginsPage))
      beginsPage = unit == 0x0C
      if unit == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
      index += 1
      start = index
    }
    return lines
  }

  private static func line(_ bytes: [UInt8], _ start: Int, _ end: Int, _ beginsPage: Bool) -> Line {
    var lower = start
    var indent = 0
    while lower < end, let width = spaceWidth(bytes, lower) {
      indent = bytes[lower] == 0x09 ? (indent / 4 + 1) * 4 : indent + 1
      lower += width
    }
    var upper = end
    while upper > lower, bytes[upper - 1].isASCIISpace { upper -= 1 }
    return Line(content: ByteRange(lower, max(lower, upper)), indent: indent, beginsPage: beginsPage)
  }

  /// The length of the white space at `index`: ASCII, or a no-break space, with which exports indent and fill lines.
  private static func spaceWidth(_ bytes: [UInt8], _ index: Int) -> Int? {
    if bytes[index].isASCIISpace { return 1 }
    return bytes[index] == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? 2 : nil
  }
}
