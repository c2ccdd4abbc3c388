import DocumentModel
import Text

/// Finds mentions of a compiled vocabulary: its millions of names hold many words of plain English, so that each name
/// must show by its shape that it is meant.
struct WideVocabulary: Sendable {
  let file: VocabularyFile
  let shapes: NameShapes
  let grounder: Grounder

  /// A name found: what it means, where it ends.
  struct Found {
    var entity: Entity
    var score: Double
    var end: Int
  }

  /// The longest acceptable name that begins at byte `start` of `text`, whose end is in `ends`.
  func longest(in text: [UInt8], from start: Int, limit: Int, isEnd: (Int) -> Bool) -> Found? {
    var candidates: [(end: Int, name: Int, isPlural: Bool)] = []
    text.withUnsafeBytes { bytes in
      NameWalk(file: file).eachName(in: bytes, from: start, limit: limit) { end, name, isPlural in
        candidates.append((end, name, isPlural))
      }
    }
    for candidate in candidates.reversed()
    where isEnd(candidate.end) && Self.isBalanced(text[start..<candidate.end]) {
      let surface = Array(text[start..<(candidate.end - (candidate.isPlural ? 1 : 0))])
      let isAmongCells = Self.speaksOfCells(text, around: start..<candidate.end)
      if let (concept, score) = concept(of: candidate.name, surface: surface, isAmongCells: isAmongCells) {
        return Found(entity: file.entity(concept), score: score, end: candidate.end)
      }
    }
    return nil
  }

  /// Whether every bracket that opens is closed: "leukaemia (AML" is no name.
  private static func isBalanced(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count { $0 == byte("(") || $0 == byte("[") } == bytes.count { $0 == byte(")") || $0 == byte("]") }
  }

  /// What the words of `surface` mean in whatever form or order, if a condition; with its score.
  func condition(_ surface: [UInt8]) -> (entity: Entity, score: Double)? {
    let bag = WordBag(surface, variants: grounder.variants)
    let broader = WordBag(surface, variants: grounder.variants, isBroad: true)
    return condition(of: bag) ?? (broader.words == bag.words ? nil : condition(of: broader))
  }

  private func condition(of bag: WordBag) -> (entity: Entity, score: Double)? {
    guard !bag.words.isEmpty, bag.words.count <= 5 else { return nil }
    var best: (concept: Int, score: Double)?
    for index in file.names(of: bag, variants: grounder.variants) {
      guard let name = file.name(index) else { continue }
      let facts = file.facts(name.concept)
      guard facts.category == .disease else { continue }
      guard name.text.count > 5 else { continue }
      let score = 0.7 + 0.03 * Double(name.status.rawValue) + 0.006 * Double(min(5, facts.weight))
      if score > best?.score ?? 0 { best = (name.concept, score) }
    }
    return best.map { (file.entity($0.concept), $0.score) }
  }

  /// Whether `word` (lower case) is plain English, in the singular or plural.
  func isCommon(_ word: String) -> Bool {
    shapes.commonWords.contains(word)
      || word.hasSuffix("s") && shapes.commonWords.contains(String(word.dropLast()))
  }

  /// What a chemical symbol stands for; not for symbols that are words, nor for isotopes, which label other things.
  func symbol(_ word: String) -> (entity: Entity, score: Double)? {
    guard word.utf8.count > 1, word.utf8.first?.isASCIIDigit == false,
      !isCommon(word.lowercased()) || word == "NO",
      let name = grounder.variants.symbols[word],
      let match = grounder.matches(GroundingRequest(name), limit: 1).first
    else { return nil }
    return (match.entity, 0.7)
  }

  /// The likeliest concept of the names called like `first`, if `surface` deserves to be one of them.
  private func concept(of first: Int, surface: [UInt8], isAmongCells: Bool) -> (concept: Int, score: Double)?
  {
    let look = Look(surface)
    guard !isCommon(look.lowercased) else { return nil }
    // "cells, NK" turns the words of a catalogue around.
    if let comma = look.lowercased.firstIndex(of: ","), isCommon(String(look.lowercased[..<comma])) {
      return nil
    }
    var best: (concept: Int, score: Double)?
    for index in file.names(calledLike: first) {
      guard let name = file.name(index) else { continue }
      if let score = score(of: name, surface: surface, look: look, isAmongCells: isAmongCells),
        score > best?.score ?? 0
      {
        best = (name.concept, score)
      }
    }
    return best
  }

