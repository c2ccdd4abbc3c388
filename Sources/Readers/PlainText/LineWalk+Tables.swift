import DocumentModel
import Text

/// The heads of the table before, for one that goes on.
struct TextTableHeads {
  var columns: Int
}

extension LineWalk {
  /// What parts the cells of a row.
  enum CellBorder {
    case tab, pipe
  }

  /// Writes the table that begins at the line `next`; false where it is no table.
  mutating func writeTable(_ border: CellBorder) -> Bool {
    var rows: [[ByteRange]] = []
    var hasRule = false
    var end = next
    scan: while end < lines.count {
      switch LineShape(lines[end], in: source.bytes) {
      case .tabRow where border == .tab, .pipeRow where border == .pipe:
        rows.append(cells(of: lines[end].content, border))
      case .ruleRow: hasRule = true
      case .text where border == .pipe && lines[end].content.count > 1 && isPipeRow(lines[end]):
        rows.append(cells(of: lines[end].content, border))
      default: break scan
      }
      end += 1
    }
    let continues = table.map { above in rows.contains { $0.count == above.columns } } ?? false
    guard rows.count > 1 || hasRule || continues, let widest = rows.map(\.count).max(),
      widest > 1 || hasRule && rows.count > 1
    else {
      return false
    }
    flush()
    next = end
    let hasHeads = !continues && rows.count > 1
    writeRows(rows, hasHeads: hasHeads)
    table = TextTableHeads(columns: widest)
    return true
  }

  /// Whether the line `next` holds the heads of a table without pipes at its ends: a rule follows.
  var opensPlainTable: Bool {
    guard next + 1 < lines.count, isPipeRow(lines[next]), isPipeRow(lines[next + 1]) else { return false }
    return isRuleRow(lines[next + 1])
  }

  private func isPipeRow(_ line: Line) -> Bool { source[line.content].contains(byte("|")) }

  private func cells(of row: ByteRange, _ border: CellBorder) -> [ByteRange] {
    let separator = border == .tab ? 0x09 : byte("|")
    var row = row
    if border == .pipe {
      if source.bytes[row.start] == separator { row = ByteRange(row.start + 1, row.end) }
      if row.count > 0, source.bytes[row.end - 1] == separator { row = ByteRange(row.start, row.end - 1) }
    }
    var cells: [ByteRange] = []
    var start = row.start
    let kept = border == .pipe ? wikiPipes(in: row) : []
    for index in row.indices
    where source.bytes[index] == separator && source.bytes[max(row.start, index - 1)] != byte("\\")
      && !kept.contains(index)
    {
      cells.append(source.trimmed(ByteRange(start, index)))
      start = index + 1
    }
    cells.append(source.trimmed(ByteRange(start, row.end)))
    return cells
  }

  /// The pipes of `row` that part page and words of a wiki link: `[[page|words]]`.
  private func wikiPipes(in row: ByteRange) -> [Int] {
    let bytes = source.bytes[..<row.end]
    var pipes: [Int] = []
    var index = row.start
    while let open = bytes.firstIndex(of: "[[", from: index),
      let close = bytes.firstIndex(of: "]]", from: open)
    {
      let inside = bytes[(open + 2)..<max(open + 2, close)].split(
        separator: byte("|"), omittingEmptySubsequences: false)
      if inside.count == 2 { pipes.append(inside[0].endIndex) }
      index = close + 2
    }
    return pipes
  }

  mutating func writeRows(_ rows: [[ByteRange]], hasHeads: Bool) {
    composer.begin(.table)
    var writer = TableWriter()
    for (index, row) in rows.enumerated() {
      writer.beginRow(isHead: hasHeads && index == 0, &composer)
      for cell in row {
        writer.beginCell(isHead: false, columns: 1, rows: 1, &composer)
        var inline = InlineWriter([cell], bytes: source.bytes, definitions: definitions)
        inline.write(cell, to: &composer)
        inline.finish(&composer)
      }
    }
    writer.endRow(&composer)
    composer.end(table: Table(heads: writer.grid.heads, rows: writer.grid.rows))
    lists = TextLists()
  }

  // MARK: One cell a line

  /// The columns of a table whose cells stand one a line, each followed by a pipe: told by its rule.
  func flattenedColumns() -> Int? {
    var end = next
    while end < lines.count, end < next + 12, endsWithPipe(lines[end]), !isRuleRow(lines[end]) { end += 1 }
    guard end > next, end < lines.count, isRuleRow(lines[end]) else {
      return nil
    }
    let columns = cells(of: lines[end].content, .pipe).count
    return columns > 1 && columns == end - next ? columns : nil
  }

  mutating func writeFlattened(_ columns: Int) {
    flush()
    var cells: [ByteRange] = []
    while next < lines.count, endsWithPipe(lines[next]) {
      if !isRuleRow(lines[next]) {
        cells.append(withoutPipe(lines[next].content))
      }
      next += 1
    }
    let rows = stride(from: 0, to: cells.count, by: columns).map {
      Array(cells[$0..<min($0 + columns, cells.count)])
    }
    writeRows(rows, hasHeads: false)
    table = nil
  }

  private func isRuleRow(_ line: Line) -> Bool { LineShape(line, in: source.bytes) == .ruleRow }

  private func endsWithPipe(_ line: Line) -> Bool {
    !line.isBlank && source.bytes[line.content.end - 1] == byte("|")
  }

  private func withoutPipe(_ line: ByteRange) -> ByteRange {
    source.trimmed(ByteRange(line.start, line.end - 1))
  }
}
