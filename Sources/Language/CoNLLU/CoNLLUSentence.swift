public import Text

/// One sentence of CoNLL-U: its lines as they came, and where their columns are.
public struct CoNLLUSentence: Sendable {
  /// What a line is.
  public enum LineKind: Sendable {
    /// `# text = …`
    case comment
    /// A word, with an ID like `3`.
    case word
    /// A token of several words (`3-4`).
    case multiword
    /// An empty node (`8.1`).
    case empty
  }

  /// A line of the sentence.
  public struct Line: Sendable {
    /// What it is.
    public let kind: LineKind
    /// Its bytes, without the line's end.
    public let range: ByteRange
  }

  /// The bytes of all lines.
  public let bytes: [UInt8]
  /// Comments, words and the rest, in order.
  public private(set) var lines: [Line] = []
  /// The columns of the words, ten for each.
  private var columns: [ByteRange] = []

  /// How many words the sentence has.
  public var wordCount: Int { columns.count / CoNLLUColumn.allCases.count }

  /// The bytes of a line.
  public func bytes(of line: Line) -> ArraySlice<UInt8> { bytes[line.range.indices] }

  /// A column of the word at `index` (from 0).
  public func column(_ column: CoNLLUColumn, ofWord index: Int) -> ArraySlice<UInt8> {
    bytes[columns[index * CoNLLUColumn.allCases.count + column.rawValue].indices]
  }

  /// The place in `bytes` of a column of the word at `index`.
  public func range(of column: CoNLLUColumn, ofWord index: Int) -> ByteRange {
    columns[index * CoNLLUColumn.allCases.count + column.rawValue]
  }

  /// Whether the text goes on without space behind the word at `index`.
  public func isFollowedBySpace(word index: Int) -> Bool {
    let misc = column(.misc, ofWord: index)
    guard misc.count >= Self.spaceAfterNo.count else { return true }
    return !misc.split(separator: byte("|")).contains { $0.elementsEqual(Self.spaceAfterNo) }
  }

  private static let spaceAfterNo = Array("SpaceAfter=No".utf8)

  /// The sentence that `bytes` are: lines without a blank one among them. `firstLine` is the number of the first of
  /// them in the input, for messages.
  ///
  /// - Throws: the first line that is no CoNLL-U.
  public init(_ bytes: [UInt8], firstLine: Int = 1) throws(CoNLLUError) {
    self.bytes = bytes
    columns.reserveCapacity(bytes.count / 3)
    var start = 0
    var number = firstLine
    var words = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let next = end + 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      let range = ByteRange(start, end)
      if bytes[start] == byte("#") {
        lines.append(Line(kind: .comment, range: range))
      } else {
        let kind = try add(range, expected: words + 1, number: number)
        if kind == .word { words += 1 }
        lines.append(Line(kind: kind, range: range))
      }
      start = next
      number += 1
    }
  }

  /// Adds a line of ten columns.
  private mutating func add(_ range: ByteRange, expected: Int, number: Int) throws(CoNLLUError) -> LineKind {
    let first = columns.count
    var start = range.start
    for index in range.indices where bytes[index] == 0x09 {
      columns.append(ByteRange(start, index))
      start = index + 1
    }
    columns.append(ByteRange(start, range.end))
    let count = columns.count - first
    guard count == CoNLLUColumn.allCases.count else {
      throw CoNLLUError(
        line: number,
        message:
          "has \(count) columns and not 10; separate them by one tab each, and put _ into empty ones (text is read with --text)"
      )
    }
    let id = bytes[columns[first].indices]
    guard let kind = Self.kind(id) else {
      throw CoNLLUError(
        line: number,
        message: "begins with \"\(Self.shown(id))\", which is no ID; number the words from 1")
    }
    guard kind == .word else {
      columns.removeSubrange(first...)
      return kind
    }
    guard Self.number(id) == expected else {
      throw CoNLLUError(
        line: number,
        message:
          "has the ID \(Self.shown(id)) where \(expected) is due; number the words from 1, and put a blank line between sentences"
      )
    }
    guard !columns[first + 1].isEmpty else {
      throw CoNLLUError(line: number, message: "has no word in its second column; put _ where there is none")
    }
    return .word
  }

  /// What a line with this ID is; nil where it is no ID.
  private static func kind(_ id: ArraySlice<UInt8>) -> LineKind? {
    guard let first = id.first, first.isASCIIDigit else { return nil }
    guard let mark = id.firstIndex(where: { !$0.isASCIIDigit }) else { return .word }
    let rest = id[(mark + 1)...]
    guard !rest.isEmpty, rest.allSatisfy(\.isASCIIDigit) else { return nil }
    switch id[mark] {
    case byte("-"): return .multiword
    case byte("."): return .empty
    default: return nil
    }
  }

  /// The number that digits are; nil where it is too large to be one of a word.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.count <= 9 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix(40), as: UTF8.self)
  }
}
