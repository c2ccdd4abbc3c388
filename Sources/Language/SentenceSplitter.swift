public import DocumentModel
import Text

/// Splits the blocks of a document into sentences.
///
/// A stop ends a sentence unless it belongs to an abbreviation, an initial or a number. Callouts that follow the
/// stop ("… leukemia.[3] The …") stand between two sentences. Each cell of a table and each line of a cell is split
/// by itself, and so is each paragraph and list item of text that came as one block.
public struct SentenceSplitter: Sendable {
  private let words: BoundaryWords

  /// A splitter that knows the words of `resources`.
  public init(_ resources: LanguageResources) { self.words = resources.boundaries }

  /// The sentences of headings, prose, bullets, captions and cells, in the order of the text. `citations` are
  /// the callouts of the document, sorted.
  public func sentences(in document: Document, citations: [Citation]) -> [Sentence] {
    var result: [Sentence] = []
    let text = document.text
    let callouts = citations.map(\.range)
    func split(_ range: ByteRange) -> [ByteRange] {
      var scanner = SentenceScanner(range: range, text: text, callouts: callouts, words: words)
      return scanner.sentences()
    }
    for (index, block) in document.blocks.enumerated() {
      guard block.asserts || block.kind == .heading else { continue }
      if let table = block.table {
        for (range, cell) in cells(of: table, in: block.range) {
          for line in lines(of: range, in: text) {
            result += split(line).map { Sentence(range: $0, block: index, cell: cell) }
          }
        }
      } else {
        for stretch in TextLayout(text: text).stretches(of: block.range) {
          result += split(stretch).map { Sentence(range: $0, block: index) }
        }
      }
    }
    return result
  }

  /// Every cell that lies within the block once, in the order of the text: cells that span rows are repeated in
  /// the table, and heads may belong to an earlier block.
  private func cells(of table: Table, in block: ByteRange) -> [(ByteRange, CellIndex)] {
    var seen: Set<ByteRange> = []
    var result: [(ByteRange, CellIndex)] = []
    for (row, cells) in ([table.heads] + table.rows).enumerated() {
      for (column, cell) in cells.enumerated()
      where !cell.range.isEmpty && block.contains(cell.range) && seen.insert(cell.range).inserted {
        result.append((cell.range, CellIndex(row: row - 1, column: column)))
      }
    }
    return result.sorted { $0.0 < $1.0 }
  }

  private func lines(of range: ByteRange, in text: SourceText) -> [ByteRange] {
    var result: [ByteRange] = []
    var start = range.start
    for index in range.indices where text.bytes[index] == 0x0A {
      result.append(ByteRange(start, index))
      start = index + 1
    }
    return result + [ByteRange(start, range.end)]
  }
}
