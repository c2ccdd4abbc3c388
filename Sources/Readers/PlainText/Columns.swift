import Text

/// Parts the two columns of pages whose lines run across both, as `pdftotext -layout` writes them: the left column comes
/// first, then the right.
struct Columns {
  let source: SourceText
  /// Pages whose columns were parted.
  private(set) var parted = 0
  /// Pages that look as if they had columns, but no gutter that parts them.
  private(set) var unparted = 0
  /// Lines with a gap at the gutter, at least.
  private static let fewest = 12
  /// What stands on a line between white space, and at which column (one a scalar) it begins and ends.
  private struct Piece {
    var range: ByteRange
    var start: Int
    var end: Int
  }

  init(_ source: SourceText) { self.source = source }

  mutating func part(_ lines: inout [Line]) {
    let starts = [0] + lines.indices.filter { $0 > 0 && lines[$0].beginsPage }
    guard starts.count > 1 || lines.count < 200 else { return }
    var result: [Line] = []
    result.reserveCapacity(lines.count)
    for (place, start) in starts.enumerated() {
      let end = place + 1 < starts.count ? starts[place + 1] : lines.count
      result += page(lines[start..<end])
    }
    lines = result
  }

  private mutating func page(_ lines: ArraySlice<Line>) -> [Line] {
    let pieces = lines.map { self.pieces(of: $0) }
    guard let gutter = self.gutter(pieces) else { return Array(lines) }
    guard gutter.crossing * 2 <= gutter.gaps else {
      unparted += 1
      return Array(lines)
    }
    parted += 1
    var result = inOrder(lines, pieces, at: gutter.column)
    if let first = lines.first, first.beginsPage, !result.isEmpty { result[0].beginsPage = true }
    return result
  }

  /// The words of `line` between gaps of two spaces and more.
  private func pieces(of line: Line) -> [Piece] {
    var pieces: [Piece] = []
    var column = line.indent
    var open: (byte: Int, column: Int)?
    var last = (byte: line.content.start, column: column)
    for index in line.content.indices {
      let unit = source.bytes[index]
      if unit.isUTF8Continuation { last.byte = index + 1 }
      guard !unit.isUTF8Continuation else { continue }
      if unit != 0x20 {
        if let start = open, column - last.column > 1 {
          pieces.append(
            Piece(range: ByteRange(start.byte, last.byte), start: start.column, end: last.column))
          open = nil
        }
        open = open ?? (index, column)
        last = (index + 1, column + 1)
      }
      column += 1
    }
    if let open {
      pieces.append(
        Piece(range: ByteRange(open.byte, line.content.end), start: open.column, end: last.column))
    }
    return pieces
  }

  /// The column that the most lines leave free with prose on both sides, and how many lines do and do not.
  private func gutter(_ lines: [[Piece]]) -> (column: Int, gaps: Int, crossing: Int)? {
    let width = min(400, lines.compactMap { $0.last?.end }.max() ?? 0)
    guard width > 60 else { return nil }
    // Differences: how many gaps, and how many words, begin and end at each column.
    var gaps = [Int](repeating: 0, count: width + 2)
    var words = gaps
    for line in lines {
      for (place, piece) in line.enumerated() where piece.end <= width {
        words[piece.start] += 1
        words[piece.end] -= 1
        guard place > 0, isProse(line[place - 1]), isProse(piece) else { continue }
        gaps[line[place - 1].end] += 1
        gaps[piece.start] -= 1
      }
    }
    for column in 1..<gaps.count {
      gaps[column] += gaps[column - 1]
      words[column] += words[column - 1]
    }
    let middle = width / 4..<width * 3 / 4
    guard let most = gaps[middle].max(), most >= Self.fewest else { return nil }
    let free = middle.filter { gaps[$0] * 10 >= most * 9 }
    guard let column = free.min(by: { words[$0] < words[$1] }) else { return nil }
    return (column, gaps[column], words[column])
  }

  /// A few words, mostly in small letters: what a cell of figures is not.
  private func isProse(_ piece: Piece) -> Bool {
    let words = source[piece.range]
    return words.count > 24 && words.count { $0 == 0x20 } > 2
      && words.count(where: \.isASCIILower) * 2 > words.count
  }

  /// The lines of a page, column by column; a line across both parts what is above from what is below.
  private func inOrder(_ lines: ArraySlice<Line>, _ pieces: [[Piece]], at gutter: Int) -> [Line] {
    var result: [Line] = []
    var left: [Line] = []
    var right: [Line] = []
    for (line, pieces) in zip(lines, pieces) {
      if pieces.contains(where: { $0.start <= gutter && $0.end > gutter }) {
        result += left + right
        left = []
        right = []
        result.append(line)
        continue
      }
      left.append(half(pieces.filter { $0.end <= gutter }, of: line, from: 0))
      right.append(half(pieces.filter { $0.start > gutter }, of: line, from: gutter))
    }
    result += left + right
    for index in result.indices { result[index].beginsPage = false }
    return result
  }

  private func half(_ pieces: [Piece], of line: Line, from column: Int) -> Line {
    guard let first = pieces.first, let last = pieces.last else {
      return Line(content: ByteRange(line.content.start, line.content.start), indent: 0)
    }
    return Line(
      content: ByteRange(first.range.start, last.range.end), indent: max(0, first.start - column))
  }
}
