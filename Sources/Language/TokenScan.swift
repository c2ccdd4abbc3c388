import Text

/// Goes through a sentence token by token.
struct TokenScan {
  let bytes: [UInt8]
  private(set) var index: Int
  let limit: Int

  init(bytes: [UInt8], start: Int, limit: Int) {
    self.bytes = bytes
    index = start
    self.limit = limit
  }

  /// The next token, clitics included; nil at the end. Takes time that is linear in the sentence's length.
  mutating func next(
    isPrefix: (ArraySlice<UInt8>) -> Bool, isAbbreviation: (ArraySlice<UInt8>) -> Bool
  ) -> ByteRange? {
    while index < limit {
      let start = index
      let (kind, length) = TextScalar.at(index, in: bytes)
      if kind == .space {
        index += length
        continue
      }
      index = min(limit, endOfLink() ?? endOfMark(length) ?? endOfWord(isPrefix: isPrefix))
      if kind == .word, isStopOfAbbreviation(of: start, isAbbreviation) { index += 1 }
      return ByteRange(start, index)
    }
    return nil
  }

  // MARK: Words

  private func endOfWord(isPrefix: (ArraySlice<UInt8>) -> Bool) -> Int {
    let start = index
    var part = index
    var end = index
    while end < limit {
      let (kind, length) = TextScalar.at(end, in: bytes)
      if kind == .word {
        end += length
      } else if let joint = joint(at: end, word: start) {
        end += joint
      } else if at(end) == byte("-"), isAlphanumeric(end + 1),
        isPrefix(bytes[part..<end]) || isFold(end + 1, from: part)
      {
        end += 1
        part = end
      } else {
        break
      }
    }
    return end + chargeLength(at: end, of: start)
  }

  /// The length of a mark that joins what stands on both its sides: a point between letters or digits, the comma of
  /// thousands, an apostrophe between letters.
  private func joint(at mark: Int, word start: Int) -> Int? {
    guard mark > start else { return nil }
    switch at(mark) {
    case byte("."):
      guard isAlphanumeric(mark - 1), isAlphanumeric(mark + 1) else { return nil }
      return isMissingSpace(mark, word: start) ? nil : 1
    case byte(","):
      let isThousands = (1...3).allSatisfy { isDigit(mark + $0) } && !isDigit(mark + 4)
      return isDigit(mark - 1) && isThousands ? 1 : nil
    case byte("'"): return isLetter(mark - 1) && isLetter(mark + 1) ? 1 : nil
    case 0xE2:
      guard at(mark + 1) == 0x80, at(mark + 2) == 0x99 else { return nil }
      return isLetter(mark - 1) && isLetter(mark + 3) ? 3 : nil
    default: return nil
    }
  }

  /// Whether the point at `mark` ends a sentence behind which the space was forgotten ("in cells.The").
  private func isMissingSpace(_ mark: Int, word start: Int) -> Bool {
    let before = bytes[start..<mark].suffix(3)
    return before.count == 3 && before.allSatisfy(\.isASCIILower) && at(mark + 1).isASCIIUpper
      && at(mark + 2).isASCIILower
  }

  /// Whether "fold" stands at `place` behind a number ("10-fold", "two-fold").
  private func isFold(_ place: Int, from start: Int) -> Bool {
    bytes[place..<min(limit, place + 4)].elementsEqual("fold".utf8) && !isAlphanumeric(place + 4)
      && start < place
  }

  /// The length of the sign of an ion's charge behind a word ("Ca2+").
  private func chargeLength(at end: Int, of start: Int) -> Int {
    guard at(end) == byte("+"), !isAlphanumeric(end + 1), at(end + 1) != byte("+") else { return 0 }
    return Self.ions.contains(where: { bytes[start..<end].elementsEqual($0.utf8) }) ? 1 : 0
  }

