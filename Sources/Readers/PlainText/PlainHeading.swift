import DocumentModel
import Text

/// Tells which lines without mark-up are headings.
struct PlainHeading {
  let vocabulary: CompiledVocabulary
  let bytes: [UInt8]

  /// The level and words of the heading that `line` is; nil for lines of text.
  ///
  /// `isAlone`: whether blank lines stand around it.
  /// `isPrinted`: whether outline numbers may be measures, which only their place tells.
  func heading(_ line: ByteRange, isAlone: Bool, isPrinted: Bool = false) -> (level: Int, words: ByteRange)? {
    let words = bytes[line.indices]
    guard line.count <= 200 else { return nil }
    if let bold = boldLine(line) { return (HeadingLevels.ofBoldLine, bold) }
    if let label = HeadingLabel(words, vocabulary: vocabulary),
      let level = level(of: label, words, isAlone, isPrinted)
    {
      return (level, line)
    }
    if isBareQuestion(words) { return (HeadingLevels.ofBoldLine + 1, line) }
    if isKnown(words) { return (HeadingLevels.ofPlainLine, line) }
    return isAlone && isCapitals(words) ? (HeadingLevels.ofPlainLine, line) : nil
  }

  private func level(
    of label: HeadingLabel, _ words: ArraySlice<UInt8>, _ isAlone: Bool, _ isPrinted: Bool
  ) -> Int? {
    switch label {
    case .question: return words.last == byte("?") || isAlone ? HeadingLevels.ofPlainLine + 1 : nil
    case .problem: return isAlone ? HeadingLevels.ofPlainLine + 1 : nil
    case .outline(let parts):
      guard let (_, end) = HeadingLabel.outline(words) else { return nil }
      let title = words[end...].drop(while: \.isASCIISpace)
      if isKnown(title) { return HeadingLevels.ofPlainLine + parts - 1 }
      guard parts > 1, isTitle(title), !isPrinted || isAlone && isPlausible(words) else { return nil }
      return HeadingLevels.ofPlainLine + parts - 1
    }
  }

  /// "0.5 M" and "12.25 Units" are measures.
  func isPlausible(_ words: ArraySlice<UInt8>) -> Bool {
    let number = words.prefix { $0.isASCIIDigit || $0 == byte(".") }
    let parts = number.split(separator: byte("."))
    return parts.allSatisfy { $0.first != byte("0") && $0.count < 3 }
      && words.count(where: \.isASCIILetter) > 3
  }

  /// "2.1. Study Design. This is a trial …": the outline number and title that are run into a paragraph.
  func runIn(_ line: ByteRange) -> (level: Int, words: ByteRange, rest: ByteRange)? {
    guard let (parts, start) = HeadingLabel.outline(bytes[line.indices]), parts > 1,
      let stop = bytes[start..<min(line.end, start + 90)].firstIndex(of: byte(".")), stop + 2 < line.end,
      bytes[stop + 1] == 0x20, isPlausible(bytes[line.indices]),
      isTitle(bytes[start..<stop].drop(while: \.isASCIISpace))
    else { return nil }
    return (HeadingLevels.ofPlainLine + parts - 1, ByteRange(line.start, stop), ByteRange(stop + 2, line.end))
  }

  /// "Q: Ovarian cancer?"
  private func isBareQuestion(_ words: ArraySlice<UInt8>) -> Bool {
    let words = words.filter { $0 != byte("*") && $0 != byte("_") }
    guard words.last == byte("?") else { return false }
    return vocabulary.questionPrefixes.contains { prefix in
      let rest = words.dropFirst(prefix.count)
      return words.prefix(prefix.count).map(\.asciiLowercased) == prefix && rest.first == byte(":")
    }
  }

  /// A line that is bold from end to end.
  private func boldLine(_ line: ByteRange) -> ByteRange? {
    let words = bytes[line.indices]
    guard line.count > 4,
      words.hasPrefix("**") && words.suffix(2).elementsEqual("**".utf8)
        || words.hasPrefix("__") && words.suffix(2).elementsEqual("__".utf8)
    else { return nil }
    let inside = words.dropFirst(2).dropLast(2)
    guard inside.count <= 150, inside.firstIndex(of: "**", from: inside.startIndex) == nil,
      inside.last != byte("."), inside.contains(where: \.isASCIILetter)
    else { return nil }
    return ByteRange(inside.startIndex, inside.endIndex)
  }

  /// Whether the vocabulary has `words` as a heading.
  func isKnown(_ words: ArraySlice<UInt8>) -> Bool {
    guard words.count <= 80, let first = words.first, !first.isASCIILower, words.last != byte(".") else {
      return false
    }
    return vocabulary.sectionHeadings.contains(words) || vocabulary.referenceHeadings.contains(words)
      || vocabulary.questionSectionHeadings.contains(words) || vocabulary.isSetAside(heading: words)
  }

  /// A few words that begin with a capital and do not end like a sentence.
  func isTitle(_ words: ArraySlice<UInt8>) -> Bool {
    guard let first = words.first, let last = words.last, words.count <= 100 else { return false }
    return (first.isASCIIUpper || first >= 0xC3)
      && ![byte("."), byte(","), byte(";"), byte("-")].contains(last)
      && words.count { $0 == 0x20 } < 14
  }

  private func isCapitals(_ words: ArraySlice<UInt8>) -> Bool {
    let capitals = words.count { $0.isASCIIUpper }
    return capitals >= 4 && words.count <= 90 && !words.contains(where: \.isASCIILower)
      && words.count { $0.isASCIIDigit } * 2 < capitals && words.contains { $0 == 0x20 }
      || capitals >= 6 && capitals == words.count
  }
}
