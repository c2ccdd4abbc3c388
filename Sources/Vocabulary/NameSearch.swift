import DocumentModel
import Text

/// Finds names that fit words, bending the words further and further until some fit.
struct NameSearch {
  let file: VocabularyFile
  let variants: WordVariants
  /// Words of plain English, which alone name nothing: "disease".
  let commonWords: Set<String>
  let abbreviations: [(short: [UInt8], long: [UInt8])]

  /// What each way of bending costs.
  private enum Cost {
    static let words = 0.06
    static let broader = 0.02
    static let modifier = 0.045
    static let word = 0.13
    static let extraWord = 0.1
    static let expansion = 0.02
    static let spelling = 0.1
    static let part = 0.2
  }

  /// All that `surface` may mean.
  mutating func candidates(_ surface: [UInt8]) -> CandidateSet {
    var set = CandidateSet()
    addExact(surface, to: &set)
    let bag = WordBag(surface, variants: variants)
    guard !bag.words.isEmpty, bag.words.count <= 14 else { return set }
    if let caused = Self.behindInduced(surface), set.top < 0.75 {
      set.add(drugInduced(caused), penalty: 0, reason: "what a drug induced")
    }
    addBag(bag, to: &set, surface: surface, penalty: Cost.words, reasons: ["words in another form or order"])
    let broader = WordBag(surface, variants: variants, isBroad: true)
    if broader.words != bag.words {
      addBag(
        broader, to: &set, surface: surface, penalty: Cost.words + Cost.broader, reasons: ["in broader words"]
      )
    }
    if set.top < 0.75 { addExpanded(surface, to: &set) }
    if set.top < 0.75 { addParts(surface, to: &set) }
    if set.top < 0.75 { addShortened(bag, to: &set, surface: surface) }
    if set.top < 0.75 { addLonger(bag, to: &set, surface: surface) }
    if set.top < 0.6 { addRespelt(bag, to: &set, surface: surface) }
    return set
  }

  /// "dyskinesia" of "L-DOPA-induced dyskinesia".
  private static func behindInduced(_ surface: [UInt8]) -> [UInt8]? {
    guard let place = surface.firstIndex(of: "-induced ", from: 1) else { return nil }
    return Array(surface[(place + "-induced ".utf8.count)...])
  }

  /// What `surface` means where a drug caused it: names with that word more.
  func drugInduced(_ surface: [UInt8]) -> CandidateSet {
    var set = CandidateSet()
    let bag = WordBag(surface, variants: variants)
    guard !bag.words.isEmpty, bag.words.count <= 4, !bag.words.contains("drug") else { return set }
    addBag(
      WordBag(words: bag.words + ["drug"]), to: &set, surface: surface, penalty: 0, reasons: ["drug-induced"])
    return set
  }

  /// Names of the same key.
  private func addExact(_ surface: [UInt8], to set: inout CandidateSet) {
    let key = NameKey.of(surface[...])
    for index in file.names(ofKey: key) {
      guard let name = file.name(index) else { continue }
      let spelling = surface.withUnsafeBytes { SpellingScore.score($0, name.text) }
      guard let spelling else { continue }
      set.add(
        name.concept, name: index, score: 0.68 + 0.2 * spelling + Self.bonus(name.status),
        reasons: ["same name"])
    }
  }

  private static func bonus(_ status: NameStatus) -> Double {
    switch status {
    case .curated: 0.07
    case .name: 0.06
    case .synonym: 0.04
    case .former: 0
    }
  }

  /// Names of the same words.
  private func addBag(
    _ bag: WordBag, to set: inout CandidateSet, surface: [UInt8], penalty: Double, reasons: [String]
  ) {
    for index in file.names(of: bag, variants: variants) {
      add(index, to: &set, surface: surface, bag: bag, penalty: penalty, reasons: reasons)
    }
  }

