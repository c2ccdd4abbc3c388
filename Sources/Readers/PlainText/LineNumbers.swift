import Text

/// Takes the numbers of lines out of manuscripts: before the words of each line, or in a column of their own.
struct LineNumbers {
  let source: SourceText
  /// Numbered lines that a manuscript has at least.
  private static let fewest = 25
  /// Numbers in a column of their own, at least.
  private static let shortestColumn = 15

  /// Takes the numbers out of `lines`; gives how many.
  func remove(from lines: inout [Line]) -> Int {
    let printed = lines.indices.filter { !lines[$0].isBlank }
    let columns = columns(printed, lines)
    if columns.count >= Self.fewest {
      let cut = Set(columns)
      lines = lines.indices.compactMap { cut.contains($0) ? nil : lines[$0] }
      return cut.count
    }
    let numbered = numbered(printed, lines)
    guard numbered.count >= Self.fewest, numbered.count * 5 > printed.count * 3 else { return 0 }
    for (index, words) in numbered { lines[index].content = words }
    return numbered.count
  }

  /// Lines that are bare numbers, many in a row that count up: axes of figures count less far.
  private func columns(_ printed: [Int], _ lines: [Line]) -> [Int] {
    var found: [Int] = []
    var run: [Int] = []
    var last = 0
    for index in printed {
      let value =
        source[lines[index].content].allSatisfy(\.isASCIIDigit) ? value(lines[index].content)?.number : nil
      if let value, !run.isEmpty, value == last + 1 {
        run.append(index)
      } else {
        if run.count >= Self.shortestColumn { found += run }
        run = value == nil ? [] : [index]
      }
      last = value ?? 0
    }
    return run.count >= Self.shortestColumn ? found + run : found
  }

  /// Lines whose first number is the one after the number of the line before, or begins anew; and their words.
  private func numbered(_ printed: [Int], _ lines: [Line]) -> [(line: Int, words: ByteRange)] {
    var found: [(Int, ByteRange)] = []
    var last = 0
    for index in printed {
      guard let (number, words) = value(lines[index].content), number == last + 1 || number == 1 else {
        continue
      }
      last = number
      found.append((index, words))
    }
    return found
  }

  /// The number that `line` begins with, and what follows it after a space.
  private func value(_ line: ByteRange) -> (number: Int, words: ByteRange)? {
    let digits = source[line].prefix(5).prefix(while: \.isASCIIDigit)
    guard !digits.isEmpty, digits.count < 5, let number = Int(String(decoding: digits, as: UTF8.self)) else {
      return nil
    }
    let end = digits.endIndex
    guard end == line.end || source.bytes[end].isASCIISpace else { return nil }
    return (number, source.trimmed(ByteRange(end, line.end)))
  }
}
