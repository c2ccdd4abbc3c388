import DocumentModel
import Text

extension HTMLWalk {
  /// Writes the data table at node `index`: its captions as blocks of their own, then its rows.
  mutating func writeTable(_ index: Int) {
    composer.end()
    let end = tape.nodes[index].end
    writeCaptions(within: (index + 1)..<end)
    if let id = tape[index, .id] { composer.anchor(id) }
    let isChrome = content.isAside[index]
    composer.begin(isChrome || chromeDepth > 0 ? .boilerplate : .table)
    var writer = TableWriter()
    let outer = frames
    frames = []
    var next = index + 1
    while next < end {
      close(before: next)
      next = visitTable(next, &writer)
    }
    close(before: end)
    frames = outer
    writer.endRow(&composer)
    composer.end(table: Table(heads: writer.grid.heads, rows: writer.grid.rows))
    for note in writer.notes { writeNote(note) }
  }

  /// Whether the foot of a table holds one cell a row: notes, and no sums.
  private func isNote(_ index: Int) -> Bool {
    let nodes = tape.nodes[index..<tape.nodes[index].end]
    return nodes.count { $0.element == .td || $0.element == .th } <= nodes.count { $0.element == .tr }
  }

  /// Writes the notes in the foot of a table as a block below it.
  private mutating func writeNote(_ index: Int) {
    begin(.caption)
    let outer = frames
    frames = []
    var next = index + 1
    while next < tape.nodes[index].end {
      close(before: next)
      let node = tape.nodes[next]
      next += 1
      guard let element = node.element else {
        writeText(node.source)
        continue
      }
      if element.isInvisible { next = node.end }
      if [.sup, .sub, .a].contains(element) { open(element, next - 1) }
      if element.isBlock { composer.space(ByteRange(node.source.start, node.source.start)) }
    }
    close(before: tape.nodes[index].end)
    frames = outer
    composer.end()
  }

  private mutating func writeCaptions(within nodes: Range<Int>) {
    for index in nodes where tape.nodes[index].element == .caption {
      begin(.caption)
      for node in tape.nodes[index..<tape.nodes[index].end] where node.element == nil {
        writeText(node.source)
      }
      composer.end()
    }
  }

  private mutating func visitTable(_ index: Int, _ writer: inout TableWriter) -> Int {
    let node = tape.nodes[index]
    guard let element = node.element else {
      if writer.isInCell { writeText(node.source) }
      return index + 1
    }
    if index < writer.nestedEnd, [.tr, .td, .th, .thead, .tbody, .tfoot].contains(element) {
      composer.space(ByteRange(node.source.start, node.source.start))
      return index + 1
    }
    switch element {
    case .caption: return node.end
    case .table:
      composer.space(ByteRange(node.source.start, node.source.start))
      writer.nestedEnd = max(writer.nestedEnd, node.end)
    case .tfoot where isNote(index):
      writer.notes.append(index)
      return node.end
    case _ where element.isInvisible: return node.end
    case .thead, .tbody, .tfoot:
      writer.endGroup(&composer)
      if element == .thead { writer.headEnd = node.end }
    case .tr: writer.beginRow(isHead: index < writer.headEnd, &composer)
    case .td, .th:
      writer.beginCell(
        isHead: element == .th, columns: span(index, .colspan), rows: span(index, .rowspan), &composer)
      if let id = tape[index, .id] { composer.anchor(id) }
    case .sup, .sub, .a: open(element, index)
    case .br: composer.space(node.source)
    default:
      if element.isBlock { composer.space(ByteRange(node.source.start, node.source.start)) }
      if let id = tape[index, .id] { composer.anchor(id) }
    }
    return index + 1
  }

  private func span(_ index: Int, _ name: MarkupTape.Name) -> Int {
    tape[index, name].flatMap { Int($0) } ?? 1
  }
}

/// Writes cells one after another and keeps where they stand.
struct TableWriter {
  var grid = HTMLTable()
  /// Rows before this node are heads.
  var headEnd = 0
  /// Before this node all stands in a table within a cell.
  var nestedEnd = 0
  /// Feet of the table that are notes.
  var notes: [Int] = []
  private var cellStart: Int?
  private var columns = 1
  private var rows = 1
  private var cellCount = 0
  private var rowCount = 0
  private var isHeadRow = false
  private var isAllHeads = true

  var isInCell: Bool { cellStart != nil }

  mutating func beginRow(isHead: Bool, _ composer: inout Composer) {
    endRow(&composer)
    isHeadRow = isHead
  }

  mutating func beginCell(isHead: Bool, columns: Int, rows: Int, _ composer: inout Composer) {
    endCell(&composer)
    composer.forceText()
    if cellCount > 0 { composer.separate("\t") } else if rowCount > 0 { composer.separate("\n") }
    cellStart = composer.position
    self.columns = columns
    self.rows = rows
    isAllHeads = isAllHeads && isHead
    cellCount += 1
  }

  mutating func endCell(_ composer: inout Composer) {
    guard let start = cellStart else { return }
    composer.dropSpace()
    grid.add(Table.Cell(ByteRange(start, composer.position)), columns: columns, rows: rows)
    cellStart = nil
  }

  /// Ends a group of rows.
  mutating func endGroup(_ composer: inout Composer) {
    endRow(&composer)
    grid.endGroup()
  }

  mutating func endRow(_ composer: inout Composer) {
    endCell(&composer)
    guard cellCount > 0 else { return }
    grid.endRow(isHead: isHeadRow || isAllHeads)
    rowCount += 1
    cellCount = 0
    isAllHeads = true
    isHeadRow = false
  }
}