  private static let ions = [
    "Ca2", "Mg2", "Zn2", "Mn2", "Fe2", "Fe3", "Cu2", "Co2", "Cd2", "Ni2", "NH4", "NAD", "NADP",
  ]

  /// Whether the stop at `index` belongs to the word that began at `start`: an abbreviation, an initial, or letters
  /// with stops between them; the last stop of a sentence belongs to the sentence.
  private func isStopOfAbbreviation(of start: Int, _ isAbbreviation: (ArraySlice<UInt8>) -> Bool) -> Bool {
    guard at(index) == byte("."), !isAtEnd(index + 1), !isAlphanumeric(index + 1) else { return false }
    let word = bytes[start..<index]
    if isAbbreviation(word) { return true }
    if word.count == 1 { return word.allSatisfy(\.isASCIIUpper) && isInitial(start) }
    // "i.v", "U.S.A": letters and stops by turns.
    return word.count % 2 == 1
      && word.enumerated().allSatisfy { $0 % 2 == 0 ? $1.isASCIILetter : $1 == byte(".") }
  }

  /// Whether a single capital is an initial and not the end of a clause: a name or another initial is near.
  private func isInitial(_ start: Int) -> Bool {
    var next = index + 1
    while next < limit, bytes[next].isASCIISpace { next += 1 }
    return at(next).isASCIILetter || at(next) == byte("-")
  }

  /// Whether nothing but closing marks and space follows.
  private func isAtEnd(_ place: Int) -> Bool {
    bytes[place..<limit].prefix(4).allSatisfy { $0.isASCIISpace || ")]\"'".utf8.contains($0) }
      && limit - place <= 4
  }

  // MARK: Marks

  /// The end of a mark of `length` bytes; nil where a word begins.
  private func endOfMark(_ length: Int) -> Int? {
    if at(index) == byte("*") {
      return (index..<limit).first { bytes[$0] != byte("*") } ?? limit
    }
    // "°C"
    if at(index) == 0xC2, at(index + 1) == 0xB0, "CF".utf8.contains(at(index + 2)), !isAlphanumeric(index + 3)
    {
      return index + 3
    }
    // A clitic that stands alone ("3 's") or a point before a decimal (".05").
    if at(index) == byte("."), isDigit(index + 1), index == 0 || bytes[index - 1].isASCIISpace {
      return (index + 1..<limit).first { !bytes[$0].isASCIIDigit } ?? limit
    }
    if "'".utf8.contains(at(index)), at(index + 1) == byte("s"), !isAlphanumeric(index + 2), index > 0,
      !bytes[index - 1].isASCIISpace
    {
      return index + 2
    }
    return TextScalar.at(index, in: bytes).0 == .word ? nil : index + length
  }

  /// The end of an address that begins here, without the punctuation behind it.
  private func endOfLink() -> Int? {
    let rest = bytes[index..<limit]
    guard rest.first.map({ "hfwHFW".utf8.contains($0) }) == true,
      ["http://", "https://", "ftp://", "www."].contains(where: {
        rest.prefix($0.utf8.count).equalsIgnoringASCIICase($0)
      })
    else { return nil }
    var end = rest.firstIndex { $0.isASCIISpace || $0 >= 0x80 || "<>\"|".utf8.contains($0) } ?? limit
    while end > index, ".,;:)]'?!".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end > index + 4 ? end : nil
  }

  // MARK: Bytes

  /// The byte at `place`, or 0 outside the sentence.
  private func at(_ place: Int) -> UInt8 { place >= 0 && place < limit ? bytes[place] : 0 }
  private func isDigit(_ place: Int) -> Bool { at(place).isASCIIDigit }
  /// Bytes of other scripts count as letters.
  private func isLetter(_ place: Int) -> Bool { at(place).isASCIILetter || at(place) >= 0x80 }
  private func isAlphanumeric(_ place: Int) -> Bool { at(place).isASCIIAlphanumeric || at(place) >= 0xC3 }
}
