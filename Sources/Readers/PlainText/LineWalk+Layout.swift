import DocumentModel
import Text

/// Tables whose columns are kept by spaces, as `pdftotext -layout` writes them.
extension LineWalk {
  /// Spaces between two cells, at least.
  private static let narrowest = 3
  private static let fewestRows = 3

  /// Writes the table that begins at the line `next`; false where it is none.
  mutating func writeLayoutTable() -> Bool {
    guard isPrinted, next >= tablesTriedTo, layoutCells(lines[next]).count > 2 else { return false }
    var rows: [[(cell: ByteRange, column: Int)]] = []
    var end = next
    while end < lines.count {
      let cells = layoutCells(lines[end])
      if cells.count > 1 {
        rows.append(cells)
      } else if !lines[end].isBlank || end + 1 == lines.count || layoutCells(lines[end + 1]).count < 2 {
        break
      }
      end += 1
    }
    guard rows.count >= Self.fewestRows, rows.count(where: { $0.count > 2 }) * 3 >= rows.count * 2,
      let columns = rows.max(by: { $0.count < $1.count })?.map(\.column)
    else {
      tablesTriedTo = end
      return false
    }
    flush()
    next = end
    writeRows(rows.map { aligned($0, columns) }, hasHeads: true)
    table = nil
    return true
  }

  /// The cells of a line and the columns that they begin at, one a scalar.
  private func layoutCells(_ line: Line) -> [(cell: ByteRange, column: Int)] {
    guard line.content.count > 6 else { return [] }
    var cells: [(ByteRange, Int)] = []
    var start = (byte: line.content.start, column: line.indent)
    var column = line.indent
    var spaces = 0
    for index in line.content.indices {
      let unit = source.bytes[index]
      if unit == 0x20 {
        spaces += 1
      } else {
        if spaces >= Self.narrowest {
          cells.append((ByteRange(start.byte, index - spaces), start.column))
          start = (index, column)
        }
        spaces = 0
      }
      if !unit.isUTF8Continuation { column += 1 }
    }
    cells.append((ByteRange(start.byte, line.content.end), start.column))
    return cells
  }

  /// The cells of a row, each below the head that begins nearest; nothing where a column is empty.
  private func aligned(_ row: [(cell: ByteRange, column: Int)], _ columns: [Int]) -> [ByteRange] {
    if row.count == columns.count { return row.map(\.cell) }
    var cells: [ByteRange] = []
    for (place, (cell, column)) in row.enumerated() {
      let left = row.count - place
      let last = columns.count - left
      let nearest = (cells.count...max(cells.count, last)).min {
        abs(columns[$0] - column) < abs(columns[$1] - column)
      }
      while cells.count < nearest ?? 0 { cells.append(ByteRange(cell.start, cell.start)) }
      cells.append(cell)
    }
    return cells
  }
}
