import Text

/// A date as references print it in any order: `2015`, `(2015, March 3)`, `3 mars 2015`, `2015-03-03`.
struct ReferenceDate {
  /// Year, month and day, as many as are printed.
  private(set) var parts: [Int] = []

  /// The date in the words `tokens` of `bytes`; no parts where there is no year.
  init(_ tokens: ArraySlice<ReferenceToken>, in bytes: [UInt8]) {
    guard let position = tokens.firstIndex(where: \.isYear) else { return }
    parts = [Self.number(bytes[tokens[position].range.start..<(tokens[position].range.start + 4)])]
    var month: Int?
    var day: Int?
    for index in tokens.indices where index != position {
      let word = bytes[tokens[index].range.start..<tokens[index].range.end]
      if month == nil, let named = Self.month(word) {
        month = named
      } else if tokens[index].shape == .digits, word.count <= 2, day == nil {
        day = Self.number(word)
      }
    }
    guard let month else { return }
    parts.append(month)
    if let day, (1...31).contains(day) { parts.append(day) }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  private static func month(_ word: ArraySlice<UInt8>) -> Int? {
    guard word.count >= 3 else { return nil }
    let text = String(decoding: word.map(\.asciiLowercased), as: UTF8.self)
    return months.firstIndex { names in
      names.contains { text == $0 || text.utf8.count > 3 && $0.hasPrefix(text) }
    }
    .map { $0 + 1 }
  }

  /// English, French, German, Spanish, Italian and Dutch names of the months, and their short forms.
  private static let months: [[String]] = [
    ["jan", "january", "janvier", "januar", "enero", "gennaio", "januari"],
    ["feb", "february", "février", "februar", "febrero", "febbraio", "februari"],
    ["mar", "march", "mars", "märz", "marzo", "maart"], ["apr", "april", "avril", "abril", "aprile"],
    ["may", "mai", "mayo", "maggio", "mei"], ["jun", "june", "juin", "juni", "junio", "giugno"],
    ["jul", "july", "juillet", "juli", "julio", "luglio"], ["aug", "august", "août", "agosto", "augustus"],
    ["sep", "september", "septembre", "septiembre", "settembre", "sept"],
    ["oct", "october", "octobre", "oktober", "octubre", "ottobre", "okt"],
    ["nov", "november", "novembre", "noviembre"],
    ["dec", "december", "décembre", "dezember", "diciembre", "dicembre"],
  ]
}
