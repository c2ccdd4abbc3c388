import DocumentModel
import Text

/// The names that begin at a token.
extension MentionRecognizer {
  struct Found {
    var entity: Entity
    var score: Double
    var end: Int
  }

  private static let longestName = 16

  /// The longest name that begins at token `start`.
  func longest(at start: Int, shaped: ShapedNames, defined: DefinedNames) -> Found? {
    let (tokens, text, limit) = (shaped.tokens, shaped.text, shaped.limit)
    guard text.bytes[tokens[start].range.start].isNameStart, !tokens[start].isDash else {
      return stereoisomer(at: start, shaped: shaped)
    }
    var best: Found?
    var hash = LookupKey.empty
    for end in start..<min(limit, start + Self.longestName) {
      if end > start, !isJoined(tokens[end - 1], tokens[end], in: text) { break }
      let before = hash
      LookupKey.add(text[tokens[end].range], to: &hash)
      let surface = ByteRange(tokens[start].range.start, tokens[end].range.end)
      if hash != before,
        let found = lookup(surface, key: hash, before: before, last: tokens[end], text, defined),
        found.entity.category != .cellLine || text[surface].firstIndex(of: " (", from: surface.start) == nil,
        let whole = endWithBrackets(start..<end + 1, limit: limit, tokens)
      {
        let head = isLineBeforeNoun(found.entity, start..<end + 1, tokens) ? end : whole
        best = Found(entity: found.entity, score: found.score, end: head)
      }
      if !vocabulary.isPrefix(hash), !defined.prefixes.contains(hash) { break }
    }
    if let found = wideName(at: start, shaped: shaped), found.end > best?.end ?? 0 {
      best = found
    } else if let known = best, let wide {
      best?.entity = wide.grounder.completed(known.entity)
    }
    // What the tables have in just this case is that: "pCR".
    if best?.score ?? 0 < 0.97 {
      if isPhosphoMark(start, shaped: shaped, defined: defined) { return nil }
      if best?.end ?? 0 <= start + 1, let protein = phosphoprotein(at: start, shaped: shaped) {
        return protein
      }
    }
    if shaped.microRNA(at: start) != nil, let known = best, !MicroRNA.isOne(known.entity), known.score < 0.95
    {
      best = nil
    }
    if best == nil,
      let end = unnamedTrial(at: start, limit: limit, tokens: tokens, text: text, defined: defined)
    {
      let words = text.string(ByteRange(tokens[start].range.start, tokens[end - 2].range.end)).lowercased()
      let name = "\(words) \(tokens[end - 1].lemma)"
      return Found(
        entity: Term(name: name, identifier: nil, category: .clinicalTrial).entity, score: 0.5, end: end)
    }
    if let name = shaped.name(at: start),
      name.end > best?.end ?? start || name.end == best?.end && name.score > best?.score ?? 0
    {
      best = Found(entity: name.entity, score: name.score, end: name.end)
    }
    if let whole = aroundCatalogueNumber(at: start, shaped: shaped), whole.end > best?.end ?? start {
      best = whole
    }
    return best
  }

  /// One past the tokens of `name`, with the bracket behind them that closes one of theirs; nil where one of theirs closes
  /// what was opened before, "ER) stress".
  func endWithBrackets(_ name: Range<Int>, limit: Int, _ tokens: [Token]) -> Int? {
    var open = 0
    for index in name {
      if tokens[index].form == "(" { open += 1 }
      if tokens[index].form == ")" { open -= 1 }
      if open < 0 { return nil }
    }
    let next = name.upperBound
    let isClosed =
      open == 1 && next < limit && tokens[next].form == ")"
      && tokens[next].range.start == tokens[next - 1].range.end
    return isClosed ? next + 1 : next
  }

  /// Whether the tokens are the name of a cell line and the noun "cells": a short name ("KB cells") means the line only before
  /// the noun, which is no part of it.
  private func isLineBeforeNoun(_ entity: Entity, _ name: Range<Int>, _ tokens: [Token]) -> Bool {
    entity.category == .cellLine && name.count > 1 && tokens[name.upperBound - 1].lemma == "cell"
      && !tokens[name.upperBound - 2].isHyphen
  }

