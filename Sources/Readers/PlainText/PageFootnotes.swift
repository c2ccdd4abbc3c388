import DocumentModel
import Text

/// Finds footnotes: at the foot of printed pages, numbered through the document.
///
/// They stand between two halves of a sentence, so they are taken out and written after the text, set aside.
struct PageFootnotes {
  let source: SourceText
  let vocabulary: CompiledVocabulary
  /// Lines at the foot of a page that may be notes.
  private static let deepest = 24
  private static let fewest = 2
  /// Lines of one note, at most.
  private static let longest = 12

  /// Takes the lines of footnotes out of `lines`; gives them note by note.
  func remove(from lines: inout [Line]) -> [[ByteRange]] {
    let starts = lines.indices.filter { $0 > 0 && lines[$0].beginsPage }
    guard starts.count > 1 else { return [] }
    let runs = ReferenceRuns(lines, source: source)
    let outline = OutlineRuns(lines, source: source) { runs.contains($0) }
    var taken: [Range<Int>] = []
    var last = 0
    var begin = 0
    for end in starts + [lines.count] {
      if let (number, notes) = notes(in: begin..<end, after: last, lines),
        !notes.contains(where: { runs.contains($0.lowerBound) || outline.parts[$0.lowerBound] != nil })
      {
        // At the foot of the first page stand affiliations and thanks, which belong to the front.
        if begin > 0 { taken += notes }
        last = number + notes.count - 1
      }
      begin = end
    }
    guard taken.count >= Self.fewest, !areReferences(taken, lines) else { return [] }
    return cut(taken, from: &lines)
  }

  /// The notes that a page ends with, and the number of the first: the one after `last`, or a few more where one was
  /// not found. A note ends with its page; where the page ends within a sentence, it ends with text.
  private func notes(in page: Range<Int>, after last: Int, _ lines: [Line]) -> (Int, [Range<Int>])? {
    let reach = max(page.lowerBound + page.count / 3, page.upperBound - Self.deepest)
    guard reach < page.upperBound, let foot = page.last(where: { !lines[$0].isBlank }), foot >= reach,
      endsNote(lines[foot]),
      let first = (reach..<page.upperBound).first(where: { index in
        number(lines[index]).map { $0 > last && $0 < (last == 0 ? 10 : last + 4) } ?? false
          && !isTitle(index, lines)
      }), let number = number(lines[first])
    else { return nil }
    var starts = [first]
    for index in (first + 1)..<max(first + 1, page.upperBound)
    where self.number(lines[index]) == number + starts.count { starts.append(index) }
    let notes = starts.indices.map { place in
      starts[place]..<(place + 1 < starts.count ? starts[place + 1] : page.upperBound)
    }
    return notes.contains { $0.count > Self.longest } ? nil : (number, notes)
  }

  /// Whether the line at `index` is a heading: it ends before the margin, without a stop, and a sentence begins below.
  private func isTitle(_ index: Int, _ lines: [Line]) -> Bool {
    guard index + 1 < lines.count, let next = source[lines[index + 1].content].first else { return false }
    let words = lines[index].content
    return next.isASCIIUpper && !endsNote(lines[index])
      && words.count * 3 < lines[index + 1].content.count * 2
  }

  /// A stop, or an address.
  private func endsNote(_ line: Line) -> Bool {
    let words = source[line.content]
    guard let last = words.last else { return false }
    return [byte("."), byte(")"), byte("/"), byte("!"), byte("?"), byte("]")].contains(last)
      || words.firstIndex(of: "http", from: words.startIndex) != nil
      || words.firstIndex(of: "www", from: words.startIndex) != nil
  }

  /// The number that a note begins with: "3 See also …", "3See also …".
  private func number(_ line: Line) -> Int? {
    let words = source[line.content]
    let digits = words.prefix(3).prefix(while: \.isASCIIDigit)
    guard !digits.isEmpty, digits.count < 3, words.count > 20 else { return nil }
    let rest = words.dropFirst(digits.count).drop { $0 == 0x20 }
    guard let first = rest.first, first.isASCIIUpper || first == byte("h") && rest.hasPrefix("http"),
      rest.dropFirst().first.map({ $0.isASCIILower || $0 == 0x20 }) ?? false,
      !vocabulary.sectionHeadings.contains(rest), !vocabulary.referenceHeadings.contains(rest)
    else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// Whether most notes name a year and a page: some journals print their references so.
  private func areReferences(_ notes: [Range<Int>], _ lines: [Line]) -> Bool {
    notes.count { note in note.contains { ReferenceRuns.mayCite(source[lines[$0].content]) } } * 2
      > notes.count
  }

  private func cut(_ notes: [Range<Int>], from lines: inout [Line]) -> [[ByteRange]] {
    let texts = notes.map { note in note.filter { !lines[$0].isBlank }.map { lines[$0].content } }
    let cut = Set(notes.joined())
    var kept: [Line] = []
    kept.reserveCapacity(lines.count - cut.count)
    for index in lines.indices where !cut.contains(index) { kept.append(lines[index]) }
    lines = kept
    return texts
  }
}
