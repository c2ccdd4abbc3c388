import DocumentModel
import Text

/// A list of authors in one of three prints: `Smith JA, Doe B`; `Smith, J. A., Doe, B.`; `Jane Smith, Bo Doe`.
struct AuthorList {
  /// The names, in order; "et al." is none.
  let names: [BibliographicItem.Name]

  /// The authors that `bytes` list and nothing else, or nil.
  init?(_ bytes: ArraySlice<UInt8>) {
    let parts = Self.parts(bytes)
    guard !parts.isEmpty, let names = Self.initialsLast(parts) ?? Self.inverted(parts) ?? Self.direct(parts)
    else {
      return nil
    }
    self.names = names
  }

  /// The authors that `bytes` begin with, and what follows their stop.
  static func leading(_ bytes: ArraySlice<UInt8>) -> (authors: AuthorList?, rest: ArraySlice<UInt8>) {
    let stops = bytes.indices.filter {
      bytes[$0] == byte(".") && $0 + 1 < bytes.endIndex && bytes[$0 + 1] == 0x20
    }
    let ends = stops.filter { endsList(bytes, at: $0) }
    for stop in ends {
      if let authors = AuthorList(bytes[..<stop]) {
        return (authors, bytes[(stop + 1)...].drop { $0 == 0x20 })
      }
    }
    return (nil, bytes)
  }

  /// Whether a list may end at `stop`: not after an initial with another initial or a comma to come.
  private static func endsList(_ bytes: ArraySlice<UInt8>, at stop: Int) -> Bool {
    let next = bytes[(stop + 2)...].prefix { $0 != 0x20 }
    let isInitial = next.first?.isASCIIUpper == true && next.dropFirst().first == byte(".")
    return !isInitial && !next.starts(with: "&".utf8) && !next.elementsEqual("and".utf8) && next.count > 0
      && !next.elementsEqual("et".utf8)
  }

  // MARK: Parts

  /// The list without its joints: commas, semicolons, "and", "&", "et al".
  private static func parts(_ bytes: ArraySlice<UInt8>) -> [[String]] {
    let text = String(decoding: bytes, as: UTF8.self)
    var parts: [[String]] = [[]]
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }) {
      if word == "and" || word == "&" {
        parts.append([])
        continue
      }
      let bare = word.utf8.last.map { ",;".utf8.contains($0) } == true ? word.dropLast() : word
      if !bare.isEmpty { parts[parts.count - 1].append(String(bare)) }
      if bare.utf8.count < word.utf8.count { parts.append([]) }
    }
    return withoutEtAl(parts.filter { !$0.isEmpty })
  }

  private static func withoutEtAl(_ parts: [[String]]) -> [[String]] {
    guard let last = parts.last, last.count >= 2, last[last.count - 2] == "et",
      last[last.count - 1] == "al" || last[last.count - 1] == "al."
    else { return parts }
    let rest = Array(last.dropLast(2))
    return parts.dropLast() + (rest.isEmpty ? [] : [rest])
  }

  // MARK: Prints

  /// `Smith JA`, `van der Berg B.`. Where most names are such, one may be a family name or a group alone.
  private static func initialsLast(_ parts: [[String]]) -> [BibliographicItem.Name]? {
    let names = parts.map { words -> BibliographicItem.Name? in
      let rank = words.last.flatMap { ranks.contains($0) ? $0 : nil }
      let words = rank == nil ? words[...] : words.dropLast()
      guard words.count >= 2, let last = words.last, areInitials(last), areFamily(words.dropLast()) else {
        return nil
      }
      let given = rank.map { "\(last) \($0)" } ?? last
      return BibliographicItem.Name(family: words.dropLast().joined(separator: " "), given: given)
    }
    guard names.count(where: { $0 != nil }) * 2 > names.count else { return nil }
    let isOneList = zip(names, parts).allSatisfy { name, words in
      name != nil || words.allSatisfy { isCapitalised($0) || isParticle($0) }
    }
    guard isOneList else { return nil }
    return zip(names, parts).map { $0 ?? BibliographicItem.Name(family: $1.joined(separator: " ")) }
  }

  /// `Smith`, `J. A.`: family and initials by turns.
  private static func inverted(_ parts: [[String]]) -> [BibliographicItem.Name]? {
    guard parts.count.isMultiple(of: 2) else { return nil }
    let pairs = stride(from: 0, to: parts.count, by: 2).map { (parts[$0], parts[$0 + 1]) }
    var names: [BibliographicItem.Name] = []
    for (family, given) in pairs {
      guard areFamily(family[...]), given.allSatisfy({ areInitials($0) }) else { return nil }
      names.append(
        BibliographicItem.Name(family: family.joined(separator: " "), given: given.joined(separator: " ")))
    }
    return names
  }

  /// `Jane Smith`, `J. A. Smith`.
  private static func direct(_ parts: [[String]]) -> [BibliographicItem.Name]? {
    names(parts) { words in
      guard (2...4).contains(words.count), let family = words.last, areFamily([family]),
        words.dropLast().allSatisfy({ isCapitalised($0) || isParticle($0) })
      else { return nil }
      return BibliographicItem.Name(family: family, given: words.dropLast().joined(separator: " "))
    }
  }

  private static func names(
    _ parts: [[String]], _ name: ([String]) -> BibliographicItem.Name?
  ) -> [BibliographicItem.Name]? {
    let names = parts.compactMap(name)
    return names.count == parts.count ? names : nil
  }

  private static let ranks: Set<String> = ["Jr", "Jr.", "Sr", "Sr.", "2nd", "3rd", "III"]

  /// `JA`, `J.`, `J.-P.`, `ThW`: letters of which most are capitals.
  private static func areInitials(_ word: String) -> Bool {
    let letters = word.unicodeScalars.filter { $0 != "." && !$0.isDash }
    let capitals = letters.count { $0.properties.isUppercase }
    return (1...4).contains(letters.count) && letters.allSatisfy(\.isLetter) && capitals * 2 > letters.count
      && letters.first?.properties.isUppercase == true
  }

  private static func areFamily(_ words: ArraySlice<String>) -> Bool {
    (1...4).contains(words.count) && words.allSatisfy { isCapitalised($0) || isParticle($0) }
      && words.contains { $0.unicodeScalars.count > 1 && isCapitalised($0) }
  }

  private static let particles: Set<String> = [
    "de", "da", "do", "dos", "del", "della", "der", "den", "di", "du", "la", "le", "van", "von", "zu", "das",
    "ten",
    "ter",
    "al", "el", "bin", "ibn", "zur", "af", "y",
  ]

  private static func isParticle(_ word: String) -> Bool { particles.contains(word) }

  private static func isCapitalised(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, first.properties.isUppercase else { return false }
    return word.unicodeScalars.allSatisfy { $0.isLetter || $0.isDash || ".'’".unicodeScalars.contains($0) }
  }
}
