import DocumentModel
import Text

/// A stretch of text that callouts and sentences do not cross: a block, or one cell of a table.
struct Passage: Hashable {
  /// Its text.
  var range: ByteRange
  /// Index of its block.
  var block: Int
  /// Where it stands in the table, or nil where it is a block.
  var cell: CellIndex?
}

extension Document {
  /// The passages in the order of the text. A cell that spans rows or columns counts once.
  var passages: [Passage] {
    blocks.indices.flatMap { index -> [Passage] in
      guard let table = blocks[index].table else {
        return [Passage(range: blocks[index].range, block: index, cell: nil)]
      }
      return cells(of: table, block: index)
    }
  }

  private func cells(of table: Table, block: Int) -> [Passage] {
    let rows = [table.heads] + table.rows
    var passages = upperHeads(of: table, block: block)
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated()
      where !cell.range.isEmpty && blocks[block].range.contains(cell.range) {
        passages.append(
          Passage(range: cell.range, block: block, cell: CellIndex(row: row - 1, column: column)))
      }
    }
    passages.sort { $0.range < $1.range }
    return passages.reduce(into: []) { kept, passage in
      if let last = kept.last, last.range.upper > passage.range.lower { return }
      kept.append(passage)
    }
  }

  /// Of several rows of heads the table keeps the last; the cells of those above it are passages too.
  private func upperHeads(of table: Table, block: Int) -> [Passage] {
    let range = blocks[block].range
    let heads = table.heads.filter { !$0.range.isEmpty && range.contains($0.range) }
    guard let first = heads.map(\.range.end).max(),
      table.rows.joined().allSatisfy({ $0.range.isEmpty || $0.range.start > first })
    else { return [] }
    let known = Set(heads.map(\.range.start))
    let cells = text[ByteRange(range.start, first)].split { $0 == 0x09 || $0 == 0x0A }
    return cells.filter { !known.contains($0.startIndex) }.map {
      Passage(range: ByteRange($0.startIndex, $0.endIndex), block: block, cell: CellIndex(row: -1, column: 0))
    }
  }

  /// The marks that begin within `range`, in order.
  func marks(in range: ByteRange) -> ArraySlice<Mark> {
    let first = marks.partitioningIndex { $0.range.lower >= range.lower }
    let last = marks.partitioningIndex { $0.range.lower >= range.upper }
    return marks[first..<max(first, last)]
  }

  /// The block that holds byte `offset` (its end included); nil between blocks.
  func block(at offset: Int) -> Block? {
    let next = blocks.partitioningIndex { $0.range.start > offset }
    guard next > 0, offset <= blocks[next - 1].range.end else { return nil }
    return blocks[next - 1]
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element satisfies `belongsAfter`, where all that do come last.
  func partitioningIndex(where belongsAfter: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
