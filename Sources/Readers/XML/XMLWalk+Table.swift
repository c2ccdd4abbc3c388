import DocumentModel
import Text

extension XMLWalk {
  /// Writes the table at node `index`.
  mutating func writeTable(_ index: Int) {
    composer.end()
    joint = nil
    if let id = tape[index, .id] ?? tape[index, .xmlID] { composer.anchor(id) }
    begin(.table)
    var writer = TableWriter()
    let outer = frames
    frames = []
    for node in inside(index) {
      close(before: node)
      visitTable(node, &writer)
    }
    close(before: tape.nodes[index].end)
    frames = outer
    writer.endRow(&composer)
    composer.end(table: Table(heads: writer.grid.heads, rows: writer.grid.rows))
  }

  private mutating func visitTable(_ index: Int, _ writer: inout TableWriter) {
    let node = tape.nodes[index]
    guard let element = node.element else {
      if writer.isInCell { writeText(index) }
      return
    }
    switch element {
    case .tableHead: writer.headEnd = node.end
    case .tableRow: writer.beginRow(isHead: index < writer.headEnd, &composer)
    case .tableCell, .tableHeadCell:
      writer.beginCell(
        isHead: element == .tableHeadCell, columns: tape[index, .colspan].flatMap { Int($0) } ?? 1,
        rows: tape[index, .rowspan].flatMap { Int($0) } ?? 1, &composer)
      if let id = tape[index, .id] { composer.anchor(id) }
    case .superscript, .subscript, .link, .reference, .mathScript: open(element, index)
    case _ where scripts[index] != nil: open(element, index)
    case .paragraph, .breakLine, .listItem, .title, .footnote, .label:
      composer.space(ByteRange(node.source.start, node.source.start))
    default: break
    }
  }
}
