import Text

/// The words of a name, each in its base form, without their order: "Diabetes Mellitus, Type 2" and "type II
/// diabetes mellitus" are one bag.
struct WordBag: Sendable {
  /// Base forms in the order of the name, without those that say nothing.
  var words: [String]

  /// More words than this are no name but a description or a formula.
  static let mostWords = 9

  /// The words of `name`; with `isBroad`, words in the sense of broader ones where there are such ("toxicity" is a
  /// disease).
  init(_ name: some Collection<UInt8>, variants: WordVariants, isBroad: Bool = false) {
    words = []
    var plain: [String] = []
    for word in Self.split(name) {
      let previous = plain.last
      plain.append(word)
      // One word may stand for two: "nephropathy" is a disease of the kidney.
      let sense = isBroad ? variants.broader[word] ?? word : word
      for part in variants.base(of: sense, after: previous).split(separator: " ") {
        words.append(String(part))
      }
    }
    let telling = words.filter { !variants.ignored.contains($0) }
    if !telling.isEmpty { words = telling }
  }

  init(words: [String]) { self.words = words }

  /// The hash of the words as a set.
  var hash: UInt64 { Self.hash(of: Array(Set(words)).sorted()) }

  /// A hash for each way to leave out one word; of two words only one of `modifiers` may go, for one word alone
  /// ("disease") stands in thousands of names.
  func shortHashes(modifiers: Set<String>) -> [UInt64] {
    let sorted = Array(Set(words)).sorted()
    guard sorted.count > 1 else { return [] }
    return sorted.indices.filter { sorted.count > 2 || modifiers.contains(sorted[$0]) }.map { left in
      Self.hash(of: sorted.indices.filter { $0 != left }.map { sorted[$0] })
    }
  }

  /// The keys of the words one behind the other, in every order, where there are three at most: names that are nothing
  /// but their words in base form are found by these.
  var keys: [UInt64] {
    let words = Array(Set(words))
    return words.count > Self.mostWordsOfKeys ? [] : Self.keys(of: words, behind: LookupKey.empty)
  }

  private static let mostWordsOfKeys = 3

  private static func keys(of words: [String], behind start: UInt64) -> [UInt64] {
    guard !words.isEmpty else { return [start] }
    return words.indices.flatMap { next in
      var (key, rest) = (start, words)
      LookupKey.add(rest.remove(at: next).utf8, to: &key)
      return keys(of: rest, behind: key)
    }
  }

  static func hash(of sorted: [String]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for word in sorted {
      for unit in word.utf8 { hash = (hash ^ UInt64(unit)) &* 0x0000_0100_0000_01b3 }
      hash = (hash ^ 0x20) &* 0x0000_0100_0000_01b3
    }
    return hash
  }

  /// Lower-case words of letters or of digits; Greek spelt out, accents gone, "'s" gone.
  static func split(_ name: some Collection<UInt8>) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func isDigit(_ unit: UInt8) -> Bool { unit.isASCIIDigit }
    func close() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    var index = name.startIndex
    while index < name.endIndex {
      let unit = name[index]
      var next = name.index(after: index)
      if unit.isASCIIAlphanumeric {
        if let last = word.last, last < 0x80, isDigit(last) != isDigit(unit) { close() }
        word.append(unit.asciiLowercased)
      } else if unit < 0x80 {
        if unit == byte("'") { next = Self.afterPossessive(name, from: next) }
        close()
      } else {
        while next < name.endIndex, name[next].isUTF8Continuation { next = name.index(after: next) }
        if name[index..<next].elementsEqual([0xE2, 0x80, 0x99]) {
          next = Self.afterPossessive(name, from: next)
          close()
        } else {
          var folded: [UInt8] = []
          LookupKey.normalise(name[index..<next]) { folded.append($0) }
          if folded.isEmpty { close() } else { word += folded }
        }
      }
      index = next
    }
    close()
    return words
  }

  /// What comes behind the "s" of "'s", or `start` itself.
  private static func afterPossessive<Name: Collection<UInt8>>(
    _ name: Name, from start: Name.Index
  ) -> Name.Index {
    guard start < name.endIndex, name[start].asciiLowercased == byte("s") else { return start }
    let next = name.index(after: start)
    return next == name.endIndex || !name[next].isASCIIAlphanumeric ? next : start
  }
}

extension WordVariants {
  /// The form that stands for `word` (lower case), which stands behind `previous`.
  func base(of word: String, after previous: String?) -> String {
    if let number = romanNumeral(word, after: previous) { return number }
    if let base = bases[word] { return base }
    guard word.utf8.count > 3, word.utf8.allSatisfy(\.isASCIILower) else { return word }
    var bytes = Self.singular(Self.american(Array(word.utf8)))
    if let base = bases[String(decoding: bytes, as: UTF8.self)] { return base }
    for (ending, base) in endings
    where bytes.count > ending.count + 1 && bytes.suffix(ending.count) == ending[...] {
      bytes.removeLast(ending.count)
      bytes += base
      break
    }
    let string = String(decoding: bytes, as: UTF8.self)
    return bases[string] ?? string
  }

  /// `word` in the singular and in American spelling, nothing else.
  static func plain(_ word: String) -> String {
    let bytes = singular(american(Array(word.utf8)))
    let british = bytes.count > 4 && bytes.suffix(3) == Array("our".utf8)[...]
    return String(decoding: british ? bytes.dropLast(2) + [byte("r")] : bytes, as: UTF8.self)
  }

  /// "ii" → "2"; single letters only behind "type" and the like.
  private func romanNumeral(_ word: String, after previous: String?) -> String? {
    switch word {
    case "ii": "2"
    case "iii": "3"
    case "iv": previous == nil ? nil : "4"
    case "vi": "6"
    case "vii": "7"
    case "viii": "8"
    case "ix": "9"
    case "i", "v", "x":
      previous.map { numbered.contains($0) } == true ? ["i": "1", "v": "5", "x": "10"][word] : nil
    default: nil
    }
  }

  /// British digraphs the American way: "anaemia" → "anemia", "oedema" → "edema".
  private static func american(_ word: [UInt8]) -> [UInt8] {
    guard word.contains(byte("e")) else { return word }
    var result: [UInt8] = []
    for (index, unit) in word.enumerated() {
      let isDigraph =
        (unit == byte("a") || unit == byte("o")) && index + 1 < word.count && word[index + 1] == byte("e")
        && index + 2 < word.count
      if !isDigraph { result.append(unit) }
    }
    return result
  }

  /// The singular of regular and Latin plurals.
  private static func singular(_ word: [UInt8]) -> [UInt8] {
    func replacing(_ count: Int, by ending: String) -> [UInt8] { word.dropLast(count) + Array(ending.utf8) }
    func ends(_ ending: String) -> Bool { word.suffix(ending.utf8.count).elementsEqual(ending.utf8) }
    if ends("omata") { return replacing(2, by: "") }
    if ends("itides") { return replacing(4, by: "is") }
    if ends("oses") || ends("tases") || ends("yses") || ends("eses") { return replacing(2, by: "is") }
    guard word.last == byte("s"), !ends("ss"), !ends("us"), !ends("is") else { return word }
    if ends("ies"), word.count > 4 { return replacing(3, by: "y") }
    if ends("xes") || ends("sses") || ends("ches") || ends("shes") { return replacing(2, by: "") }
    return replacing(1, by: "")
  }
}
