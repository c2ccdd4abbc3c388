import Text

/// Reads dates as people print them.
enum DateText {
  /// ISO 8601 with the precision that was printed: `2026`, `2026-01` or `2026-01-22`; nil where there is none.
  static func iso(_ text: ArraySlice<UInt8>) -> String? {
    let words = text.split { !$0.isASCIIAlphanumeric }
    guard let year = words.firstIndex(where: isYear) else { return nil }
    if year == 0, words.count > 1, let month = Int(decimal: words[1]), (1...12).contains(month) {
      return date(words[0], month, words.count > 2 ? day(words[2]) : nil)
    }
    guard let named = words.firstIndex(where: { Self.month($0) != nil }), let month = Self.month(words[named])
    else {
      return String(decoding: words[year], as: UTF8.self)
    }
    let neighbours = [named - 1, named + 1].filter { words.indices.contains($0) && $0 != year }
    return date(words[year], month, neighbours.compactMap { day(words[$0]) }.first)
  }

  private static func date(_ year: ArraySlice<UInt8>, _ month: Int, _ day: Int?) -> String {
    let head = String(decoding: year, as: UTF8.self) + "-" + twoDigits(month)
    return day.map { head + "-" + twoDigits($0) } ?? head
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func isYear(_ word: ArraySlice<UInt8>) -> Bool {
    word.count == 4 && (Int(decimal: word).map { (1800...2199).contains($0) } ?? false)
  }

  private static func day(_ word: ArraySlice<UInt8>) -> Int? {
    let digits = word.prefix(while: \.isASCIIDigit)
    let suffix = String(decoding: word.dropFirst(digits.count), as: UTF8.self)
    guard digits.count <= 2, ["", "st", "nd", "rd", "th"].contains(suffix) || suffix.hasPrefix("T") else {
      return nil
    }
    return Int(decimal: digits).flatMap { (1...31).contains($0) ? $0 : nil }
  }

  private static func month(_ word: ArraySlice<UInt8>) -> Int? {
    guard word.count >= 3 else { return nil }
    let folded = word.map(\.asciiLowercased)
    return months.firstIndex { name in
      folded.starts(with: name.utf8.prefix(3)) && (folded.count <= 4 || Array(name.utf8) == folded)
        && folded.elementsEqual(name.utf8.prefix(folded.count))
    }.map { $0 + 1 }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]
}

extension Int {
  /// The number that `digits` spell.
  fileprivate init?(decimal digits: ArraySlice<UInt8>) {
    guard !digits.isEmpty, digits.count < 10, digits.allSatisfy(\.isASCIIDigit) else { return nil }
    self = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
