import DocumentModel
import Text

/// Finds names by their shape, which no list holds: registry numbers, codes of compounds, substitutions in proteins,
/// systematic names of chemicals, cell lines, INN stems. All scans go forward once.
struct ShapedNames {
  let shapes: NameShapes
  let text: SourceText
  let tokens: [Token]
  /// One past the last token of the sentence.
  let limit: Int

  /// A name: what it is, and one past its last token.
  struct Found {
    var entity: Entity
    var score: Double
    var end: Int
  }

  /// The name that begins at token `start`.
  func name(at start: Int) -> Found? {
    if let number = trialNumber(at: start) { return number }
    if let name = systematicName(at: start) { return name }
    if let change = geneticChange(at: start) { return change }
    if let name = microRNA(at: start) { return name }
    if let code = companyCode(at: start) { return code }
    if let line = cellLine(at: start) { return line }
    return stem(of: start)
  }

  // MARK: Tokens

  func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> {
    text[ByteRange(tokens[range.lowerBound].range.start, tokens[range.upperBound - 1].range.end)]
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes(range), as: UTF8.self) }

  func isAdjacent(_ index: Int) -> Bool {
    index > 0 && index < limit && tokens[index].range.start == tokens[index - 1].range.end
  }

  func isDigits(_ index: Int, _ counts: ClosedRange<Int>) -> Bool {
    index < limit && counts.contains(tokens[index].range.count)
      && text[tokens[index].range].allSatisfy(\.isASCIIDigit)
  }

  func local(_ tokens: Range<Int>, _ category: Category, score: Double) -> Found {
    Found(
      entity: Term(name: string(tokens), identifier: nil, category: category).entity, score: score,
      end: tokens.upperBound)
  }

  // MARK: Shapes

  /// "NCT02112916", "ISRCTN 12345678" and, of EudraCT, "2010-023457-11".
  private func trialNumber(at start: Int) -> Found? {
    if let number = registered(at: start, "NCT", prefix: "clinicaltrials") { return number }
    if let number = registered(at: start, "ISRCTN", prefix: "isrctn") { return number }
    guard start + 5 <= limit, isDigits(start, 4...4), isDigits(start + 2, 6...6), isDigits(start + 4, 2...2),
      (start + 1...start + 4).allSatisfy({ isAdjacent($0) }), !isAdjacent(start),
      tokens[start + 1].isHyphen, tokens[start + 3].isHyphen
    else { return nil }
    let number = string(start..<(start + 5))
    return Found(
      entity: Entity(identifier: "euclinicaltrials:\(number)", name: number, category: .clinicalTrial),
      score: 0.5,
      end: start + 5)
  }

  /// `registry` and eight digits, with or without a space or hyphen between.
  private func registered(at start: Int, _ registry: String, prefix: String) -> Found? {
    let first = text[tokens[start].range]
    guard first.hasPrefix(registry) else { return nil }
    var (digits, end) = (first.dropFirst(registry.utf8.count), start + 1)
    if digits.isEmpty {
      if end < limit, tokens[end].isHyphen, isAdjacent(end) { end += 1 }
      guard isDigits(end, 8...8), tokens[end].range.start - tokens[start].range.end <= 1 else { return nil }
      digits = text[tokens[end].range]
      end += 1
    }
    guard digits.count == 8, digits.allSatisfy(\.isASCIIDigit) else { return nil }
    let number = registry + String(decoding: digits, as: UTF8.self)
    return Found(
      entity: Entity(identifier: "\(prefix):\(number)", name: number, category: .clinicalTrial), score: 0.5,
      end: end)
  }

  /// "MK-801", "SM 5887": two to four capitals, then three digits or more. No vocabulary lists them all.
  private func companyCode(at start: Int) -> Found? {
    let letters = text[tokens[start].range]
    guard (2...4).contains(letters.count), letters.allSatisfy(\.isASCIIUpper),
      !shapes.notCodes.contains(tokens[start].form), start + 1 < limit
    else { return nil }
    let number = tokens[start + 1].isHyphen ? start + 2 : start + 1
    guard isDigits(number, 3...7), tokens[number].range.start - tokens[start].range.end <= 1 else {
      return nil
    }
    return local(start..<(number + 1), .drug, score: 0.4)
  }

  /// The first token of the name behind a prefix such as "(2R,3S)-", "(±)-" or "(E)-" at `start`, which says how the atoms of a
  /// chemical stand in space; nil where none stands there.
  func end(ofStereoPrefixAt start: Int) -> Int? {
    guard tokens[start].form == "(", !isAdjacent(start) || tokens[start - 1].form == "(" else { return nil }
    var end = start + 1
    while end < limit, end - start < 12, isAdjacent(end), tokens[end].form != ")" { end += 1 }
    guard end > start + 1, end + 2 < limit, tokens[end].form == ")", tokens[end + 1].isHyphen,
      isAdjacent(end + 1), isAdjacent(end + 2), text.bytes[tokens[end + 2].range.start].isASCIIAlphanumeric
    else { return nil }
    let inside = string((start + 1)..<end).unicodeScalars
    guard inside.allSatisfy({ Self.stereoMarks.contains($0) || Self.locants.contains($0) }),
      inside.contains(where: { Self.stereoMarks.contains($0) })
    else { return nil }
    return end + 2
  }

  private static let stereoMarks = Set("RSEZ+-−±".unicodeScalars)
  private static let locants = Set("0123456789,'′’abαβ ".unicodeScalars)

  /// "2-amino-6-methoxypurine", "N-(4-hydroxyphenyl)retinamide": a locant, hyphens, and pieces of chemical names.
  private func systematicName(at start: Int) -> Found? {
    let isOpening =
      start == 0 || tokens[start - 1].range.end < tokens[start].range.start
      || ["(", "["].contains(tokens[start - 1].form)
    let body = end(ofStereoPrefixAt: start)
    guard isOpening, tokens[start].range.count <= 3, start + 1 < limit,
      body != nil || tokens[start + 1].isHyphen || [",", "′", "'"].contains(tokens[start + 1].form),
      isAdjacent(start + 1)
    else { return nil }
    var end = body ?? start + 1
    var depth = 0
    scan: while end < limit, isAdjacent(end) {
      switch tokens[end].form {
      case "(", "[": depth += 1
      case ")", "]":
        if depth == 0 { break scan }
        depth -= 1
      case ";", "/", "=": break scan
      default: break
      }
      end += 1
    }
    while end > start, tokens[end - 1].isHyphen || [",", ".", ":"].contains(tokens[end - 1].form) { end -= 1 }
    guard depth == 0, end - start >= 3, !tokens[end - 1].form.hasSuffix("ase") else { return nil }
    if end < limit, tokens[end].form == "acid", tokens[end - 1].form.hasSuffix("ic"),
      tokens[end].range.start == tokens[end - 1].range.end + 1
    {
      end += 1
    }
    let name = string(start..<end).lowercased()
    let pieces = shapes.chemicalPieces.count { name.contains($0) }
    return pieces >= 2 ? local(start..<end, .smallMolecule, score: 0.5) : nil
  }

  /// "SK-XYZ-28 cells", "the cell line SK-XYZ-28": letters with capitals and digits, and that they are cells.
  private func cellLine(at start: Int) -> Found? {
    let isOpening = start == 0 || tokens[start - 1].range.end < tokens[start].range.start
    guard isOpening, let end = endOfLineName(at: start),
      isCalledCells(behind: end) || isCalledLine(before: start)
    else { return nil }
    return local(start..<end, .cellLine, score: 0.5)
  }

  /// One past a name at `start` that may be that of a cell line.
  private func endOfLineName(at start: Int) -> Int? {
    guard start < limit, text.bytes[tokens[start].range.start].isASCIIUpper else { return nil }
    var end = start + 1
    while end < limit, isAdjacent(end),
      tokens[end].isHyphen || text.bytes[tokens[end].range.start].isASCIIAlphanumeric
    { end += 1 }
    let name = bytes(start..<end)
    let hasWord = (start..<end).contains { index in
      tokens[index].range.count > 3 && text[tokens[index].range].allSatisfy(\.isASCIILower)
    }
    guard (3...14).contains(name.count), name.contains(where: \.isASCIIDigit), !hasWord,
      name.count(where: \.isASCIIUpper) >= 2, name.last?.isASCIIAlphanumeric == true,
      !shapes.notCellLines.contains(tokens[start].form.filter { !$0.isNumber })
    else { return nil }
    return end
  }

  /// "cells" at token `index`, or behind another name: "and SK-XYZ-31 cells".
  private func isCalledCells(behind index: Int) -> Bool {
    guard index < limit, !isAdjacent(index) else { return false }
    if tokens[index].lemma == "cell" {
      return !(index + 1 < limit && isAdjacent(index + 1) && tokens[index + 1].isHyphen)
    }
    guard ["and", "or"].contains(tokens[index].form), let end = endOfLineName(at: index + 1) else {
      return false
    }
    return end < limit && tokens[end].lemma == "cell"
  }

  /// "cell line" or "cell lines" right before token `index`.
  private func isCalledLine(before index: Int) -> Bool {
    index > 1 && tokens[index - 1].lemma == "line" && tokens[index - 2].lemma == "cell"
  }

  /// A word that ends in a stem of international nonproprietary names.
  private func stem(of start: Int) -> Found? {
    let bytes = text[tokens[start].range]
    guard bytes.dropFirst().allSatisfy(\.isASCIILower), !shapes.notDrugs.contains(tokens[start].lemma),
      shapes.hasDrugStem(tokens[start].form)
    else { return nil }
    let entity = Term(name: tokens[start].form, identifier: nil, category: .drug).entity
    return Found(entity: entity, score: 0.5, end: start + 1)
  }
}
