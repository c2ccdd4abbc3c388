import DocumentModel
import Text

/// The lists that are open, outermost first.
struct TextLists {
  struct Level {
    var indent: Int
    var list: Int
    var isNumbered: Bool
    var number: Int?
  }

  var levels: [Level] = []
}

extension LineWalk {
  mutating func meetItem(_ number: Int?, _ words: ByteRange) {
    let line = lines[next]
    if isInReferences {
      if let number, !mayBeginEntry(number), !pending.isEmpty { return pending.append(line.content) }
      return beginEntry(number, words)
    }
    if number == nil, words.start > line.content.start + 2, headings.isKnown(source[words]) {
      return writeHeading(words, level: HeadingLevels.ofPlainLine)
    }
    if let number, isOutlineHeading(number, words) {
      return writeHeading(line.content, level: HeadingLevels.ofPlainLine)
    }
    if outline.parts[next] != nil, let heading = printedHeading() {
      return writePrintedHeading(heading.lines, level: heading.level)
    }
    if let number, isPrinted, source.bytes[words.start - 2] == byte("."), number <= (outlineNumber ?? 0) + 1,
      lists.levels.isEmpty, let heading = printedHeading()
    {
      return writePrintedHeading(heading.lines, level: heading.level)
    }
    if number != nil, let heading = headings.heading(line.content, isAlone: true),
      lists.levels.isEmpty || number == (outlineNumber ?? 0) + 1, isHeadingLike(words)
    {
      return writeHeading(heading.words, level: heading.level)
    }
    guard mayBegin(number) else {
      pending.append(line.content)
      return
    }
    flush()
    beginItem(number, words, indent: line.indent)
  }

  /// Wrapped prose may begin a line with "12. " or "- "; an item follows a blank line, an item, or "…:".
  private func mayBegin(_ number: Int?) -> Bool {
    guard let last = pending.last, pendingBlock.kind == .paragraph, let number else { return true }
    return number == 1 || !layout.joins(last, lines[next].content)
  }

  /// "3. Clinical evidence" after "2. Resistance": the outline goes on.
  private func isOutlineHeading(_ number: Int, _ words: ByteRange) -> Bool {
    guard let last = outlineNumber, number == last + 1, lists.levels.isEmpty else { return false }
    return words.count <= 90 && headings.isTitle(source[words]) && !layout.endsSentence(words)
      && (next + 1 == lines.count || lines[next + 1].isBlank || !layout.joins(words, lines[next + 1].content))
  }

  /// The number before the words of a first-level heading.
  static func outlineNumber(_ heading: ArraySlice<UInt8>) -> Int? {
    guard let outline = HeadingLabel.outline(heading), outline.parts == 1 else { return nil }
    return Int(String(decoding: heading.prefix(while: \.isASCIIDigit), as: UTF8.self))
  }

  private func isHeadingLike(_ words: ByteRange) -> Bool {
    vocabulary.sectionHeadings.contains(source[words]) || vocabulary.referenceHeadings.contains(source[words])
  }

  private mutating func beginItem(_ number: Int?, _ words: ByteRange, indent: Int) {
    while let last = lists.levels.last, last.indent > indent + 1 { lists.levels.removeLast() }
    let isSame =
      lists.levels.last.map { $0.indent >= indent - 1 && $0.isNumbered == (number != nil) } ?? false
    if !isSame {
      if let last = lists.levels.last, last.indent >= indent - 1 { lists.levels.removeLast() }
      lists.levels.append(
        TextLists.Level(indent: indent, list: composer.newList(), isNumbered: number != nil, number: number))
    }
    let list = lists.levels[lists.levels.count - 1].list
    begin(
      Block(
        kind: .listItem, range: ByteRange(0, 0), section: 0, level: lists.levels.count, list: list,
        ordinal: number))
    pending.append(isPrinted && number != nil ? lines[next].content : words)
  }

  /// An entry of a reference list keeps its number: "- 3. Title" becomes "3. Title".
  private mutating func beginEntry(_ number: Int?, _ words: ByteRange) {
    flush()
    if let number { lastEntry = number }
    if lists.levels.isEmpty {
      lists.levels.append(TextLists.Level(indent: 0, list: composer.newList(), isNumbered: false))
    }
    begin(
      Block(
        kind: .listItem, range: ByteRange(0, 0), section: 0, level: 1, list: lists.levels[0].list,
        ordinal: number))
    pending.append(number == nil ? words : lines[next].content)
  }
}
