import DocumentModel
import Text

/// Changes of genes and chromosomes by the shapes of their names.
extension ShapedNames {
  /// The change that is named at `start`.
  func geneticChange(at start: Int) -> Found? {
    polymorphism(at: start) ?? transcriptVariant(at: start) ?? sequenceVariant(at: start)
      ?? chromosomeChange(at: start)
  }

  /// "rs121913529": a number of dbSNP.
  private func polymorphism(at start: Int) -> Found? {
    let bytes = text[tokens[start].range]
    guard bytes.count >= 5, bytes.hasPrefix("rs"), bytes.dropFirst(2).allSatisfy(\.isASCIIDigit) else {
      return nil
    }
    let name = string(start..<(start + 1))
    return Found(
      entity: Entity(identifier: "dbsnp:\(name)", name: name, category: .gene), score: 0.5, end: start + 1)
  }

  /// "NM_004333.4:c.1799T>A": a change with the sequence that is counted in.
  private func transcriptVariant(at start: Int) -> Found? {
    guard text[tokens[start].range].first?.isASCIIUpper == true,
      Self.sequences.contains(where: { tokens[start].form.hasPrefix($0) }), !isAdjacent(start)
    else { return nil }
    var end = start + 1
    var colon: Int?
    while end < limit, isAdjacent(end), end - start < 24 {
      if tokens[end].form == ":" { colon = end }
      end += 1
    }
    while end > start, [".", ",", ";", ":"].contains(tokens[end - 1].form) { end -= 1 }
    if tokens[end - 1].form == ")", !(start..<end).contains(where: { tokens[$0].form == "(" }) { end -= 1 }
    guard let colon, colon + 2 < end, Self.levels.contains(tokens[colon + 1].form),
      tokens[colon + 2].form == "."
    else { return nil }
    return variant(string(start..<end), start..<end)
  }

  private static let sequences = ["nm", "nc", "np", "ng", "nr", "lrg", "enst", "ensp"]
  private static let levels: Set<String> = ["c", "g", "m", "n", "p", "r"]

  /// "T315I", "p.Val600Glu", "c.1799T>A" (den Dunnen et al., HGVS recommendations 2016); a change of one amino acid has
  /// one name however it is written.
  private func sequenceVariant(at start: Int) -> Found? {
    if let change = ProteinChange.oneLetter(text[tokens[start].range]) {
      return variant(change, start..<(start + 1))
    }
    guard start + 2 < limit, ["p", "c", "g", "m"].contains(tokens[start].form), tokens[start + 1].form == ".",
      isAdjacent(start + 1), isAdjacent(start + 2),
      !isAdjacent(start) || ["(", "[", ":", "/"].contains(tokens[start - 1].form)
    else { return nil }
    if start + 4 < limit, tokens[start + 2].form == "(", tokens[start + 4].form == ")" {
      let change = ProteinChange.oneLetter((Array("p.".utf8) + text[tokens[start + 3].range])[...])
      return change.map { variant($0, start..<(start + 5)) }
    }
    var end = start + 3
    while end < limit, isAdjacent(end),
      [">", "_", "*", "+", "-"].contains(tokens[end].form)
        || text.bytes[tokens[end].range.start].isASCIIAlphanumeric
    { end += 1 }
    let change = bytes((start + 2)..<end)
    guard change.contains(where: \.isASCIIDigit), change.contains(where: \.isASCIILetter), change.count >= 4
    else { return nil }
    return variant(ProteinChange.oneLetter(bytes(start..<end)) ?? string(start..<end), start..<end)
  }

  private func variant(_ name: String, _ tokens: Range<Int>) -> Found {
    Found(
      entity: Term(name: name, identifier: nil, category: .gene).entity, score: 0.5, end: tokens.upperBound)
  }

  // MARK: Chromosomes

  /// "del(17p)", "t(9;22)(q34;q11)", "del17p", "17p deletion": one name for each change.
  private func chromosomeChange(at start: Int) -> Found? {
    if let end = endOfChromosomes(at: start) {
      return change(string(start..<end), start..<end)
    }
    if let arm = arm(of: start) { return change(arm, start..<(start + 1)) }
    guard start + 1 < limit, Self.isArm(text[tokens[start].range]),
      let kind = shapes.chromosomeChanges.first(where: { $0.value == tokens[start + 1].lemma })?.key
    else { return nil }
    return change("\(kind)(\(string(start..<(start + 1))))", start..<(start + 2))
  }

  private func change(_ name: String, _ tokens: Range<Int>) -> Found {
    Found(
      entity: Term(name: name, identifier: nil, category: .phenotypicFeature).entity, score: 0.95,
      end: tokens.upperBound)
  }

  /// One past "(17p)" or "(9;22)(q34;q11)" behind the kind of change at `start`.
  private func endOfChromosomes(at start: Int) -> Int? {
    guard shapes.chromosomeChanges[tokens[start].form] != nil,
      let end = endOfBracket(at: start + 1), start + 2 < end
    else { return nil }
    let inside = bytes((start + 2)..<(end - 1))
    guard let first = inside.first, first.isASCIIDigit || first == byte("X") || first == byte("Y"),
      inside.allSatisfy({ $0.isASCIIDigit || "XYpq;.,-?".utf8.contains($0) })
    else { return nil }
    if let further = endOfBracket(at: end), ["p", "q"].contains(tokens[end + 1].form.prefix(1)) {
      return further
    }
    return end
  }

  /// One past the bracket that opens at `index` right behind the token before.
  private func endOfBracket(at index: Int) -> Int? {
    guard index < limit, isAdjacent(index), tokens[index].form == "(" else { return nil }
    var end = index + 1
    while end < limit, isAdjacent(end), end - index < 10, tokens[end].form != ")" { end += 1 }
    return end < limit && isAdjacent(end) && tokens[end].form == ")" ? end + 1 : nil
  }

  /// "del(17p)" for "del17p".
  private func arm(of index: Int) -> String? {
    let bytes = text[tokens[index].range]
    guard bytes.count > 4, shapes.chromosomeChanges[String(decoding: bytes.prefix(3), as: UTF8.self)] != nil,
      Self.isArm(bytes.dropFirst(3))
    else { return nil }
    return String(decoding: bytes.prefix(3), as: UTF8.self) + "("
      + String(decoding: bytes.dropFirst(3), as: UTF8.self)
      + ")"
  }

  /// "17p", "5q31": a chromosome and its arm.
  private static func isArm(_ bytes: ArraySlice<UInt8>) -> Bool {
    let number = bytes.prefix(while: \.isASCIIDigit)
    let rest = bytes.dropFirst(number.count)
    return (1...2).contains(number.count) && (rest.first == byte("p") || rest.first == byte("q"))
      && rest.dropFirst().allSatisfy(\.isASCIIDigit)
  }
}
