import Text

/// Finds callouts that were raised on the page and stand on the line below the word that they belong to:
/// "of most patients.", "1,2", "In others …" or "of most patients.", "1,2 In others …".
///
/// Any number may begin a line. They are callouts where they count up like the callouts of a numbered reference list, and
/// far enough into it.
struct RaisedNumbers {
  /// The numbers that lines begin with, by line.
  private(set) var byLine: [Int: ByteRange] = [:]
  /// Where they begin in the source.
  private(set) var starts: Set<Int> = []
  private let lines: [Line]
  private let source: SourceText
  /// The usual length of lines, in bytes.
  private let width: Int
  private static let fewest = 3
  /// How far a number may run ahead of the largest so far: callouts within lines are not seen here.
  private static let slack = 8

  private struct Candidate {
    var line: Int
    var range: ByteRange
    var numbers: [Int]
  }

  /// `largest`: the last number of the reference list; nil where the references have none.
  init(_ lines: [Line], source: SourceText, width: Int?, largest: Int?, isExcluded: (Int) -> Bool) {
    self.lines = lines
    self.source = source
    self.width = width ?? 0
    guard width != nil, let largest, lines.count > 2 else { return }
    let candidates = (1..<(lines.count - 1)).compactMap { isExcluded($0) ? nil : candidate($0) }
    let known = candidates.filter { $0.numbers.allSatisfy { $0 > 0 && $0 <= largest } }
    let inOrder = Self.inOrder(known)
    let reach = inOrder.flatMap(\.numbers).max() ?? 0
    guard inOrder.count >= Self.fewest, inOrder.count * 4 >= candidates.count * 3, reach * 3 >= largest else {
      return
    }
    for callout in inOrder { byLine[callout.line] = callout.range }
    starts = Set(inOrder.map(\.range.start))
  }

  /// Those that cite what was cited before, or what comes next.
  private static func inOrder(_ candidates: [Candidate]) -> [Candidate] {
    var largest = 0
    return candidates.filter { candidate in
      guard (candidate.numbers.first ?? 0) <= largest + slack else { return false }
      largest = max(largest, candidate.numbers.max() ?? 0)
      return true
    }
  }

  /// The numbers that the line at `index` begins with, where it stands within the lines of a paragraph.
  private func candidate(_ index: Int) -> Candidate? {
    let line = lines[index]
    guard let first = source[line.content].first, first.isASCIIDigit, !line.beginsPage else { return nil }
    let above = lines[index - 1].content
    guard above.count * 2 >= width, let range = numbers(in: line.content) else { return nil }
    let rest = source[ByteRange(range.end, line.content.end)]
    let isStopped = [byte("."), byte(")"), byte("?")].contains(source.bytes[above.end - 1])
    if rest.isEmpty {
      guard let next = source[lines[index + 1].content].first, !lines[index + 1].beginsPage else {
        return nil
      }
      let isHalf = next.isASCIILower && Self.endsWord(source.bytes[above.end - 1])
      guard isHalf || isStopped && next.isASCIIUpper else { return nil }
    } else {
      guard isStopped, rest.first == 0x20, rest.dropFirst().first?.isASCIIUpper ?? false,
        line.content.count * 2 >= width
      else { return nil }
    }
    return Candidate(line: index, range: range, numbers: Self.values(source[range]))
  }

  private static func endsWord(_ unit: UInt8) -> Bool {
    unit.isASCIILetter || unit == byte(",") || unit == byte(";") || unit == byte(".") || unit == byte(")")
  }

  /// The digits that `line` begins with, and the commas and dashes between them.
  private func numbers(in line: ByteRange) -> ByteRange? {
    var end = line.start
    var index = line.start
    while index < line.end {
      let unit = source.bytes[index]
      if unit.isASCIIDigit {
        end = index + 1
      } else if unit != byte(","), unit != byte("-"), unit != 0xE2, !unit.isUTF8Continuation {
        break
      }
      index += 1
    }
    let range = ByteRange(line.start, end)
    let isClosed = end == line.end || source.bytes[end] == 0x20
    return isClosed && Self.values(source[range]).allSatisfy { $0 < 1000 } ? range : nil
  }

  private static func values(_ numbers: ArraySlice<UInt8>) -> [Int] {
    numbers.split { !$0.isASCIIDigit }.map { Int(String(decoding: $0.prefix(6), as: UTF8.self)) ?? 0 }
  }
}
