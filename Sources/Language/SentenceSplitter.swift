public import DocumentModel
import Text

/// Splits the blocks of a document into sentences.
///
/// A stop ends a sentence unless it belongs to an abbreviation, an initial or a number. Callouts that follow the
/// stop ("… leukemia.[3] The …") stand between two sentences and make the end sure. Each cell of a table and
/// each line of a cell is split by itself.
public struct SentenceSplitter: Sendable {
  private let abbreviations: Set<String>

  /// A splitter that knows the abbreviations of `resources`.
  public init(_ resources: LanguageResources) { self.abbreviations = resources.abbreviations }

  /// The sentences of headings, prose, bullets, captions and cells, in the order of the text. `citations` are
  /// the callouts of the document, sorted.
  public func sentences(in document: Document, citations: [Citation]) -> [Sentence] {
    var result: [Sentence] = []
    let callouts = citations.map(\.range)
    for (index, block) in document.blocks.enumerated() {
      guard block.asserts || block.kind == .heading else { continue }
      if let table = block.table {
        for (range, cell) in cells(of: table, in: block.range) {
          for line in lines(of: range, in: document.text) {
            result += split(line, in: document.text, callouts: callouts).map {
              Sentence(range: $0, block: index, cell: cell)
            }
          }
        }
      } else {
        result += split(block.range, in: document.text, callouts: callouts).map {
          Sentence(range: $0, block: index)
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

  /// The sentences of one stretch of text.
  private func split(_ range: ByteRange, in text: SourceText, callouts: [ByteRange]) -> [ByteRange] {
    var result: [ByteRange] = []
    var start = range.start
    var index = range.start
    let first = callouts.partitioningIndex { $0.end > range.start }
    var inside = callouts[first...].prefix { $0.start < range.end }
    func close(at end: Int) {
      let sentence = text.trimmed(ByteRange(start, end))
      let at = callouts.partitioningIndex { $0.end > sentence.start }
      let isOnlyCallouts = at < callouts.count && callouts[at].contains(sentence)
      if !sentence.isEmpty, !isOnlyCallouts { result.append(sentence) }
    }
    while index < range.end {
      if let callout = inside.first, callout.start <= index {
        index = max(index, callout.end)
        inside.removeFirst()
      } else if isStop(at: index, in: text.bytes) {
        let end = endOfStop(at: index, limit: range.end, in: text.bytes)
        let next = afterCallouts(from: end, limit: range.end, in: text.bytes, callouts: inside)
        if endsSentence(stopAt: index, end: end, next: next, start: start, limit: range.end, in: text.bytes) {
          close(at: end)
          start = next
        }
        index = max(end, next == end ? end : next)
        while let callout = inside.first, callout.end <= index { inside.removeFirst() }
      } else {
        index += 1
      }
    }
    close(at: range.end)
    return result
  }

  private func isStop(at index: Int, in bytes: [UInt8]) -> Bool {
    switch bytes[index] {
    case byte("."), byte("!"), byte("?"): true
    default: false
    }
  }

  /// The end of the stop at `index` with further stops and closing quotes and brackets.
  private func endOfStop(at index: Int, limit: Int, in bytes: [UInt8]) -> Int {
    var end = index + 1
    while end < limit {
      if isStop(at: end, in: bytes) || ")\"'".utf8.contains(bytes[end]) {
        end += 1
      } else if end + 2 < limit, bytes[end] == 0xE2, bytes[end + 1] == 0x80,
        bytes[end + 2] == 0x9D || bytes[end + 2] == 0x99
      {
        end += 3
      } else {
        break
      }
    }
    return end
  }

  /// Where the text goes on after the callouts, and the spaces between them, that begin at `end`; `end` itself
  /// where none begins.
  private func afterCallouts(
    from end: Int, limit: Int, in bytes: [UInt8], callouts: ArraySlice<ByteRange>
  ) -> Int {
    var next = end
    var index = end
    var callouts = callouts
    while index < limit {
      while let callout = callouts.first, callout.end <= index { callouts.removeFirst() }
      if let callout = callouts.first, callout.start == index {
        index = callout.end
        next = index
      } else if bytes[index].isASCIISpace {
        index += 1
      } else {
        break
      }
    }
    return next
  }

  private func endsSentence(
    stopAt stop: Int, end: Int, next: Int, start: Int, limit: Int, in bytes: [UInt8]
  )
    -> Bool
  {
    if next > end { return true }
    guard end < limit else { return true }
    guard bytes[end].isASCIISpace || bytes[end] == 0xC2 else { return false }
    guard let following = firstNonSpace(from: end, limit: limit, in: bytes) else { return true }
    if bytes[following].isASCIILower, !looksLikeName(at: following, limit: limit, in: bytes) { return false }
    guard bytes[stop] == byte("."), end == stop + 1 else { return true }
    return !isAbbreviation(before: stop, start: start, in: bytes)
  }

  private func firstNonSpace(from index: Int, limit: Int, in bytes: [UInt8]) -> Int? {
    (index..<limit).first { !bytes[$0].isASCIISpace && bytes[$0] != 0xC2 && bytes[$0] != 0xA0 }
  }

  /// Whether the lower-case word at `index` is a name that keeps its case at the head of a sentence: "mTOR",
  /// "p53", "ara-G".
  private func looksLikeName(at index: Int, limit: Int, in bytes: [UInt8]) -> Bool {
    let word = bytes[index..<limit].prefix { $0.isASCIIAlphanumeric || $0 == byte("-") }
    return word.contains { $0.isASCIIUpper || $0.isASCIIDigit }
  }

  /// Whether the word before the full stop at `stop` is an abbreviation or an initial.
  private func isAbbreviation(before stop: Int, start: Int, in bytes: [UInt8]) -> Bool {
    var lower = stop
    while lower > start, !bytes[lower - 1].isASCIISpace, !"([\"".utf8.contains(bytes[lower - 1]) {
      lower -= 1
    }
    let word = bytes[lower..<stop]
    guard !word.isEmpty else { return false }
    if abbreviations.contains(String(decoding: word.map(\.asciiLowercased), as: UTF8.self)) { return true }
    guard word.count == 1, let letter = word.first, letter.isASCIIUpper else { return false }
    return isInitial(at: lower, start: start, in: bytes)
  }

  /// Whether a single capital is an initial ("J. Smith") and not the end of a name ("vitamin D."): nothing, a
  /// comma or another initial stands before it.
  private func isInitial(at index: Int, start: Int, in bytes: [UInt8]) -> Bool {
    var before = index
    while before > start, bytes[before - 1].isASCIISpace { before -= 1 }
    guard before > start else { return true }
    return bytes[before - 1] == byte(".") || bytes[before - 1] == byte(",")
  }
}

extension Array {
  /// The first index whose element satisfies `predicate`, where all that do not stand before those that do.
  fileprivate func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
