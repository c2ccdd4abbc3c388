import Text

/// What a line of plain text looks like by itself.
enum LineShape: Equatable {
  case blank
  /// `## Words`: level and words.
  case heading(level: Int, words: ByteRange)
  /// `---`, `***`, `===`.
  case rule(UInt8)
  /// The beginning or end of a fenced block.
  case fence(UInt8)
  /// A bullet or a number: the number, and where the words begin.
  case item(number: Int?, words: ByteRange)
  /// A row of cells between tabs.
  case tabRow
  /// A row of cells between pipes.
  case pipeRow
  /// `|---|:--:|`, or dashes between tabs: no row.
  case ruleRow
  case text

  init(_ line: Line, in bytes: [UInt8]) {
    let content = bytes[line.content.indices]
    guard let first = content.first else {
      self = .blank
      return
    }
    if let special = Self.marked(content, first) {
      self = special
    } else if Self.isRuleRow(content) {
      self = .ruleRow
    } else if content.contains(0x09) {
      self = .tabRow
    } else if first == byte("|") || content.count(where: { $0 == byte("|") }) > 1 && content.last == byte("|")
    {
      self = .pipeRow
    } else {
      self = Self.item(content) ?? .text
    }
  }

  private static func marked(_ content: ArraySlice<UInt8>, _ first: UInt8) -> LineShape? {
    switch first {
    case byte("#"): heading(content)
    case byte("`"), byte("~"):
      content.prefix(3).allSatisfy { $0 == first } && content.count > 2 ? .fence(first) : nil
    case byte("-"), byte("*"), byte("_"), byte("="):
      content.count > 2 && content.allSatisfy { $0 == first || $0 == 0x20 } && content.prefix(2).last == first
        || content.count > 4 && content.allSatisfy { $0 == first || $0 == 0x20 } ? .rule(first) : nil
    default: nil
    }
  }

  private static func heading(_ content: ArraySlice<UInt8>) -> LineShape? {
    let level = content.prefix { $0 == byte("#") }.count
    let rest = content.dropFirst(level)
    guard level <= 6, let next = rest.first, next.isASCIISpace else { return nil }
    var words = rest.drop(while: \.isASCIISpace)
    while words.last == byte("#") { words.removeLast() }
    while let last = words.last, last.isASCIISpace { words.removeLast() }
    return words.isEmpty ? nil : .heading(level: level, words: ByteRange(words.startIndex, words.endIndex))
  }

  private static func isRuleRow(_ content: ArraySlice<UInt8>) -> Bool {
    var hasDashes = false
    var hasBorder = false
    for unit in content {
      switch unit {
      case byte("-"): hasDashes = true
      case byte("|"), 0x09: hasBorder = true
      case byte(":"), byte("="), byte("+"), 0x20: break
      default: return false
      }
    }
    return hasDashes && hasBorder
  }

  private static func item(_ content: ArraySlice<UInt8>) -> LineShape? {
    if let end = bulletEnd(content) { return item(content, from: end, number: nil) }
    let digits = content.prefix(4).prefix(while: \.isASCIIDigit)
    let next = content.dropFirst(digits.count)
    guard !digits.isEmpty, digits.count < 4, next.first == byte(".") || next.first == byte(")") else {
      return nil
    }
    guard next.dropFirst().first.map(\.isASCIISpace) ?? false else { return nil }
    return item(content, from: next.startIndex + 1, number: Int(String(decoding: digits, as: UTF8.self)))
  }

  private static func item(_ content: ArraySlice<UInt8>, from end: Int, number: Int?) -> LineShape? {
    let words = content[end...].drop(while: \.isASCIISpace)
    guard !words.isEmpty else { return nil }
    return .item(number: number, words: ByteRange(words.startIndex, words.endIndex))
  }

  private static func bulletEnd(_ content: ArraySlice<UInt8>) -> Int? {
    for bullet in bullets where content.starts(with: bullet) {
      let end = content.startIndex + bullet.count
      let isWide = bullet.count > 1
      guard end < content.endIndex, content[end].isASCIISpace || isWide else { return nil }
      return end
    }
    return nil
  }

  private static let bullets = ["-", "*", "+", "•", "‣", "▪", "◦", "●", "○", "■", "➢", "", "·"].map {
    Array($0.utf8)
  }
}
