import Text

/// What lines show by themselves of being furniture: page numbers, and how running heads are printed.
struct FurnitureMarks {
  let source: SourceText
  let vocabulary: CompiledVocabulary

  /// `12`, `- 12 -`, `Page 3 of 7`.
  func isPageNumber(_ line: Line) -> Bool {
    let bytes = source[line.content]
    guard bytes.count <= 16, bytes.contains(where: \.isASCIIDigit) else { return false }
    let words = bytes.split { !$0.isASCIIAlphanumeric }
    return words.allSatisfy {
      $0.count <= 5 && $0.allSatisfy(\.isASCIIDigit)
        || $0.equalsIgnoringASCIICase("page") || $0.equalsIgnoringASCIICase("of")
    } && bytes.allSatisfy { $0 != byte("[") && $0 != byte(".") && $0 != byte("(") && $0 != byte("%") }
  }

  /// The value of a line that is a bare number; nil for "Page 3 of 7".
  func number(_ line: Line) -> Int? {
    guard isPageNumber(line) else { return nil }
    let bytes = source[line.content]
    guard !bytes.contains(where: \.isASCIILetter) else { return nil }
    return Int(String(decoding: bytes.filter(\.isASCIIDigit), as: UTF8.self))
  }

  /// Whether lines that are alike but for their numbers may be one head on many pages: all numbers are the same, or one
  /// differs that stands by itself, as a page's does and that of a figure ("g003") does not.
  func mayCountPages(_ lines: [Line]) -> Bool {
    let numbers = lines.prefix(40).map { line in source[line.content].split { !$0.isASCIIDigit } }
    guard let first = numbers.first else { return false }
    var differing: [Int] = []
    for column in first.indices {
      let values = numbers.map { $0.count > column ? $0[column] : [] }
      if Set(values.map { Array($0) }).count * 2 > values.count + 1 { differing.append(column) }
    }
    guard let column = differing.first else { return true }
    return differing.count == 1 && numbers.allSatisfy { $0.count > column && isWord($0[column]) }
  }

  private func isWord(_ digits: ArraySlice<UInt8>) -> Bool {
    let before = digits.startIndex > 0 ? source.bytes[digits.startIndex - 1] : 0x20
    let after = digits.endIndex < source.count ? source.bytes[digits.endIndex] : 0x20
    guard digits.count < 6, !before.isASCIILetter, !after.isASCIILetter else { return false }
    // "p.12" counts pages, "3.12" is a measure or a heading's number.
    return before != byte(".")
      || digits.startIndex > 1 && source.bytes[digits.startIndex - 2].isASCIILetter
  }

  /// 1900 to 2099, as a number by itself.
  func holdsYear(_ line: Line) -> Bool {
    source[line.content].split { !$0.isASCIIDigit }.contains {
      $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20"))
    }
  }

  /// The last number in a line.
  func lastNumber(_ line: Line) -> Int? {
    source[line.content].split { !$0.isASCIIDigit }.last.flatMap { digits in
      digits.count > 6 ? nil : Int(String(decoding: digits, as: UTF8.self))
    }
  }

  /// Whether a word of four letters stands in `line`; numbers alike say nothing ("2004;304:1497" ends a reference).
  func holdsWords(_ line: Line) -> Bool {
    var run = 0
    for unit in source[line.content] {
      run = unit.isASCIILetter || unit >= 0x80 ? run + 1 : 0
      if run > 3 { return true }
    }
    return false
  }

  /// Whether `line` speaks of volumes, addresses and copies, as running heads and feet do.
  func isTypical(_ line: Line) -> Bool {
    let bytes = source[line.content]
    guard bytes.count < 250, bytes.contains(where: { !$0.isASCIILetter && $0 < 0x80 }) else { return false }
    return bytes.firstIndex(of: "©", from: bytes.startIndex) != nil
      || bytes.split(whereSeparator: { !$0.isASCIIAlphanumeric }).contains { word in
        word.count < 12 && !word[word.startIndex].isASCIIDigit && vocabulary.furnitureWords.contains(word)
      }
  }

