import Text

/// Cuts a block of plain text into the stretches that no sentence goes beyond.
///
/// Readers make one block of each paragraph. Text that was given as it stands is one block with all its paragraphs,
/// lists and headings, of which only the line ends tell.
struct TextLayout {
  let text: SourceText

  /// The stretches of `block` in order, trimmed, none empty.
  func stretches(of block: ByteRange) -> [ByteRange] {
    let paragraphs = paragraphs(of: block)
    var result: [ByteRange] = []
    for lines in paragraphs {
      for stretch in joined(lines) {
        let content = withoutMarkup(withoutRules(stretch))
        // A number by itself between paragraphs is that of a page.
        if content.isEmpty || paragraphs.count > 1 && isPageNumber(content) { continue }
        result.append(content)
      }
    }
    return result
  }

  /// The lines of each paragraph, trimmed: paragraphs end at blank lines.
  private func paragraphs(of block: ByteRange) -> [[Line]] {
    var result: [[Line]] = []
    var lines: [Line] = []
    var start = block.start
    while start <= block.end {
      var end = start
      while end < block.end, !Self.endsLine(text.bytes[end]) { end += 1 }
      let trimmed = text.trimmed(ByteRange(start, end))
      if !trimmed.isEmpty {
        lines.append(Line(range: trimmed, indent: trimmed.start - start))
      } else if !lines.isEmpty {
        result.append(lines)
        lines = []
      }
      // The two bytes of "\r\n" end one line.
      let isPair = isCarriageReturnOfPair(at: end, limit: block.end)
      start = end + (isPair ? 2 : 1)
    }
    if !lines.isEmpty { result.append(lines) }
    return result
  }

  private struct Line {
    var range: ByteRange
    var indent: Int
  }

  private static func endsLine(_ unit: UInt8) -> Bool { unit == 0x0A || unit == 0x0D || unit == 0x0C }

  private func isCarriageReturnOfPair(at index: Int, limit: Int) -> Bool {
    index + 1 < limit && text.bytes[index] == 0x0D && text.bytes[index + 1] == 0x0A
  }

  /// The lines of a paragraph, joined where one goes on in the next.
  private func joined(_ lines: [Line]) -> [ByteRange] {
    guard lines.count > 1 else { return lines.map(\.range) }
    if isList(lines) { return lines.map(\.range) }
    let widest = lines.map(\.range.count).max() ?? 0
    var result = [lines[0].range]
    for (line, next) in zip(lines, lines.dropFirst()) {
      if isBreak(after: line, before: next, widest: widest) {
        result.append(next.range)
      } else {
        result[result.count - 1] = result[result.count - 1].union(next.range)
      }
    }
    return result
  }

  /// The longest line of a list without marks, in bytes.
  private static let longestItem = 60

  /// Three or more short lines of which none ends in a mark: items, not wrapped prose.
  private func isList(_ lines: [Line]) -> Bool {
    lines.count > 2
      && lines.allSatisfy { line in
        line.range.count <= Self.longestItem
          && (text.bytes[line.range.end - 1].isASCIIAlphanumeric || text.bytes[line.range.end - 1] >= 0x80)
          && line.range.count > 1
      }
  }

  /// Whether `line` ends what it says although no blank line follows: the next is indented as a paragraph is, or
  /// `line` is a title or wholly in brackets and the next one's first word would have fitted on it.
  private func isBreak(after line: Line, before next: Line, widest: Int) -> Bool {
    let first = text.bytes[next.range.start]
    guard !first.isASCIILower else { return false }
    let isIndented = line.indent == 0 && next.indent > 0 && first.isASCIIUpper
    if isIndented { return true }
    guard first.isASCIIUpper || first == byte("(") else { return false }
    let word = text[next.range].prefix { !$0.isASCIISpace }
    guard line.range.count + 1 + word.count <= widest else { return false }
    return isTitle(line.range) || isBracketed(line.range)
  }

  private func isBracketed(_ line: ByteRange) -> Bool {
    text.bytes[line.start] == byte("(") && text.bytes[line.end - 1] == byte(")")
  }

  /// Whether all longer words of a line begin with capitals, and there are some.
  private func isTitle(_ line: ByteRange) -> Bool {
    let words = text[line].split(whereSeparator: \.isASCIISpace)
    let long = words.filter { $0.count > 3 }
    return long.count > 1 && text.bytes[line.end - 1].isASCIILetter
      && long.allSatisfy { $0.first?.isASCIIUpper == true }
  }

  private func isPageNumber(_ range: ByteRange) -> Bool {
    range.count <= 4 && text[range].allSatisfy(\.isASCIIDigit)
  }

  /// As many marks of one kind are a rule across the page.
  private static let shortestRule = 5

  /// `range` without rules drawn with marks ("=====", "/////") at its ends.
  private func withoutRules(_ range: ByteRange) -> ByteRange {
    func isRule(_ unit: UInt8) -> Bool { "/=-_*#~+".utf8.contains(unit) }
    var lower = range.start
    var upper = range.end
    if lower < upper, isRule(text.bytes[lower]) {
      let end = range.indices.first { text.bytes[$0] != text.bytes[range.start] } ?? upper
      if end - lower >= Self.shortestRule { lower = end }
    }
    if lower < upper, isRule(text.bytes[upper - 1]) {
      let unit = text.bytes[upper - 1]
      let start = (lower..<upper).last { text.bytes[$0] != unit }.map { $0 + 1 } ?? lower
      if upper - start >= Self.shortestRule { upper = start }
    }
    return text.trimmed(ByteRange(lower, upper))
  }

  /// `range` without the tags, written plainly or as character references, at its ends.
  private func withoutMarkup(_ range: ByteRange) -> ByteRange {
    var result = range
    while let end = endOfTag(at: result) { result = text.trimmed(ByteRange(end, result.end)) }
    while let start = startOfTag(endingAt: result) { result = text.trimmed(ByteRange(result.start, start)) }
    return result
  }

  /// Bytes that a tag may have.
  private static let longestTag = 200

  private func endOfTag(at range: ByteRange) -> Int? {
    for (open, close) in [("<", ">"), ("&lt;", "&gt;")] where text[range].hasPrefix(open) {
      let name = range.start + open.utf8.count
      let limit = min(range.end, range.start + Self.longestTag)
      guard name < limit, text.bytes[name].isASCIILetter || text.bytes[name] == byte("/") else { return nil }
      return text.bytes[..<limit].firstIndex(of: close, from: name).map { $0 + close.utf8.count }
    }
    return nil
  }

  private func startOfTag(endingAt range: ByteRange) -> Int? {
    for (open, close) in [("<", ">"), ("&lt;", "&gt;")]
    where text[range].suffix(close.utf8.count).elementsEqual(close.utf8) {
      let limit = max(range.start, range.end - Self.longestTag)
      guard
        let start = (limit..<range.end).last(where: { text.bytes[$0..<range.end].hasPrefix(open) }),
        endOfTag(at: ByteRange(start, range.end)) == range.end
      else { return nil }
      return start
    }
    return nil
  }
}
