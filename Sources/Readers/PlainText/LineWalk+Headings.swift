import DocumentModel
import Text

/// Headings of printed pages, which nothing marks but their place: a short line between the end of a sentence and the
/// beginning of a paragraph.
extension LineWalk {
  /// The lines of the heading that begins at the line `next`, and its level; nil where it is no heading.
  func printedHeading() -> (lines: Int, level: Int)? {
    guard let width = layout.width, isPrinted, !isInReferences else { return nil }
    let line = lines[next].content
    if let parts = outline.parts[next], let count = outlinedLines(line, localWidth(width)) {
      return (count, HeadingLevels.ofPlainLine + parts - 1)
    }
    guard mayOpenHeading(line), followsEnd else { return nil }
    if goesOnOutline(line), line.count * 20 <= width * 17, isTitleEnd(line) || isStoppedTitle(line),
      let following = lineAfter(next),
      !goesOnTitle(line) || !source.bytes[lines[following].content.start].isASCIILower
    {
      return (headingLines(line, localWidth(width)) ?? 1, printedLevel(of: line))
    }
    let rest = headingLines(line, localWidth(width))
    return rest.map { ($0, printedLevel(of: line)) }
  }

  /// How many lines the heading has that begins at the line `next` and is one of the outline; nil where a sentence or
  /// the text of a run-in heading follows its number.
  private func outlinedLines(_ line: ByteRange, _ width: Int) -> Int? {
    guard headings.runIn(line) == nil, let following = lineAfter(next) else { return nil }
    let words = lines[following].content
    let mayGoOn = goesOnTitle(line) && following == next + 1 && !lines[following].beginsPage
    let isOpen = !isTitleEnd(line) && goesOnTitle(line)
    let goesOn = mayGoOn && (isOpen || source.bytes[words.start].isASCIILower || line.count * 3 > width * 2)
    guard goesOn else { return isStoppedTitle(line) || isTitleEnd(line) ? 1 : nil }
    if words.count * 4 <= width * 3, isTitleEnd(words) || isStoppedTitle(words),
      let third = lineAfter(following),
      !source.bytes[lines[third].content.start].isASCIILower, !headings.isKnown(source[words])
    {
      return 2
    }
    return isOpen || source.bytes[words.start].isASCIILower ? nil : 1
  }

  /// "2.3" below the second heading of the outline.
  private func goesOnOutline(_ line: ByteRange) -> Bool {
    let words = source[line]
    guard let outline = HeadingLabel.outline(words), outline.parts > 1, headings.isPlausible(words) else {
      return false
    }
    return outlineNumber == Int(String(decoding: words.prefix(while: \.isASCIIDigit), as: UTF8.self))
  }

  /// The usual length of the lines that follow: a table's are short, and a page may be set in columns.
  private func localWidth(_ width: Int) -> Int {
    var lengths: [Int] = []
    var place = next + 1
    while place < lines.count, place < next + 14, lengths.count < 7 {
      if !lines[place].isBlank { lengths.append(lines[place].content.count) }
      place += 1
    }
    lengths.sort()
    return max(lengths.isEmpty ? 0 : lengths[lengths.count / 2], width * 2 / 5)
  }

  /// One line, or two where the title is long.
  private func headingLines(_ line: ByteRange, _ width: Int) -> Int? {
    guard let following = lineAfter(next) else { return nil }
    let words = lines[following].content
    let isLong = line.count * 20 > width * 17
    let outlined = HeadingLabel.outline(source[line]) != nil
    if isLong, line.count * 20 <= width * 18, isTitleEnd(line), !opensSentence(line),
      beginsParagraph(words, width)
    {
      return 1
    }
    let isStopped = following == next + 1 && isStoppedTitle(line)
    if !isLong, isStopped, !source.bytes[words.start].isASCIILower { return 1 }
    if isTitleEnd(line) || isStopped, !isLong {
      if beginsParagraph(words, width) || isShortTitle(following, width) { return 1 }
      if line.count * 20 <= width * 9, isTitleEnd(line), goesOnSmall(words, width) { return 1 }
    }
    guard following == next + 1, !lines[following].beginsPage, line.count * 5 >= width * 2, goesOnTitle(line),
      words.count * 5 <= width * 4, isTitleEnd(words) || outlined && isStoppedTitle(words), isPlain(words),
      outlined || !opensSentence(line),
      let third = lineAfter(following)
    else { return nil }
    return beginsParagraph(lines[third].content, width) ? 2 : nil
  }

  /// Whether the line at `index` is itself a heading before a paragraph: "Methods" above "Patients".
  private func isShortTitle(_ index: Int, _ width: Int) -> Bool {
    let line = lines[index].content
    guard headings.isKnown(source[lines[next].content]) || HeadingLabel.outline(source[line]) != nil,
      mayOpenHeading(line), isTitleEnd(line), line.count * 20 <= width * 17, let third = lineAfter(index)
    else { return false }
    return beginsParagraph(lines[third].content, width)
  }

  /// The next line of words after `index`, past a few blank ones.
  private func lineAfter(_ index: Int) -> Int? {
    var place = index + 1
    while place < lines.count, place < index + 4, lines[place].isBlank { place += 1 }
    return place < lines.count && !lines[place].isBlank ? place : nil
  }

  /// Whether the line before ends a sentence or is a heading: a heading does not stand inside a sentence.
  private var followsEnd: Bool {
    var place = next - 1
    while place >= 0, next - place < 4, lines[place].isBlank { place -= 1 }
    guard place >= 0, !lines[place].isBlank else { return true }
    if place == lastHeadingLine { return true }
    let above = source[lines[place].content]
    if above.hasPrefix("http") || above.hasPrefix("doi") || above.count < 6 && above.last == byte(")") {
      return true
    }
    return layout.endsSentence(withoutCallout(lines[place].content))
  }