  private func add(
    _ index: Int, to set: inout CandidateSet, surface: [UInt8], bag: WordBag, penalty: Double,
    reasons: [String]
  ) {
    guard let name = file.name(index) else { return }
    let string = Array(name.text)
    // Short forms stand for themselves only: "AS" is no plural of "A".
    if string.count <= 3 || surface.count <= 3 { return }
    if isAcronym(string), !isAcronym(surface), string.count <= 6 { return }
    let words = Set(WordBag.split(string).map(WordVariants.plain))
    let mine = Set(WordBag.split(surface).map(WordVariants.plain))
    let likeness = Double(words.intersection(mine).count) / Double(max(1, words.union(mine).count))
    if likeness == 1, penalty == Cost.words, words.count == bag.words.count {
      // Another number, another order: as good as the same name.
      set.add(
        name.concept, name: index, score: 0.86 + Self.bonus(name.status), reasons: ["same words"])
      return
    }
    set.add(
      name.concept, name: index, score: 0.82 + 0.05 * likeness + Self.bonus(name.status) - penalty,
      reasons: reasons)
  }

  private func isAcronym(_ bytes: [UInt8]) -> Bool {
    bytes.count(where: \.isASCIIUpper) >= 2 && !bytes.contains(0x20) && bytes.count(where: \.isASCIILower) < 2
  }

  /// The words with the document's short forms written out.
  private func addExpanded(_ surface: [UInt8], to set: inout CandidateSet) {
    for (short, long) in abbreviations where short != surface {
      guard let place = Self.place(of: short, in: surface) else { continue }
      let expanded = Array(surface[..<place]) + long + Array(surface[(place + short.count)...])
      var search = NameSearch(
        file: file, variants: variants, commonWords: commonWords, abbreviations: [])
      set.add(
        search.candidates(expanded), penalty: Cost.expansion,
        reason: "“\(String(decoding: short, as: UTF8.self))” written out")
    }
  }

  /// Where `word` stands in `text` between other than letters and digits.
  static func place(of word: [UInt8], in text: [UInt8]) -> Int? {
    guard !word.isEmpty, word.count <= text.count else { return nil }
    for start in 0...(text.count - word.count) where text[start] == word[0] {
      let end = start + word.count
      if text[start..<end].elementsEqual(word), start == 0 || !text[start - 1].isASCIIAlphanumeric,
        end == text.count || !text[end].isASCIIAlphanumeric
      {
        return start
      }
    }
    return nil
  }

  /// The words without some that matter little, then without any one.
  private func addShortened(_ bag: WordBag, to set: inout CandidateSet, surface: [UInt8]) {
    let fixed = Self.partsOfCodes(surface)
    var seen: Set<[String]> = []
    var open: [(words: [String], penalty: Double)] = [(bag.words, Cost.words)]
    var steps = 0
    while !open.isEmpty, steps < 40 {
      let (words, penalty) = open.removeFirst()
      steps += 1
      guard words.count > 1 else { continue }
      for (place, word) in words.enumerated() {
        let isModifier = variants.modifiers.contains(word)
        guard isModifier || !fixed.contains(word) && file.hasWord(word) else { continue }
        var rest = words
        rest.remove(at: place)
        guard tells(rest) else { continue }
        // The head of a name is its last word; without it something else is meant.
        let isHead = place == words.count - 1
        let cost = isModifier ? Cost.modifier : isHead ? Cost.word + 0.08 : Cost.word
        let total = penalty + cost
        guard total < 0.42, seen.insert(rest).inserted else { continue }
        addBag(
          WordBag(words: rest), to: &set, surface: surface, penalty: total, reasons: ["without “\(word)”"])
        open.append((rest, total))
      }
      open.sort { $0.penalty < $1.penalty }
    }
  }

  /// Whether `words` tell what is meant: not all of them are plain English, "enzyme deficiency".
  private func tells(_ words: [String]) -> Bool { !words.allSatisfy(commonWords.contains) }

