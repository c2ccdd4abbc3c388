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

  /// How many columns or rows the cell at node `index` goes over, by the name that either kind of article has for it.
  private func span(_ index: Int, _ name: Tape<XMLElement>.Name, _ other: Tape<XMLElement>.Name) -> Int {
    (tape[index, name] ?? tape[index, other]).flatMap { Int($0) } ?? 1
  }

  private mutating func visitTable(_ index: Int, _ writer: inout TableWriter) {
    let node = tape.nodes[index]
    guard let element = node.element else {
      if writer.isInCell { writeText(index) }
      return
    }
    switch element {
    case .tableHead:
      writer.endGroup(&composer)
      writer.headEnd = node.end
    case .tableBody: writer.endGroup(&composer)
    case .tableRow:
      writer.beginRow(isHead: index < writer.headEnd || tape[index, .role] == "label", &composer)
    case .tableCell, .tableHeadCell:
      writer.beginCell(
        isHead: element == .tableHeadCell, columns: span(index, .colspan, .cols),
        rows: span(index, .rowspan, .rows), &composer)
      if let id = tape[index, .id] { composer.anchor(id) }
    case .superscript, .subscript, .link, .reference, .mathScript, .fraction: open(element, index)
    case _ where scripts[index] != nil || denominators.contains(index): open(element, index)
    case .paragraph, .breakLine, .listItem, .title, .footnote, .label:
      composer.space(ByteRange(node.source.start, node.source.start))
    default: break
    }
  }
}