  /// The title of the document stands on its first page, and at the head of others.
  func mayBeTitle(_ line: Line) -> Bool {
    let words = source[line.content]
    return words.count >= 30 && words.count { $0 == 0x20 } > 3 && !words.contains(where: \.isASCIIDigit)
  }

  /// Whether `line` is furniture wherever it stands: "(page number not for citation purposes)".
  func isNamed(_ line: Line) -> Bool {
    let bytes = source[line.content]
    guard bytes.count < 200, let first = bytes.first, !first.isASCIILower || bytes.count < 60 else {
      return false
    }
    return vocabulary.furnitureLines.isBeginning(of: bytes)
  }

  /// What lines of furniture have in common: their words, or their shape where they hold a few letters only.
  func key(_ line: Line) -> UInt64? {
    // "Table 1. Continued" belongs to its table on every page.
    if CaptionLabel.names(source[line.content]) { return nil }
    // What cites a work is a sentence, however often it comes again.
    if holdsCallout(line) { return nil }
    if holdsWords(line) { return shape(line) }
    let words = source[line.content]
    guard words.contains(where: { $0.isASCIILetter || $0 == byte("-") }) else { return nil }
    if words.count > 24 { return words.count < 80 && isTypical(line) ? shape(line) : nil }
    return words.contains(where: \.isASCIIDigit) && words.count <= 16 ? shape(line) : hash(words)
  }

  /// Whether a number in brackets stands behind the first word: `[12]`, `[2,4-6]`.
  func holdsCallout(_ line: Line) -> Bool {
    let bytes = source[line.content]
    var rest = bytes.drop { $0 != 0x20 && $0 != byte("[") }
    while let open = rest.firstIndex(of: byte("[")) {
      let inside = bytes[(open + 1)...].prefix(30).prefix { $0 != byte("]") }
      if open > bytes.startIndex, inside.endIndex < bytes.endIndex, inside.first?.isASCIIDigit ?? false,
        inside.allSatisfy({
          $0.isASCIIDigit || $0 == byte(",") || $0 == 0x20 || $0 == byte("-") || $0 >= 0x80
        })
      {
        return true
      }
      rest = bytes[(open + 1)...]
    }
    return false
  }

  func hash(_ words: ArraySlice<UInt8>) -> UInt64 {
    var hash = WordHash()
    hash.add(words)
    return hash.value
  }

  /// A hash of the words of a line, all numbers alike; bars between its parts do not count, nor does the page's number
  /// at either end.
  func shape(_ line: Line) -> UInt64 {
    var hash = WordHash()
    var isNumber = false
    var words = withoutPage(source[line.content])
    // "3.1. Growth" and "3.2. Growth" are two headings.
    if let outline = HeadingLabel.outline(words), outline.parts > 1 {
      hash.add(words[..<outline.end])
      words = words[outline.end...]
    }
    for unit in words {
      if unit.isASCIIDigit {
        if !isNumber { hash.add(byte("0")) }
        isNumber = true
      } else if !unit.isASCIISpace, unit != byte("|") {
        hash.add(unit.asciiLowercased)
        isNumber = false
      }
    }
    return hash.value
  }

  /// `words` without a first and last word of a few bytes with digits: "A1764 Journal of …", "Doe et al. 12".
  private func withoutPage(_ words: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard words.count > 20 else { return words }
    var words = words
    let first = words.prefix { $0 != 0x20 }
    if first.count < 9, first.contains(where: \.isASCIIDigit) { words = words[first.endIndex...] }
    if let space = words.lastIndex(of: 0x20), words.endIndex - space < 10,
      words[space...].contains(where: \.isASCIIDigit)
    {
      words = words[..<space]
    }
    return words
  }
}
