import DocumentModel
import Text

/// The names in a list of people, whatever its print: `Smith JA, Doe B`; `Smith, J. A. & Doe, B.`; `Smith, Jane, and
/// Bo Doe`; `J. A. Smith; B. Doe`. Every word of the list but its joints goes into a name.
struct NameList {
  private typealias Name = BibliographicItem.Name

  /// The words between two commas.
  private struct Part {
    var words: [Word]
    /// Whether a semicolon, "and" or the end follows: the next part begins a name of its own.
    var endsName = false
  }

  private struct Word {
    var text: String
    var isInitials: Bool
    var isParticle: Bool
    var isCapitalised: Bool
  }

  private var parts: [Part] = []
  private var hasSemicolons = false

  /// The names that `bytes` list, in order; "et al." is none.
  static func names(in bytes: ArraySlice<UInt8>) -> [BibliographicItem.Name] {
    var list = NameList()
    // The only stop of a list is that of the sentence: `Doe J, Roe R.`
    let isPlain = bytes.last == byte(".") && !bytes.dropLast().contains(byte("."))
    list.read(isPlain ? bytes.dropLast() : bytes)
    return list.names()
  }

  // MARK: Parts

  private mutating func read(_ bytes: ArraySlice<UInt8>) {
    var part = Part(words: [])
    func isBreak(_ unit: UInt8) -> Bool { unit.isASCIISpace || ",;&()[]/".utf8.contains(unit) }
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let unit = bytes[index]
      if isBreak(unit) {
        if unit == byte(",") { finish(&part, endsName: false) }
        if unit == byte(";") || unit == byte("&") || unit == byte("/") { finish(&part, endsName: true) }
        if unit == byte(";") { hasSemicolons = true }
        index += 1
        continue
      }
      let end = bytes[index...].firstIndex(where: isBreak) ?? bytes.endIndex
      for piece in Self.pieces(bytes[index..<end]) {
        let bare = piece.filter { $0 != "." && $0 != ":" }
        if Self.joints.contains(bare) {
          finish(&part, endsName: true)
        } else if !Self.noise.contains(bare), !Self.roles.contains(bare.lowercased()) {
          part.words.append(Self.word(piece))
        }
      }
      index = end
    }
    finish(&part, endsName: true)
  }

  private mutating func finish(_ part: inout Part, endsName: Bool) {
    if part.words.isEmpty {
      if endsName, !parts.isEmpty { parts[parts.count - 1].endsName = true }
    } else {
      part.endsName = endsName
      parts.append(part)
    }
    part = Part(words: [])
  }

  /// `J.A.Smith` is two words: what stands behind the last stop may be a family name.
  private static func pieces(_ bytes: ArraySlice<UInt8>) -> [String] {
    if let stop = bytes.dropLast().lastIndex(of: byte(".")), bytes.endIndex - stop > 3,
      stop - bytes.startIndex <= 8
    {
      return [text(bytes[...stop]), text(bytes[(stop + 1)...])]
    }
    return [text(bytes)].filter { !$0.isEmpty }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while let last = bytes.last, ":\"*".utf8.contains(last) { bytes = bytes.dropLast() }
    if bytes.last == byte("."), bytes.count > 4, !bytes.dropLast().contains(byte(".")) {
      bytes = bytes.dropLast()
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let joints: Set<String> = ["and", "et", "und", "y", "e", "en", "og", "och", "with", "avec"]
  private static let noise: Set<String> = [
    "al", "alii", "others", "", "-", "–", "—",
  ]
  private static let roles: Set<String> = [
    "eds", "ed", "editor", "editors", "hrsg", "éd", "éds", "dir", "producer", "producers", "director",
    "directors",
    "writer",
  ]
  private static let particles: Set<String> = [
    "de", "da", "do", "dos", "del", "della", "der", "den", "di", "du", "la", "le", "van", "von", "zu", "das",
    "ten",
    "ter", "al", "el", "bin", "ibn", "zur", "af", "vom", "des", "d'", "d’",
  ]
  private static let ranks: Set<String> = ["jr", "sr", "ii", "iii", "iv", "2nd", "3rd"]
  /// Words of bodies, whose names are never split.
  private static let bodies: Set<String> = [
    "university", "institute", "institut", "organization", "organisation", "committee", "collaboration",
    "group",
    "association", "society", "ministry", "department", "agency", "council", "consortium", "network",
    "office",
    "commission", "center", "centre", "international", "national", "world", "foundation", "team",
    "investigators",
    "bureau", "of", "the", "for", "on",
  ]

  private static func word(_ text: String) -> Word {
    var letters = 0
    var capitals = 0
    var first: Unicode.Scalar?
    var hasStop = false
    for scalar in text.unicodeScalars {
      if scalar == "." { hasStop = true }
      guard scalar.isASCII ? UInt8(ascii: scalar).isASCIILetter : scalar.isLetter else { continue }
      first = first ?? scalar
      letters += 1
      if scalar.isASCII ? UInt8(ascii: scalar).isASCIIUpper : scalar.properties.isUppercase { capitals += 1 }
    }
    let isCapitalised =
      first.map { $0.isASCII ? UInt8(ascii: $0).isASCIIUpper : $0.properties.isUppercase } ?? false
    let isShort = letters <= 3 && capitals == letters || hasStop && letters <= 4 && capitals * 2 >= letters
    return Word(
      text: text, isInitials: letters > 0 && isCapitalised && isShort,
      isParticle: !isCapitalised && particles.contains(text.lowercased()), isCapitalised: isCapitalised)
  }

  // MARK: Names

  private func names() -> [Name] {
    var names: [Name] = []
    var index = 0
    while index < parts.count {
      let part = parts[index]
      let next = index + 1 < parts.count && !part.endsName ? parts[index + 1] : nil
      if let next, Self.isRank(next) {
        names.append(Self.name(part.words, rank: next.words[0].text))
        index += 2
      } else if let next, isGiven(next, of: part, isFirst: index == 0) {
        var given = Self.joined(next.words)
        index += 2
        if index < parts.count, Self.isRank(parts[index]) {
          given += " " + parts[index].words[0].text
          index += 1
        }
        names.append(Name(family: Self.joined(part.words), given: given))
      } else {
        names.append(Self.name(part.words))
        index += 1
      }
    }
    return names
  }

  private static func isRank(_ part: Part) -> Bool {
    part.words.count == 1 && ranks.contains(part.words[0].text.filter { $0 != "." }.lowercased())
  }

  /// Whether `next`, behind a comma, is the given name of the family name `part`.
  private func isGiven(_ next: Part, of part: Part, isFirst: Bool) -> Bool {
    guard !part.words.contains(where: \.isInitials), part.words.count <= 3, !Self.isBody(part.words),
      next.words.first?.isCapitalised == true, !Self.isBody(next.words)
    else { return part.words.count == 1 && next.words.allSatisfy(\.isInitials) && !next.words.isEmpty }
    if next.words.allSatisfy({ $0.isInitials || $0.isParticle }) { return true }
    let isAlone = part.words.count(where: { !$0.isParticle }) == 1
    if hasSemicolons { return next.words.count <= 3 }
    // `Smith, Jane, and Bo Doe`: only the first of a list is turned round, or all are.
    return isAlone && next.words.count <= 2 && (isFirst || next.words.count == 1 || next.words[1].isInitials)
      && !(next.words.count == 2 && !next.words[1].isInitials && next.words[0].isInitials)
  }

  private static func isBody(_ words: [Word]) -> Bool {
    words.contains { bodies.contains($0.text.lowercased()) }
  }

  /// A name without a comma: initials or given names stand before or behind the family name.
  private static func name(_ words: [Word], rank: String? = nil) -> Name {
    var words = words
    var rank = rank
    if rank == nil, words.count > 2, let last = words.last, ranks.contains(last.text.lowercased()) {
      rank = last.text
      words.removeLast()
    }
    guard words.count > 1, !isBody(words) else { return Name(family: joined(words), given: rank) }
    if words[0].isInitials, !words.allSatisfy(\.isInitials) {
      let family =
        words.firstIndex { !$0.isInitials && ($0.isParticle || $0.text == words.last?.text) } ?? words.count
        - 1
      return split(words, family: max(1, family)..<words.count, rank)
    }
    if let last = words.last, last.isInitials {
      let given = words.lastIndex { !$0.isInitials }.map { $0 + 1 } ?? words.count - 1
      return split(words, family: 0..<max(1, given), rank)
    }
    let particle = words.dropFirst().firstIndex { $0.isParticle } ?? words.count - 1
    return split(words, family: particle..<words.count, rank)
  }

  private static func split(_ words: [Word], family: Range<Int>, _ rank: String?) -> Name {
    let given = words[..<family.lowerBound] + words[family.upperBound...]
    let text = joined(Array(given)) + (rank.map { " \($0)" } ?? "")
    return Name(family: joined(Array(words[family])), given: text.isEmpty ? nil : text)
  }

  private static func joined(_ words: [Word]) -> String { words.map(\.text).joined(separator: " ") }
}
