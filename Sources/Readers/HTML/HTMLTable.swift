import DocumentModel
import Text

/// What a `<table>` is, and how its cells fall into rows and columns.
struct HTMLTable {
  /// Wider tables are no tables of a note; the rest of a row is left out of the grid, not of the text.
  private static let widest = 400

  private(set) var heads: [Table.Cell] = []
  private(set) var rows: [[Table.Cell]] = []
  private var row: [Table.Cell] = []
  /// Cells that reach down from rows above, by column.
  private var hanging: [Int: (cell: Table.Cell, rows: Int)] = [:]

  /// Whether the table at node `index` holds data: layout tables hold others, headings, forms, or text in one cell only.
  static func isData(_ index: Int, in tape: MarkupTape, _ source: SourceText) -> Bool {
    if ["presentation", "none"].contains(tape[index, .role] ?? "") { return false }
    var cells = 0
    var isInEmptyCell = false
    var hasHeads = false
    var next = index + 1
    while next < tape.nodes[index].end {
      let node = tape.nodes[next]
      next += 1
      switch node.element {
      case nil:
        if isInEmptyCell, !source[node.source].allSatisfy(\.isASCIISpace) {
          cells += 1
          isInEmptyCell = false
        }
      // Within a table that has heads, a table is what a cell says.
      case .table where hasHeads: next = max(next, node.end)
      case .table, .h1, .h2, .h3, .h4, .form, .nav, .article, .section: return false
      case .td, .th:
        isInEmptyCell = true
        hasHeads = hasHeads || node.element == .th
      default: break
      }
    }
    return cells > 1
  }

  /// Places a cell that spans `columns` and `rows`.
  mutating func add(_ cell: Table.Cell, columns: Int, rows: Int) {
    placeHanging()
    for _ in 0..<max(1, min(columns, Self.widest)) where row.count < Self.widest {
      // Zero goes down to the end of the group.
      if rows > 1 || rows == 0 { hanging[row.count] = (cell, rows == 0 ? Int.max : rows - 1) }
      row.append(cell)
    }
  }

  /// Whether one cell goes over a whole row: what it says is said of the table.
  private func isTitle(_ row: [Table.Cell]) -> Bool {
    row.count > 2 && row.allSatisfy { $0.range == row[0].range }
  }

  /// A head takes in what stands above it: all of it where it is empty itself.
  private mutating func join(_ column: Int, _ above: [Table.Cell]) {
    let upper = above[column]
    if heads[column].range.isEmpty {
      heads[column] = upper
    } else if upper.range != heads[column].range, !upper.range.isEmpty {
      heads[column].above = upper.above + [upper.range]
    }
  }

  /// Ends a group of rows, which no cell reaches beyond.
  mutating func endGroup() { hanging = [:] }

  /// Ends a row: one of heads (of several the last counts, joined with those above) or of the body.
  mutating func endRow(isHead: Bool) {
    placeHanging()
    if isHead, rows.isEmpty {
      let above = heads
      heads = row
      if !isTitle(above) { for column in heads.indices where column < above.count { join(column, above) } }
    } else if !row.isEmpty {
      rows.append(row)
    }
    row = []
  }

  /// Repeats the cells that reach down into the next columns of this row.
  private mutating func placeHanging() {
    while let (cell, left) = hanging[row.count], row.count < Self.widest {
      hanging[row.count] = left > 1 ? (cell, left - 1) : nil
      row.append(cell)
    }
  }
}
