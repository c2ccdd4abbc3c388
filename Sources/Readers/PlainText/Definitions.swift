import Text

/// The definitions of a markdown text: addresses of links (`[5]: https://…`) and footnotes (`[^1]: words`).
struct Definitions {
  /// One definition and the lines that it takes.
  struct Definition {
    var label: String
    var isNote: Bool
    /// What stands behind the label: one stretch a line.
    var words: [ByteRange]
    /// One past its last line.
    var end: Int
    /// The number by which the text refers to it; nil where it is no entry of a list.
    var number: Int?
  }

  /// The definitions, by their first lines.
  private(set) var byLine: [Int: Definition] = [:]
  /// The addresses of links, by their labels.
  private(set) var addresses: [String: String] = [:]
  /// The numbers of footnotes, by their labels.
  private(set) var notes: [String: Int] = [:]
  /// Whether the footnotes cite works, and are not remarks.
  private(set) var notesAreReferences = false

  /// A text without definitions.
  init() {}

  /// `isHeading` tells the headings over reference lists.
  init(_ lines: [Line], source: SourceText, isListed isHeading: (ArraySlice<UInt8>) -> Bool) {
    var index = 0
    while index < lines.count {
      guard let definition = Self.definition(at: index, lines, source) else {
        index += 1
        continue
      }
      byLine[index] = definition
      index = definition.end
    }
    guard !byLine.isEmpty else { return }
    numberNotes(source)
    if notesAreReferences { numberNotes(after: Self.lastListed(lines, source, isHeading), source) }
    for definition in byLine.values where !definition.isNote {
      guard let first = definition.words.first else { continue }
      addresses[definition.label] = source.string(Self.address(first, source))
    }
    numberLinks(lines, source)
  }

