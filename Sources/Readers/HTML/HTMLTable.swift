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
    for node in tape.nodes[(index + 1)..<tape.nodes[index].end] {
      switch node.element {
      case nil:
        if isInEmptyCell, !source[node.source].allSatisfy(\.isASCIISpace) {
          cells += 1
          isInEmptyCell = false
        }
      case .table, .h1, .h2, .h3, .h4, .form, .nav, .article, .section: return false
      case .td, .th: isInEmptyCell = true
      default: break
      }
    }
    return cells > 1
  }

  /// Places a cell that spans `columns` and `rows`.
  mutating func add(_ cell: Table.Cell, columns: Int, rows: Int) {
    placeHanging()
    for _ in 0..<max(1, min(columns, Self.widest)) where row.count < Self.widest {
      if rows > 1 { hanging[row.count] = (cell, rows - 1) }
      row.append(cell)
    }
  }

  /// Ends a row: one of heads (of several the last counts, but where it is empty) or of the body.
  mutating func endRow(isHead: Bool) {
    placeHanging()
    if isHead, rows.isEmpty {
      let above = heads
      heads = row
      for column in heads.indices where heads[column].range.isEmpty && column < above.count {
        heads[column] = above[column]
      }
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
