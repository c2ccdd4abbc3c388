import DocumentModel
import Text

/// A table that goes on after a rule or a page break without heads takes the heads of the one before.
enum TableContinuation {
  static func repair(_ blocks: inout [Block]) {
    var last: (index: Int, table: Table)?
    for index in blocks.indices {
      if var table = blocks[index].table {
        if let last, table.heads.isEmpty, isSameShape(table, last.table) {
          table.heads = last.table.heads
          blocks[index].table = table
        }
        last = (index, table)
      } else if blocks[index].kind != .boilerplate {
        last = nil
      }
    }
  }

  private static func isSameShape(_ table: Table, _ above: Table) -> Bool {
    !above.heads.isEmpty && table.rows.allSatisfy { $0.count <= above.heads.count }
      && table.rows.contains { $0.count == above.heads.count }
  }
}