  private func score(
    of name: VocabularyFile.Name, surface: [UInt8], look: Look, isAmongCells: Bool
  ) -> Double? {
    let string = name.text
    guard let spelling = surface.withUnsafeBytes({ SpellingScore.score($0, string) }), spelling > 0.5 else {
      return nil
    }
    // "a rat" is not "A-RAT", "in side" not "inside".
    if look.hasSpace, !string.contains(0x20), shapes.notInConditions.contains(look.firstWord) { return nil }
    if look.hasSpace, look.isLetters, !string.contains(0x20), !string.contains(byte("-")) { return nil }
    guard grounder.preferences.allows(surface, meaning: file.entity(name.concept).curies) else { return nil }
    let facts = file.facts(name.concept)
    // "gene APC" speaks of the gene, whatever catalogues file under "Genes, APC".
    if facts.category == .biologicalProcess, look.hasSpace, look.upper > 1,
      shapes.geneNouns.contains(look.firstWord)
    {
      return nil
    }
    if facts.category == .cellLine, !isCellLine(look, surface, spelling: spelling, isAmongCells: isAmongCells)
    {
      return nil
    }
    // What somebody has added by hand needs no evidence.
    if name.status == .curated, spelling >= 0.9 { return 0.95 + 0.05 * spelling }
    guard isEvident(look, facts.category, weight: facts.weight, name: name, string: string) else {
      return nil
    }
    return 0.6 + 0.2 * spelling + 0.02 * Double(name.status.rawValue)
      + grounder.weightPrior(facts, file, name.concept)
  }

  /// Names of cell lines are short and like anything: they must be spelt as they are, and cells be spoken of nearby
  /// unless they look like nothing else. "HeLa cells" are the line HeLa and its cells.
  private func isCellLine(_ look: Look, _ surface: [UInt8], spelling: Double, isAmongCells: Bool) -> Bool {
    if look.lowercased.hasSuffix(" cells") || look.lowercased.hasSuffix(" cell") { return false }
    guard spelling >= 0.95, look.upper > 0 || look.hasDigit && look.count >= 3,
      surface.allSatisfy({
        $0.isASCIIAlphanumeric || $0 == byte("-") || $0 == 0x20 || $0 == byte("/") || $0 >= 0x80
      })
    else { return false }
    if look.hasSpace, look.count < 5 { return false }
    return isAmongCells || look.hasDigit && look.upper >= 2 && look.count >= 5
  }

  /// Whether cells are spoken of within some words of `range`.
  private static func speaksOfCells(_ text: [UInt8], around range: Range<Int>) -> Bool {
    let near = text[max(0, range.lowerBound - 50)..<min(text.count, range.upperBound + 40)]
    return near.firstIndex(of: "cell", from: near.startIndex) != nil
      || near.firstIndex(of: "Cell", from: near.startIndex) != nil
  }

  /// Whether a name that looks so may stand for a thing of that kind.
  private func isEvident(
    _ look: Look, _ category: Category, weight: UInt8, name: VocabularyFile.Name,
    string: UnsafeRawBufferPointer
  ) -> Bool {
    if look.count <= 2 { return false }
    let identifier = file.identifier(name.concept)
    let isPhenotypeOnly =
      weight == 1 && (identifier.starts(with: "hp:".utf8) || identifier.starts(with: "efo:".utf8))
    switch category {
    case .gene, .geneFamily, .macromolecularComplex:
      if look.hasSpace { return look.count > 6 }
      return look.hasDigit ? look.count >= 3 : look.upper >= 3 && look.count >= 4
    case .cellLine: return true
    case .smallMolecule, .drug, .chemicalEntity:
      // "PAX6" of one source alone is the name of a gene.
      if look.lower == 0, look.count <= 6, weight == 1 { return false }
      if look.count <= 3 { return look.upper == look.count && name.status >= .name && weight > 1 }
      // Roles, "agent" and "marker", are no substances.
      if category == .chemicalEntity, identifier.starts(with: "chebi:".utf8) { return false }
      return look.count >= 5 || look.upper >= 2 && (weight > 1 || look.hasDigit) || look.lower == look.count
    case .disease, .phenotypicFeature:
      if isPhenotypeOnly { return look.hasSpace && category == .disease }
      return look.count >= 5 || look.count == 4 && (look.lower >= 3 || weight > 1)
    default: return look.count >= 4
    }
  }

  /// What a name looks like.
  private struct Look {
    var count = 0
    var upper = 0
    var lower = 0
    var hasDigit = false
    var hasSpace = false
    var isLetters = true
    let lowercased: String
    var firstWord: String { String(lowercased.prefix { $0 != " " }) }

    init(_ bytes: [UInt8]) {
      lowercased = String(decoding: bytes.map(\.asciiLowercased), as: UTF8.self)
      for unit in bytes {
        if unit.isASCIIUpper { upper += 1 } else if unit.isASCIILower { lower += 1 }
        if unit.isASCIIDigit { hasDigit = true }
        if unit == 0x20 { hasSpace = true } else { count += unit.isUTF8Continuation ? 0 : 1 }
        if !unit.isASCIILetter, unit != 0x20 { isLetters = false }
      }
    }
  }
}
