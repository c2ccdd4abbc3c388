import Text

/// Finds lists of references by their numbers, before anything else is known: labels of one kind that count up, each
/// with a year not far behind.
///
/// It tells entries from wrapped lines that begin with some number ("24 weeks of …"), and finds lists that stand under
/// no heading.
struct ReferenceRuns {
  /// How a label is printed.
  private enum Style: Int, CaseIterable {
    case brackets, parentheses, stop, parenthesis, bracket, bare
  }

  private struct Chain {
    var lines: [Int] = []
    var number = 0
  }

  /// The lines that begin an entry.
  private(set) var starts: Set<Int> = []
  /// The largest number of an entry; nil where no list is numbered.
  private(set) var largest: Int?
  /// Of each line, whether it lies between the first entry of a list and its last.
  private var isInside: [Bool]
  private let source: SourceText
  private static let fewest = 4
  /// An entry may be parted from the next by a page of figures.
  private static let reach = 160
  /// How many lines are looked at for a number that seems to be left out.
  static let glance = 20

  init(_ lines: [Line], source: SourceText) {
    self.source = source
    isInside = Array(repeating: false, count: lines.count)
    var open = Style.allCases.map { _ in Chain() }
    var closed: [Chain] = []
    for index in lines.indices where !lines[index].isBlank {
      guard let (style, number) = Self.label(source[lines[index].content]) else { continue }
      if index > 0, !lines[index - 1].isBlank, Self.endsInsideRange(source[lines[index - 1].content]) {
        continue
      }
      let chain = open[style.rawValue]
      let gap = index - (chain.lines.last ?? index)
      if number > chain.number, number <= chain.number + (gap < 20 ? 3 : 1), !chain.lines.isEmpty,
        gap <= Self.reach,
        number == chain.number + 1 || !isAhead(chain.number + 1, style, lines[(index + 1)...])
      {
        open[style.rawValue].lines.append(index)
        open[style.rawValue].number = number
      } else if number == 1 || chain.lines.isEmpty && number < 4 || gap > Self.reach && number < 4 {
        closed.append(chain)
        open[style.rawValue] = Chain(lines: [index], number: number)
      }
    }
    closed += open
    let lists = closed.filter { isList($0, lines) }.sorted {
      $0.lines.count == $1.lines.count ? $0.lines[0] < $1.lines[0] : $0.lines.count > $1.lines.count
    }
    for chain in lists where !chain.lines.contains(where: { isInside[$0] }) {
      for line in chain.lines[0]...chain.lines[chain.lines.count - 1] { isInside[line] = true }
      starts.formUnion(chain.lines)
      largest = max(largest ?? 0, chain.number)
    }
  }

  /// Whether one of the next lines has the label `number`.
  private func isAhead(_ number: Int, _ style: Style, _ lines: ArraySlice<Line>) -> Bool {
    lines.prefix(Self.glance).contains { line in
      Self.label(source[line.content]).map { $0.0 == style && $0.1 == number } ?? false
    }
  }

  /// Whether `line` ends with a number and a dash: "2001;1:2-".
  static func endsInsideRange(_ line: ArraySlice<UInt8>) -> Bool {
    let dash = line.last == byte("-") ? 1 : line.suffix(3).elementsEqual("–".utf8) ? 3 : 0
    return dash > 0 && line.dropLast(dash).last?.isASCIIDigit ?? false
  }

  /// Whether `line` lies within a list.
  func contains(_ line: Int) -> Bool { isInside[line] }

  /// Whether `line` names a year, and a page, an address or initials.
  static func mayCite(_ line: ArraySlice<UInt8>) -> Bool { holdsYear(line) && holdsSign(line) }