  /// What `label` in brackets means, letters compared without case.
  static func label(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map(\.asciiLowercased), as: UTF8.self)
  }

  // MARK: Lines

  private static func definition(at index: Int, _ lines: [Line], _ source: SourceText) -> Definition? {
    let line = lines[index]
    let bytes = source[line.content]
    guard bytes.first == byte("["), line.indent < 4,
      let close = bytes.prefix(100).firstIndex(of: byte("]")), close + 1 < bytes.endIndex,
      bytes[close + 1] == byte(":"), close > bytes.startIndex + 1
    else { return nil }
    let label = bytes[(bytes.startIndex + 1)..<close]
    guard !label.contains(byte("[")) else { return nil }
    let rest = source.trimmed(ByteRange(close + 2, line.content.end))
    if label.first != byte("^"), rest.isEmpty, index + 1 < lines.count {
      // The address may stand on the next line.
      let next = lines[index + 1].content
      guard !lines[index + 1].isBlank, isAddress(source[address(next, source)]), endsInTitle(next, source)
      else { return nil }
      return Definition(label: Self.label(label), isNote: false, words: [next], end: index + 2)
    }
    guard label.first == byte("^") else {
      guard isAddress(source[address(rest, source)]), endsInTitle(rest, source) else { return nil }
      return Definition(label: Self.label(label), isNote: false, words: [rest], end: index + 1)
    }
    var words = rest.isEmpty ? [] : [rest]
    var end = index + 1
    while end < lines.count, !lines[end].isBlank, source.bytes[lines[end].content.start] != byte("["),
      LineShape(lines[end], in: source.bytes) == .text
    {
      words.append(lines[end].content)
      end += 1
    }
    return Definition(label: Self.label(label.dropFirst()), isNote: true, words: words, end: end)
  }

  /// The address that `rest` begins with.
  static func address(_ rest: ByteRange, _ source: SourceText) -> ByteRange {
    let word = source[rest].prefix { !$0.isASCIISpace }
    let isEnclosed = word.first == byte("<") && word.last == byte(">") && word.count > 2
    return isEnclosed
      ? ByteRange(word.startIndex + 1, word.endIndex - 1) : ByteRange(word.startIndex, word.endIndex)
  }

  private static func isAddress(_ word: ArraySlice<UInt8>) -> Bool {
    ["http://", "https://", "mailto:", "www.", "#", "/", "./", "../", "doi:"].contains { word.hasPrefix($0) }
  }

  /// Nothing but a title in quotes or brackets follows an address.
  private static func endsInTitle(_ rest: ByteRange, _ source: SourceText) -> Bool {
    let title = source[rest].drop { !$0.isASCIISpace }.drop(while: \.isASCIISpace)
    guard let first = title.first, let last = title.last else { return true }
    return first == last && (first == byte("\"") || first == byte("'"))
      || first == byte("(") && last == byte(")")
  }

  // MARK: Numbers

  private mutating func numberNotes(_ source: SourceText) {
    let places = byLine.keys.filter { byLine[$0]?.isNote ?? false }.sorted()
    let labels = places.compactMap { byLine[$0]?.label }
    let areNumbers = labels.allSatisfy { Int($0) != nil }
    var cited = 0
    for (position, place) in places.enumerated() {
      guard let note = byLine[place] else { continue }
      let number = areNumbers ? Int(note.label) : position + 1
      byLine[place]?.number = number
      notes[note.label] = number
      if note.words.contains(where: { Self.cites(source[$0]) }) { cited += 1 }
    }
    notesAreReferences = cited * 2 > places.count
  }

  /// Footnotes that cite come after the entries of a numbered list, whose numbers would be theirs as well.
  private mutating func numberNotes(after last: Int, _ source: SourceText) {
    guard last > 0 else { return }
    for place in byLine.keys {
      guard let note = byLine[place], note.isNote, let number = note.number else { continue }
      byLine[place]?.number = number + last
      notes[note.label] = number + last
    }
  }

  /// The largest number of an item below a heading over references; 0 where there is none.
  private static func lastListed(
    _ lines: [Line], _ source: SourceText, _ isHeading: (ArraySlice<UInt8>) -> Bool
  ) -> Int {
    var last = 0
    var isInside = false
    for line in lines {
      switch LineShape(line, in: source.bytes) {
      case .heading(_, let words): isInside = isHeading(source[words])
      case .item(let number?, _) where isInside: last = max(last, number)
      case .text where isInside && source.bytes[line.content.start] == byte("["):
        last = max(last, ReferenceEntries.number(source[line.content]) ?? 0)
      default: break
      }
    }
    return last
  }

  /// Whether `words` name a year, an address or an identifier, as entries of a list do.
  static func cites(_ words: ArraySlice<UInt8>) -> Bool {
    if ["http", "doi", "DOI", "et al", "PMID"].contains(where: {
      words.firstIndex(of: $0, from: words.startIndex) != nil
    }) {
      return true
    }
    return words.split { !$0.isASCIIDigit }.contains { digits in
      digits.count == 4 && (digits.hasPrefix("19") || digits.hasPrefix("20"))
    }
  }

  /// Addresses that numbers in the text refer to are a list of works: `[5]`, or `\[[6][5]\]`, which prints a 6.
  private mutating func numberLinks(_ lines: [Line], _ source: SourceText) {
    var numbers: [String: Int] = [:]
    for (place, line) in lines.enumerated() where byLine[place] == nil {
      var index = line.content.start
      while let open = source.bytes[..<line.content.end].firstIndex(of: "[", from: index) {
        index = open + 1
        guard let (label, number) = Self.number(at: open, before: line.content.end, source.bytes),
          addresses[label] != nil
        else { continue }
        numbers[label] = numbers[label] ?? number
      }
    }
    for (place, definition) in byLine where !definition.isNote {
      byLine[place]?.number = numbers[definition.label]
    }
  }

  /// The label that the number in brackets at `open` refers to.
  private static func number(at open: Int, before end: Int, _ bytes: [UInt8]) -> (label: String, number: Int)?
  {
    guard let (printed, close) = digits(at: open, before: end, bytes) else { return nil }
    let follows = open > 0 && bytes[open - 1] == byte("]")
    if isEscaped(open, bytes), let (label, _) = digits(at: close, before: end, bytes) {
      return (String(label), printed)
    }
    // The second part of `[words][5]` is no callout.
    if follows, digits(endingAt: open, bytes) == nil { return nil }
    return (String(printed), printed)
  }

  /// Whether the bracket at `open` stands within brackets that are printed: `\[[6][5]\]`.
  static func isEscaped(_ open: Int, _ bytes: [UInt8]) -> Bool {
    open > 1 && bytes[open - 1] == byte("[") && bytes[open - 2] == byte("\\")
  }

  /// The number in the brackets that open at `open`, and one past them.
  private static func digits(at open: Int, before end: Int, _ bytes: [UInt8]) -> (Int, end: Int)? {
    guard open < end, bytes[open] == byte("[") else { return nil }
    let digits = bytes[(open + 1)..<end].prefix(4).prefix(while: \.isASCIIDigit)
    guard let number = Int(String(decoding: digits, as: UTF8.self)), digits.endIndex < end,
      bytes[digits.endIndex] == byte("]")
    else { return nil }
    return (number, digits.endIndex + 1)
  }

  private static func digits(endingAt end: Int, _ bytes: [UInt8]) -> Int? {
    var start = end - 1
    while start > 0, end - start < 7, bytes[start] != byte("[") { start -= 1 }
    return digits(at: start, before: end, bytes)?.0
  }
}
