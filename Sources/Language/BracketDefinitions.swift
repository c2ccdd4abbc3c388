import DocumentModel
import Text

/// The definitions of one sentence that brackets mark.
struct BracketDefinitions {
  let text: SourceText
  let sentence: ByteRange

  /// Bytes that a bracket with a definition may hold.
  private static let longestBracket = 300
  /// Parts of a bracket that are looked at.
  private static let mostParts = 4

  /// The definitions in order.
  func found() -> [Abbreviation] {
    var result: [Abbreviation] = []
    var end = sentence.start
    for bracket in brackets() where bracket.start >= end && bracket.count > 2 {
      let definitions = definitions(open: bracket.start, close: bracket.end - 1)
      result += definitions
      // "(1,25-(OH)2D3)": brackets inside a short form define nothing.
      if let first = definitions.first, first.short == text.trimmed(inner(of: bracket)) { end = bracket.end }
    }
    return result
  }

  private func inner(of bracket: ByteRange) -> ByteRange { ByteRange(bracket.start + 1, bracket.end - 1) }

  /// The brackets that are closed again soon enough, in the order in which they open; found in one pass.
  private func brackets() -> [ByteRange] {
    var round: [Int] = []
    var square: [Int] = []
    var result: [ByteRange] = []
    for index in sentence.indices {
      switch text.bytes[index] {
      case byte("("): round.append(index)
      case byte("["): square.append(index)
      case byte(")"): if let open = round.popLast() { result.append(ByteRange(open, index + 1)) }
      case byte("]"): if let open = square.popLast() { result.append(ByteRange(open, index + 1)) }
      default: break
      }
    }
    return result.filter { $0.count <= Self.longestBracket }.sorted()
  }

  private func definitions(open: Int, close: Int) -> [Abbreviation] {
    let inner = text.trimmed(ByteRange(open + 1, close))
    // What goes on after the bracket is a name with a bracket in it: "alpha(2)beta", "(ERK)1/2".
    let goesOn = close + 1 < sentence.end && text.bytes[close + 1].isASCIIAlphanumeric
    guard !inner.isEmpty, !goesOn else { return [] }
    let parts = parts(of: inner)
    let before = text.trimmed(ByteRange(sentence.start, open))
    let isGlued = open > sentence.start && !text.bytes[open - 1].isASCIISpace
    var result: [Abbreviation] = []
    for (number, part) in parts.prefix(Self.mostParts).enumerated() {
      guard let short = ShortForm(withoutLead(part), in: text), !isGlued || isPlainAcronym(short) else {
        continue
      }
      if let long = LongFormAligner(text: text).longForm(
        of: short, in: before, anchor: .end, isStrict: number > 0)
      {
        result.append(Abbreviation(short: short.range, long: long))
      }
    }
    if !result.isEmpty { return result }
    for inner in [parts.first ?? inner, inner] {
      if let reversed = reversed(before: before, inner: inner, isGlued: isGlued) { return [reversed] }
    }
    return inside(inner, parts: parts)
  }

  /// "SAMHD1 (sterile alpha motif …)": the short form stands before the bracket.
  private func reversed(before: ByteRange, inner: ByteRange, isGlued: Bool) -> Abbreviation? {
    guard !isGlued, inner.count > 3, let last = lastWord(of: before), let short = ShortForm(last, in: text),
      short.style == .marked,
      let long = LongFormAligner(text: text).longForm(of: short, in: inner, anchor: .start),
      ShortForm(long, in: text) == nil
    else { return nil }
    return Abbreviation(short: short.range, long: long)
  }

  /// "(blood-brain barrier, BBB)": both stand in the bracket.
  private func inside(_ inner: ByteRange, parts: [ByteRange]) -> [Abbreviation] {
    guard parts.count > 1, let last = parts.last, let short = ShortForm(withoutLead(last), in: text),
      short.style == .marked
    else { return [] }
    let before = parts[parts.count - 2]
    guard let long = LongFormAligner(text: text).longForm(of: short, in: before, anchor: .end, isStrict: true)
    else {
      return []
    }
    return [Abbreviation(short: short.range, long: long)]
  }

  /// The parts of a bracket between commas, semicolons and "and", outside of brackets within it.
  private func parts(of inner: ByteRange) -> [ByteRange] {
    var result: [ByteRange] = []
    var start = inner.start
    var depth = 0
    func isWord(_ word: String, at index: Int) -> Bool { text.bytes[..<inner.end][index...].hasPrefix(word) }
    var index = inner.start
    while index < inner.end {
      let unit = text.bytes[index]
      if unit == byte("(") || unit == byte("[") { depth += 1 }
      if unit == byte(")") || unit == byte("]") { depth -= 1 }
      let isComma = unit == byte(",") && index + 1 < inner.end && text.bytes[index + 1].isASCIISpace
      if depth == 0, unit == byte(";") || isComma {
        result.append(text.trimmed(ByteRange(start, index)))
        start = index + 1
      } else if depth == 0, unit == byte(" "), isWord(" and ", at: index) {
        result.append(text.trimmed(ByteRange(start, index)))
        start = index + 5
        index += 3
      }
      index += 1
    }
    result.append(text.trimmed(ByteRange(min(start, inner.end), inner.end)))
    return result.filter { !$0.isEmpty }
  }

  /// Words that lead in a short form: "(termed X)", "(or X)".
  private static let leads: Set<String> = [
    "abbreviated", "also", "as", "called", "denoted", "designated", "hereafter", "hereinafter", "henceforth",
    "i.e.",
    "i.e.,", "known", "named", "or", "referred", "short", "termed", "the", "to",
  ]

  /// `part` without the words that lead in a short form.
  private func withoutLead(_ part: ByteRange) -> ByteRange {
    var start = part.start
    while let end = (start..<part.end).first(where: { text.bytes[$0].isASCIISpace }),
      Self.leads.contains(String(decoding: text.bytes[start..<end], as: UTF8.self).lowercased())
    {
      start = text.trimmed(ByteRange(end, part.end)).start
    }
    return unquoted(ByteRange(start, part.end))
  }

  private func unquoted(_ range: ByteRange) -> ByteRange {
    var range = range
    for quote in ["\"", "'"] where range.count > 2 {
      if text[range].hasPrefix(quote), text[range].last == quote.utf8.first {
        range = ByteRange(range.start + 1, range.end - 1)
      }
    }
    return range
  }

  private func lastWord(of range: ByteRange) -> ByteRange? {
    guard !range.isEmpty else { return nil }
    var lower = range.end
    while lower > range.start, !text.bytes[lower - 1].isASCIISpace, range.end - lower < 40 { lower -= 1 }
    return ByteRange(lower, range.end)
  }

  /// Three capitals or more: what a bracket without a space before it must hold, "clozapine(CLP)" but "Pt(II)".
  private func isPlainAcronym(_ short: ShortForm) -> Bool {
    text[short.range].count { $0.isASCIIUpper } > 2 && text[short.range].allSatisfy(\.isASCIIAlphanumeric)
  }
}