  /// The parts of words of letters and numbers, "trp" and "53" of "Trp53": each tells the name from others.
  private static func partsOfCodes(_ surface: [UInt8]) -> Set<String> {
    let codes = surface.split { !$0.isASCIIAlphanumeric && $0 < 0x80 }.filter { word in
      word.contains(where: \.isASCIIDigit) && word.contains { !$0.isASCIIDigit }
    }
    return Set((codes + joinedNames(surface)).flatMap(WordBag.split))
  }

  /// "Zander-Milton": capitalized words joined by hyphens are the names of people.
  private static func joinedNames(_ surface: [UInt8]) -> [ArraySlice<UInt8>] {
    surface.split(separator: 0x20).filter { word in
      let parts = word.split(separator: byte("-"))
      return parts.count > 1
        && parts.allSatisfy {
          $0.first?.isASCIIUpper == true && $0.dropFirst().contains(where: \.isASCIILower)
        }
    }
  }

  /// Names that have one word more.
  private func addLonger(_ bag: WordBag, to set: inout CandidateSet, surface: [UInt8]) {
    guard bag.words.count >= 2 || (bag.words.first?.utf8.count ?? 0) >= 7, tells(bag.words) else { return }
    for (index, full) in file.longerNames(of: bag, variants: variants) {
      let extra = full.words.filter { !bag.words.contains($0) }
      let isModifier = extra.allSatisfy { variants.modifiers.contains($0) }
      add(
        index, to: &set, surface: surface, bag: bag,
        penalty: Cost.words + (isModifier ? Cost.extraWord : Cost.extraWord + 0.08),
        reasons: ["with “\(extra.joined(separator: " "))”"])
    }
  }

  /// Words that no name has, taken for the nearest that some name has.
  private func addRespelt(_ bag: WordBag, to set: inout CandidateSet, surface: [UInt8]) {
    var words = bag.words
    var changed: [String] = []
    for (place, word) in words.enumerated() where !file.hasWord(word) {
      guard let near = file.nearestWord(to: word) else { continue }
      words[place] = near
      changed.append("“\(word)” as “\(near)”")
    }
    guard !changed.isEmpty else { return }
    let respelt = WordBag(words: words)
    addBag(respelt, to: &set, surface: surface, penalty: Cost.words + Cost.spelling, reasons: changed)
    if set.top < 0.6 { addShortened(respelt, to: &set, surface: surface) }
  }

  /// "Duchenne and Becker muscular dystrophy": the first part with the words that both share, then the last as it stands.
  private func addParts(_ surface: [UInt8], to set: inout CandidateSet) {
    let text = String(decoding: surface, as: UTF8.self)
    let separators = [" and/or ", " and ", " or ", ", ", "/"]
    guard let separator = separators.first(where: { text.contains($0) }) else { return }
    let parts = Self.split(text, by: separator)
    let last = parts.count == 2 ? parts[1].split(separator: " ") : []
    guard !last.isEmpty, !parts[0].isEmpty else { return }
    var search = NameSearch(
      file: file, variants: variants, commonWords: commonWords, abbreviations: abbreviations)
    for shared in 1..<max(1, last.count) {
      let first = ([parts[0][...]] + last[shared...]).joined(separator: " ")
      let found = search.candidates(Array(first.utf8))
      set.add(found, penalty: Cost.part, reason: "part of a list")
      if found.top > 0.8 { break }
    }
    set.add(search.candidates(Array(parts[0].utf8)), penalty: Cost.part + 0.04, reason: "part of a list")
    set.add(search.candidates(Array(parts[1].utf8)), penalty: Cost.part + 0.05, reason: "part of a list")
  }

  private static func split(_ text: String, by separator: String) -> [String] {
    let bytes = Array(text.utf8)
    guard let place = bytes.firstIndex(of: separator, from: 0) else { return [text] }
    return [
      String(decoding: bytes[..<place], as: UTF8.self),
      String(decoding: bytes[(place + separator.utf8.count)...], as: UTF8.self),
    ]
  }
}
