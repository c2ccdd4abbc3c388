import DocumentModel
import Text

/// The definitions of a sentence that is a list of short forms: "AC, anterior crista; VG, vestibular ganglion",
/// "DSB = double-strand break".
struct ListedDefinitions {
  let text: SourceText
  let sentence: ByteRange

  /// Bytes that an entry may have.
  private static let longestEntry = 200

  /// The definitions in order.
  func found() -> [Abbreviation] {
    entries().compactMap { entry in
      guard let (short, long) = sides(of: entry), let form = ShortForm(short, in: text),
        form.style != .single, !isCapitalizedWord(short),
        let found = LongFormAligner(text: text).longForm(of: form, in: long, anchor: .start, isStrict: true)
      else { return nil }
      return Abbreviation(short: short, long: found)
    }
  }

  /// "Who, when and how": a word that is written like a short form.
  private func isCapitalizedWord(_ range: ByteRange) -> Bool {
    text.bytes[range.start].isASCIIUpper && text[range].dropFirst().allSatisfy(\.isASCIILower)
  }

  /// What stands between semicolons, without "Abbreviations:" before it.
  private func entries() -> [ByteRange] {
    var result: [ByteRange] = []
    var start = sentence.start
    if text[sentence].prefix(16).equalsOrBegins(withIgnoringCase: "abbreviations") {
      let limit = min(sentence.end, sentence.start + Self.longestEntry)
      if let colon = (sentence.start..<limit).first(where: { text.bytes[$0] == byte(":") }) {
        start = colon + 1
      }
    }
    for index in start..<sentence.end where text.bytes[index] == byte(";") {
      result.append(text.trimmed(ByteRange(start, index)))
      start = index + 1
    }
    var last = text.trimmed(ByteRange(start, sentence.end))
    if !last.isEmpty, text.bytes[last.end - 1] == byte(".") { last = ByteRange(last.start, last.end - 1) }
    result.append(last)
    return result.filter { !$0.isEmpty && $0.count <= Self.longestEntry }
  }

  /// What stands before and after the first mark of an entry that separates: "=", ":", ",", a dash.
  private func sides(of entry: ByteRange) -> (ByteRange, ByteRange)? {
    let limit = min(entry.end, entry.start + 30)
    guard
      let mark = (entry.start..<limit).first(where: { isSeparator(at: $0, limit: entry.end) })
    else { return nil }
    let short = text.trimmed(ByteRange(entry.start, mark))
    let length = text.bytes[mark] == 0xE2 ? 3 : 1
    let long = text.trimmed(ByteRange(min(entry.end, mark + length), entry.end))
    return short.isEmpty || long.isEmpty ? nil : (short, long)
  }

  private func isSeparator(at index: Int, limit: Int) -> Bool {
    let unit = text.bytes[index]
    if unit == byte("=") || unit == byte(":") || unit == byte(",") { return true }
    let isAfterSpace = index > sentence.start && text.bytes[index - 1].isASCIISpace
    if unit == byte("-") { return isAfterSpace && index + 1 < limit && text.bytes[index + 1].isASCIISpace }
    return unit == 0xE2 && isAfterSpace && index + 2 < limit && text.bytes[index + 1] == 0x80
      && (text.bytes[index + 2] == 0x93 || text.bytes[index + 2] == 0x94)
  }
}

extension ArraySlice<UInt8> {
  /// Whether these bytes begin with `word`, ASCII letters compared without case.
  fileprivate func equalsOrBegins(withIgnoringCase word: String) -> Bool {
    prefix(word.utf8.count).equalsIgnoringASCIICase(word)
  }
}
