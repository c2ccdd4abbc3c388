import DocumentModel
import Text

/// A printed year and the letter that tells works of one author and year apart: `2001`, `2001a`.
struct PrintedYear: Hashable {
  var year: Int
  var letter: UInt8?
  /// Its bytes.
  var range: ByteRange

  /// The year that begins at byte `index`, with no digit or letter running into it; nil where none does.
  init?(_ bytes: [UInt8], at index: Int, end: Int) {
    let digits = bytes[index..<min(end, index + 5)].prefix(while: \.isASCIIDigit)
    guard digits.count == 4, index == 0 || !bytes[index - 1].isASCIIAlphanumeric,
      let year = Int(String(decoding: digits, as: UTF8.self)), (1800..<2100).contains(year)
    else { return nil }
    var stop = index + 4
    if stop < end, bytes[stop].isASCIILower {
      letter = bytes[stop]
      stop += 1
    }
    guard stop == end || !bytes[stop].isASCIIAlphanumeric else { return nil }
    self.year = year
    range = ByteRange(index, stop)
  }

  /// All years in `range`, in order.
  static func all(in range: ByteRange, of bytes: [UInt8]) -> [PrintedYear] {
    range.indices.compactMap { bytes[$0].isASCIIDigit ? PrintedYear(bytes, at: $0, end: range.end) : nil }
  }
}

/// The entries of a reference list as authors and years name them.
struct AuthorYearIndex {
  private struct Entry {
    var number: Int
    /// The words of the first author, lower case.
    var firstAuthor: [Substring]
    /// The beginning of the entry, lower case, for the names of further authors.
    var head: String
    var years: [PrintedYear]
  }

  private var entries: [Int: [Entry]] = [:]
  /// Bytes of an entry that may name its authors.
  private static let reach = 300

  /// The index of `references`; entries without a number as index are left out.
  init(_ references: [Reference]) {
    for reference in references {
      guard let number = Int(reference.index) else { continue }
      let bytes = Array(reference.text.utf8)
      let years = PrintedYear.all(in: ByteRange(0, bytes.count), of: bytes)
      let head = String(decoding: bytes.prefix(Self.reach), as: UTF8.self).lowercased()
      let entry = Entry(number: number, firstAuthor: Self.firstAuthor(head), head: head, years: years)
      for year in Set(years.map(\.year)) { entries[year, default: []].append(entry) }
    }
  }

  /// The number of the entry that `names` and `year` mean: its first author is the first of `names`, which are
  /// lower case. Of several, one that has the letter of `year` and the most of the other names.
  func number(names: [String], year: PrintedYear) -> Int? {
    guard let first = names.first else { return nil }
    let surname = first.split(separator: " ")
    let found = (entries[year.year] ?? []).filter { $0.firstAuthor.holds(surname) }
    guard found.count > 1 else { return found.first?.number }
    let lettered = found.filter { entry in
      entry.years.contains { $0.year == year.year && $0.letter == year.letter }
    }
    if lettered.isEmpty, let letter = year.letter {
      // The list has no letters: they count its entries.
      let place = Int(letter) - 0x61
      return found.indices.contains(place) ? found[place].number : nil
    }
    let candidates = lettered.isEmpty ? found : lettered
    func shared(_ entry: Entry) -> Int { names.dropFirst().count { entry.head.contains($0) } }
    let most = candidates.map(shared).max() ?? 0
    return candidates.first { shared($0) == most }?.number
  }

  /// "smith ja" of "smith ja, doe b. …", "jane smith" of "jane smith and bo doe".
  private static func firstAuthor(_ head: String) -> [Substring] {
    let name = head.utf8.prefix(80).prefix { !",;(&".utf8.contains($0) }
    let words = String(decoding: Array(name), as: UTF8.self).split {
      $0 == " " || $0 == "." || $0 == "*" || $0 == "\u{A0}"
    }
    let ends = words.firstIndex { $0 == "and" || $0 == "et" } ?? words.endIndex
    return words[..<ends].prefix(5).map { $0 }
  }
}

extension [Substring] {
  /// Whether `words` stand in here, one after the other.
  fileprivate func holds(_ words: [Substring]) -> Bool {
    guard !words.isEmpty, count >= words.count else { return false }
    return (0...(count - words.count)).contains { self[$0..<($0 + words.count)].elementsEqual(words) }
  }
}