  /// "(2R,3S)-2-amino-…": a systematic name with the prefix that says how its atoms stand, as the vocabulary has it if
  /// it does.
  private func stereoisomer(at start: Int, shaped: ShapedNames) -> Found? {
    guard shaped.end(ofStereoPrefixAt: start) != nil, let name = shaped.name(at: start) else { return nil }
    if let known = wideName(at: start, shaped: shaped), known.end == name.end { return known }
    return Found(entity: name.entity, score: name.score, end: name.end)
  }

  /// "serotonin (B70213) 2A receptor": a name that goes on behind the catalogue number of its first words.
  private func aroundCatalogueNumber(at start: Int, shaped: ShapedNames) -> Found? {
    let (tokens, text) = (shaped.tokens, shaped.text)
    let opening = (start + 1..<min(start + 4, shaped.limit)).first { tokens[$0].form == "(" }
    guard let opening, opening + 1 < shaped.limit, let close = shaped.end(ofBracketedNumberAt: opening + 1),
      tokens[close].form == ")"
    else { return nil }
    let head = text.string(ByteRange(tokens[start].range.start, tokens[opening - 1].range.end))
    for end in (close + 1..<min(close + 5, shaped.limit)).reversed() where isWord(tokens[end], in: text) {
      let name = head + " " + text.string(ByteRange(tokens[close + 1].range.start, tokens[end].range.end))
      if let known = vocabulary.entity(named: name) ?? knownGene(name) {
        return Found(entity: known.entity, score: known.score, end: end + 1)
      }
    }
    return nil
  }

  /// Whether `token` is none of the signs that keys of names leave out, such as a stop.
  private func isWord(_ token: Token, in text: SourceText) -> Bool {
    let first = text.bytes[token.range.start]
    return (first.isASCIIAlphanumeric || first >= 0x80) && !token.isHyphen
  }

  private func unnamedTrial(
    at start: Int, limit: Int, tokens: [Token], text: SourceText, defined: DefinedNames
  ) -> Int? {
    TrialNames(text: text, tokens: tokens).end(ofTrialAt: start, limit: limit) {
      defined.entity(text.string(tokens[$0].range), at: tokens[$0].range.start) != nil
    }
  }

  /// Whether two neighbouring tokens may belong to one name: no callout and no line end between them.
  func isJoined(_ left: Token, _ right: Token, in text: SourceText) -> Bool {
    let gap = ByteRange(left.range.end, right.range.start)
    let bytes = text.bytes
    let next = bytes[right.range.start]
    // A comma or semicolon within a name is no pause: "1,25-dihydroxyvitamin", "RS4;11", but not "with A, B acts".
    let isWithinWord =
      gap.count == 0 && right.range.end < bytes.count && bytes[right.range.end].isASCIIAlphanumeric
    let isPause =
      next == byte(";") && !isWithinWord
      || next == byte(",") && right.range.end < bytes.count && bytes[right.range.end] == 0x20
    return gap.count <= 2 && !text[gap].contains(0x0A) && !isPause
  }

  /// What `surface` names: a short form of the document, a name, or the plural of one.
  private func lookup(
    _ surface: ByteRange, key: UInt64, before: UInt64, last: Token, _ text: SourceText,
    _ defined: DefinedNames
  ) -> (entity: Entity, score: Double)? {
    let bytes = Array(text[surface])
    let string = String(decoding: bytes, as: UTF8.self)
    if let entity = defined.entity(string, at: surface.start) { return (entity, 1) }
    if let found = vocabulary.lookup(key: key, surface: bytes) { return found }
    for (ending, singular) in [("ies", "y"), ("s", ""), ("es", "")]
    where last.range.count > ending.utf8.count + 1 && bytes.reversed().starts(with: ending.utf8.reversed()) {
      // "rates" are no rats.
      if ending == "es", bytes.count > 2, !"sxzho".utf8.contains(bytes[bytes.count - 3]) { continue }
      let spelling = bytes.dropLast(ending.utf8.count) + Array(singular.utf8)
      if let entity = defined.entity(String(decoding: spelling, as: UTF8.self), at: surface.start) {
        return (entity, 0.95)
      }
      var hash = before
      LookupKey.add(Array(text[last.range]).dropLast(ending.utf8.count) + Array(singular.utf8), to: &hash)
      if let found = vocabulary.lookup(key: hash, surface: Array(spelling)) {
        return (found.entity, min(found.score, 0.95))
      }
    }
    return nil
  }
}

extension UInt8 {
  /// Whether a name may begin with this byte: no punctuation.
  fileprivate var isNameStart: Bool { isASCIIAlphanumeric || self >= 0x80 }
}