  /// `line` without the numbers of raised callouts at its end: "in most trials.12,13".
  private func withoutCallout(_ line: ByteRange) -> ByteRange {
    var end = line.end
    while end > line.start + 1 {
      let unit = source.bytes[end - 1]
      guard unit.isASCIIDigit || unit == byte(",") || unit == byte("-") || unit == 0x20 else { break }
      end -= 1
    }
    let isStop = [byte("."), byte("?"), byte("!"), byte(")")].contains(source.bytes[end - 1])
    return isStop ? ByteRange(line.start, end) : line
  }

  // MARK: Lines

  /// A capital or an outline number, words, and nothing of formulas, addresses and captions.
  private func mayOpenHeading(_ line: ByteRange) -> Bool {
    let words = titleWords(line)
    guard let first = words.first, line.count >= 4, line.count <= 160 else { return false }
    let isOutlined = words.startIndex > line.start
    guard first.isASCIIUpper || first >= 0xC3 || isOutlined && first.isASCIIDigit || isNumberedName(words)
    else { return false }
    return isPlain(line) && !CaptionLabel.names(words) && !vocabulary.isSetAside(words)
  }

  /// "3-Acetyl-…", "5-HT uptake": names that begin with a number.
  private func isNumberedName(_ words: ArraySlice<UInt8>) -> Bool {
    let digits = words.prefix(while: \.isASCIIDigit)
    return !digits.isEmpty && digits.count < 3 && words.dropFirst(digits.count).first == byte("-")
      && words.dropFirst(digits.count + 1).first.map { $0.isASCIIUpper } ?? false
  }

  private func titleWords(_ line: ByteRange) -> ArraySlice<UInt8> {
    let words = source[line]
    guard let outline = HeadingLabel.outline(words) else { return words }
    return words[outline.end...].drop(while: \.isASCIISpace)
  }

  /// Mostly letters, and no signs of formulas and addresses.
  private func isPlain(_ line: ByteRange) -> Bool {
    var letters = 0
    var others = 0
    for unit in source[line] {
      switch unit {
      case byte("@"), byte("="), byte("<"), byte(">"), 0x09: return false
      case 0x20: break
      default: if unit.isASCIILetter || unit >= 0x80 { letters += 1 } else { others += 1 }
      }
    }
    return letters >= 3 && letters > others * 2
  }

  /// No stop at the end, and no word after which a sentence goes on.
  private func isTitleEnd(_ line: ByteRange) -> Bool {
    let last = source.bytes[line.end - 1]
    if vocabulary.openWords.contains(lastWord(line)) { return false }
    return ![byte("."), byte(","), byte(";"), byte("-"), byte(":"), byte("(")].contains(last)
  }

  private func lastWord(_ line: ByteRange) -> ArraySlice<UInt8> {
    let words = source[line]
    return words.lastIndex(of: 0x20).map { words[($0 + 1)...] } ?? words
  }

  /// "2.1. Materials.", "Protein purification.": a few words with a stop, and no verb among them.
  private func isStoppedTitle(_ line: ByteRange) -> Bool {
    guard [byte("."), byte(":")].contains(source.bytes[line.end - 1]), line.count > 8 else { return false }
    let words = source[line].split(separator: 0x20)
    return words.count <= 12 && !words.contains { vocabulary.sentenceWords.contains($0) }
      && !source[line].dropLast().contains {
        $0 == byte(",") || $0 == byte(";") || $0 == byte(".") && words.count < 2
      }
  }

  private func goesOnTitle(_ line: ByteRange) -> Bool {
    let last = source.bytes[line.end - 1]
    return ![byte("."), byte(";"), byte(":")].contains(last)
  }

  /// A line of prose that begins with a capital and is nearly full.
  private func beginsParagraph(_ line: ByteRange, _ width: Int) -> Bool {
    guard line.count * 20 >= width * 11, let first = source[line].first else { return false }
    guard !first.isASCIILower, first != byte(")"), first != byte(","), first != byte(".") else {
      return false
    }
    let words = source[line]
    return words.count { $0 == 0x20 } >= 4 && words.count(where: \.isASCIILower) * 5 > words.count * 2
      && !CaptionLabel.names(words)
  }

  /// A full line of prose in small letters: small capitals that lost their size begin so.
  private func goesOnSmall(_ line: ByteRange, _ width: Int) -> Bool {
    let words = source[line]
    return !opensSentence(lines[next].content)
      && line.count * 20 >= width * 15 && words.count { $0 == 0x20 } >= 5
      && words.count(where: \.isASCIILower) * 10 > words.count * 7
  }

  /// "The", "In", "We": how sentences begin more often than headings.
  private func opensSentence(_ line: ByteRange) -> Bool {
    let first = source[line].prefix { $0 != 0x20 }
    return vocabulary.sentenceWords.contains(first) || vocabulary.openWords.contains(first)
  }

  private func printedLevel(of line: ByteRange) -> Int {
    let words = source[line]
    if let outline = HeadingLabel.outline(words) { return HeadingLevels.ofPlainLine + outline.parts - 1 }
    let isMain = headings.isKnown(words) || !words.contains(where: \.isASCIILower) || !hasNamedHeading
    return isMain ? HeadingLevels.ofPlainLine : HeadingLevels.ofPlainLine + 1
  }
}