  /// Whether most of the entries name a year within their first lines, and a page, an address or initials.
  private func isList(_ chain: Chain, _ lines: [Line]) -> Bool {
    guard chain.lines.count >= Self.fewest else { return false }
    var dated = 0
    for (position, start) in chain.lines.enumerated() {
      let next = position + 1 < chain.lines.count ? chain.lines[position + 1] : lines.count
      let entry = lines[start..<min(next, start + 8, lines.count)]
      if entry.contains(where: { Self.holdsYear(source[$0.content]) }),
        entry.contains(where: { Self.holdsSign(source[$0.content]) })
      {
        dated += 1
      }
    }
    return dated * 10 >= chain.lines.count * 6
  }

  /// The label that `line` begins with, with words or nothing behind it.
  private static func label(_ line: ArraySlice<UInt8>) -> (Style, Int)? {
    guard let first = line.first, first.isASCIIDigit || first == byte("[") || first == byte("(") else {
      return nil
    }
    let rest = first.isASCIIDigit ? line : line.dropFirst()
    let digits = rest.prefix(4).prefix(while: \.isASCIIDigit)
    guard digits.count > 0, digits.count < 4, let number = Int(String(decoding: digits, as: UTF8.self)) else {
      return nil
    }
    let after = rest.dropFirst(digits.count)
    guard let style = style(first, after.first) else { return nil }
    let words = after.dropFirst(style == .bare ? 0 : 1).drop(while: \.isASCIISpace)
    guard let letter = words.first else { return style == .bare ? nil : (style, number) }
    if style == .bare || style == .stop {
      guard after.dropFirst(style == .bare ? 0 : 1).first?.isASCIISpace ?? false else { return nil }
      let mayBegin = letter.isASCIIUpper || letter >= 0xC3 || style == .stop && !letter.isASCIIDigit
      guard mayBegin || isParticle(words) else { return nil }
    }
    return (style, number)
  }

  /// "van der Waal", "de la Fuente": short small words before a name.
  private static func isParticle(_ words: ArraySlice<UInt8>) -> Bool {
    for word in words.prefix(40).split(separator: 0x20).prefix(4) {
      guard let first = word.first else { return false }
      if first.isASCIIUpper { return true }
      if word.count > 3 || !first.isASCIILower { return false }
    }
    return false
  }

  private static func style(_ first: UInt8, _ next: UInt8?) -> Style? {
    switch (first, next) {
    case (byte("["), byte("]")): .brackets
    case (byte("("), byte(")")): .parentheses
    case (byte("["), _), (byte("("), _): nil
    case (_, byte(".")): .stop
    case (_, byte(")")): .parenthesis
    case (_, byte("]")): .bracket
    case (_, 0x20), (_, 0x09): .bare
    default: nil
    }
  }

  /// Pages (`12-15`, `12:15`), initials (`J.`, ` AB,`) or an address: what prose does not have.
  private static func holdsSign(_ line: ArraySlice<UInt8>) -> Bool {
    var index = line.startIndex
    while index + 2 < line.endIndex {
      let (first, second, third) = (line[index], line[index + 1], line[index + 2])
      if first.isASCIIDigit,
        second == byte(":") || second == byte("-") || second == byte(";") || second == 0xE2,
        third.isASCIIDigit || second == 0xE2
      {
        return true
      }
      if first == 0x20, second.isASCIIUpper, third == byte(".") || third == byte(",") { return true }
      if first.isASCIIUpper, second.isASCIIUpper, third == byte(",") { return true }
      if first == byte(":"), second == byte("/"), third == byte("/") { return true }
      index += 1
    }
    return false
  }

  /// 1800 to 2099, as a number by itself.
  private static func holdsYear(_ line: ArraySlice<UInt8>) -> Bool {
    var index = line.startIndex
    while index < line.endIndex {
      guard line[index].isASCIIDigit else {
        index += 1
        continue
      }
      let digits = line[index...].prefix(while: \.isASCIIDigit)
      if digits.count == 4, digits.hasPrefix("18") || digits.hasPrefix("19") || digits.hasPrefix("20") {
        return true
      }
      index = digits.endIndex
    }
    return false
  }
}
