import DocumentModel
import Text

/// Finds `(Smith et al., 2001; Doe and Roe 1999, 2003a)` and the year of `Smith et al. (2001)`, whose works the
/// reference list names by the same author and year.
struct AuthorYearScanner: CalloutScanner {
  let entries: AuthorYearIndex
  /// No callout is longer than this many bytes, and no name stands further before its year.
  private static let (longest, farthest) = (600, 90)

  func callouts(in passage: Passage, of document: Document) -> [Callout] {
    let bytes = document.text.bytes
    var found: [Callout] = []
    var index = passage.range.start
    while index < passage.range.end {
      defer { index += 1 }
      guard bytes[index] == byte("(") || bytes[index] == byte("["),
        let close = closing(of: index, in: passage.range, bytes)
      else { continue }
      let numbers = works(in: ByteRange(index + 1, close), of: passage.range, bytes)
      guard !numbers.isEmpty else { continue }
      found.append(Callout(range: ByteRange(index, close + 1), numbers: numbers, style: .authorYear))
      index = close
    }
    return found
  }

  /// The bracket that closes the one at `open`, with none in between.
  private func closing(of open: Int, in passage: ByteRange, _ bytes: [UInt8]) -> Int? {
    let close = bytes[open] == byte("(") ? byte(")") : byte("]")
    let inside = bytes[(open + 1)..<min(passage.end, open + Self.longest)]
    guard let end = inside.firstIndex(where: { $0 == close || $0 == bytes[open] }), bytes[end] == close else {
      return nil
    }
    return end
  }

  /// The works that the words between brackets name. Where they begin with a year, the names stand before them.
  private func works(in range: ByteRange, of passage: ByteRange, _ bytes: [UInt8]) -> [Int] {
    var numbers: [Int] = []
    var names: [[String]] = []
    var from = range.start
    for year in PrintedYear.all(in: range, of: bytes) {
      let words = bytes[from..<year.range.start]
      if words.contains(where: \.isASCIILetter) {
        names = Self.names(words[(words.lastIndex(of: byte(";")) ?? words.startIndex)...])
      } else if from == range.start {
        let before = max(passage.start, range.start - 1 - Self.farthest)
        names = Self.names(bytes[before..<(range.start - 1)]).suffix(4)
      }
      if let number = number(names, year), !numbers.contains(number) { numbers.append(number) }
      from = year.range.end
    }
    return numbers
  }

  /// The entry of the longest run of `names` that is found; "In Smith et al." begins with what is no name.
  private func number(_ names: [[String]], _ year: PrintedYear) -> Int? {
    for start in names.indices {
      let others = names[start...].dropFirst().map { $0.joined(separator: " ") }
      for first in names[start].indices {
        let surname = names[start][first...].joined(separator: " ")
        if let number = entries.number(names: [surname] + others, year: year) { return number }
      }
    }
    return nil
  }

  private static let particles: Set<String> = [
    "van", "von", "de", "den", "der", "del", "della", "di", "da", "dos", "du", "la", "le", "ten", "ter", "el",
    "al",
    "bin",
  ]

  /// The names in `words`, lower case: each a run of capitalised words with their particles.
  private static func names(_ words: ArraySlice<UInt8>) -> [[String]] {
    var names: [[String]] = []
    var open: [String] = []
    func close() {
      while let last = open.last, particles.contains(last) { open.removeLast() }
      if !open.isEmpty { names.append(open) }
      open = []
    }
    for word in words.split(whereSeparator: \.isASCIISpace) {
      let bare = word.drop { !isNamePart($0) }
      let core = bare[..<(bare.lastIndex(where: isNamePart).map { $0 + 1 } ?? bare.startIndex)]
      let form = String(decoding: core, as: UTF8.self)
      let folded = form.lowercased()
      let isName = folded != form || particles.contains(folded)
      if !isName || bare.startIndex > word.startIndex { close() }
      if isName, !core.isEmpty { open.append(folded) }
      if core.endIndex < word.endIndex { close() }
    }
    close()
    return names
  }

  private static func isNamePart(_ unit: UInt8) -> Bool { unit.isASCIILetter || unit >= 0x80 }
}
