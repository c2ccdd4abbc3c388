import Text

/// The beginning that the members of a series share, by what its first member ends in.
struct SeriesStem {
  /// "MEK" of "MEK1", "cyclin " of "cyclins".
  let withoutNumber: String
  /// The number at its end.
  let number: Int?
  /// "hnRNP " of "hnRNP A1".
  private let withoutLetterAndNumber: String?
  /// "IL-1" of "IL-1α".
  private let withoutGreek: String?
  /// "Bcl-" of "Bcl-2".
  let uptoDash: String?
  /// "IL-17" of "IL-17A", "VEGF-" of "VEGF-A".
  private let withoutLetter: String?
  /// "HIF-" of "HIF-1α".
  private let withoutNumberAndGreek: String?
  private let isPlural: Bool
  /// "miR-" of "miR-15a".
  let microRNA: String?

  /// The stem of a series whose first member is `name`.
  init(_ name: String) {
    isPlural = false
    microRNA = MicroRNA.isName(name) ? name.firstIndex(of: "-").map { String(name[...$0]) } : nil
    let stem = String(name.reversed().drop { Self.isDigit($0) }.reversed())
    withoutNumber = stem
    number = Int(name.dropFirst(stem.count))
    let letters = stem.reversed().prefix { $0.isASCII && $0.isLetter }
    let isLettered =
      number != nil && letters.count == 1 && stem.dropLast().last.map { " -".contains($0) } == true
    withoutLetterAndNumber = isLettered ? String(stem.dropLast()) : nil
    withoutGreek = name.last.map(Self.isGreek) == true ? String(name.dropLast()) : nil
    let beforeLast = name.dropLast().last
    withoutLetter =
      name.last.map { $0.isASCII && $0.isUppercase } == true
        && beforeLast.map { Self.isDigit($0) || $0 == "-" } == true
      ? String(name.dropLast()) : nil
    withoutNumberAndGreek = withoutGreek.flatMap { rest in
      rest.last.map(Self.isDigit) == true ? String(rest.reversed().drop { Self.isDigit($0) }.reversed()) : nil
    }
    uptoDash = name.lastIndex { "-–‐‑".contains($0) }.map { String(name[...$0]) }
  }

  /// The stem of a series that begins with a noun in the plural.
  init(plural name: String) {
    isPlural = true
    // "complexes"
    withoutNumber = String(name.dropLast(name.hasSuffix("xes") ? 2 : 1)) + " "
    (number, withoutLetterAndNumber, withoutGreek, uptoDash) = (nil, nil, nil, nil)
    (withoutLetter, withoutNumberAndGreek, microRNA) = (nil, nil, nil)
  }

  /// The full name of the member that is written as `word` alone: a number, a Greek letter, a letter and a number.
  func name(ofFurther word: String) -> String? {
    let bytes = Array(word.utf8)
    if bytes.count <= 2, bytes.allSatisfy(\.isASCIIDigit) {
      return isPlural || number != nil ? withoutNumber + word : nil
    }
    if word.count == 1, word.allSatisfy(Self.isGreek) {
      return isPlural ? withoutNumber + word : withoutGreek.map { $0 + word }
    }
    if isPlural, (1...4).contains(bytes.count), bytes.allSatisfy({ "IVX".utf8.contains($0) }) {
      return withoutNumber + word
    }
    if bytes.count == 1, bytes[0].isASCIIUpper {
      return isPlural ? withoutNumber + word : withoutLetter.map { $0 + word }
    }
    if let stem = withoutNumberAndGreek, word.last.map(Self.isGreek) == true, word.count > 1,
      word.dropLast().allSatisfy(Self.isDigit)
    {
      return stem + word
    }
    guard let first = bytes.first, first.isASCIIUpper, (2...3).contains(bytes.count),
      bytes.dropFirst().allSatisfy(\.isASCIIDigit)
    else { return nil }
    return isPlural ? withoutNumber + word : withoutLetterAndNumber.map { $0 + word }
  }

  /// The number of the last member of a range: 3 of "HDAC1–3" and of "cyclins D1–D3".
  func number(ofLast word: String) -> Int? {
    if let letter = withoutNumber.last, word.first == letter { return Int(word.dropFirst()) }
    return Int(word)
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

  private static func isGreek(_ character: Character) -> Bool {
    character.unicodeScalars.count == 1
      && character.unicodeScalars.allSatisfy { (0x3B1...0x3C9).contains($0.value) }
  }
}
