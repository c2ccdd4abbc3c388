import Text

/// A date as references print it before a volume: `2015;`, `2015 Jan;`, `2015 Jan 3;`.
struct PrintedDate {
  /// Year, month and day, as many as are printed.
  let parts: [Int]
  /// Where the year begins.
  let start: Int
  /// Where the volume may begin: after the semicolon.
  let end: Int

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The last year in `bytes` that a semicolon and a volume follow.
  init?(beforeVolumeIn bytes: [UInt8]) {
    for start in bytes.indices.reversed() {
      guard let year = bytes.year(at: start), let date = Self.read(bytes, year: year, at: start) else {
        continue
      }
      self.parts = date.parts
      self.start = start
      self.end = date.end
      return
    }
    return nil
  }

  private static func read(_ bytes: [UInt8], year: Int, at start: Int) -> (parts: [Int], end: Int)? {
    var parts = [year]
    var rest = bytes[(start + 4)...].drop { $0 == 0x20 }
    let word = rest.prefix { $0.isASCIILetter }
    if let month = months.firstIndex(where: { word.prefix(3).equalsIgnoringASCIICase($0) }) {
      parts.append(month + 1)
      rest = rest[word.endIndex...].drop { " .-".utf8.contains($0) }
      let digits = rest.prefix { $0.isASCIIDigit }
      if let day = Int(String(decoding: digits, as: UTF8.self)), (1...31).contains(day) { parts.append(day) }
      rest = rest[digits.endIndex...].drop { $0 == 0x20 }
    }
    return rest.first == byte(";") ? (parts, rest.startIndex + 1) : nil
  }
}

extension [UInt8] {
  /// A year in round brackets: `(2015)`, `(2015a)`, and where it stands, brackets included.
  typealias BracketedYear = (year: Int, start: Int, end: Int)

  /// The first of them.
  var firstBracketedYear: BracketedYear? { indices.lazy.compactMap(bracketedYear).first }
  /// The last of them.
  var lastBracketedYear: BracketedYear? { indices.reversed().lazy.compactMap(bracketedYear).first }

  /// The year of four digits, 1600 to 2099, that stands alone at `offset`.
  func year(at offset: Int) -> Int? {
    guard offset + 4 <= count, self[offset] == byte("1") || self[offset] == byte("2"),
      self[offset..<(offset + 4)].allSatisfy(\.isASCIIDigit),
      offset == 0 || !self[offset - 1].isASCIIAlphanumeric,
      offset + 4 == count || !self[offset + 4].isASCIIDigit
    else { return nil }
    let year = self[offset..<(offset + 4)].reduce(0) { $0 * 10 + Int($1) - 0x30 }
    return (1600...2099).contains(year) ? year : nil
  }

  private func bracketedYear(at offset: Int) -> BracketedYear? {
    guard self[offset] == byte("("), let year = year(at: offset + 1) else { return nil }
    var end = offset + 5
    if end < count, self[end].isASCIILower { end += 1 }
    return end < count && self[end] == byte(")") ? (year, offset, end + 1) : nil
  }
}
