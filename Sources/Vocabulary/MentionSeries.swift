import DocumentModel
import Text

/// Takes series of names apart that share their beginning: "MEK1/2", "Bcl-2 and -xL", "HDAC1–3", "HDAC1, 2 and 3". Each
/// part becomes a mention of its own, at the words that name it; a part that nothing knows is none.
struct MentionSeries {
  let text: SourceText
  let tokens: [Token]
  /// Nouns that are counted: what a number before them names is no gene.
  let countedNouns: Set<String>
  /// The gene, family or complex that a name stands for.
  let known: (String) -> (entity: Entity, score: Double)?

  /// A further part: its tokens, its bytes and the full name.
  private struct Part {
    var tokens: Range<Int>
    var name: String
    /// Whether the text has its number: not so between the ends of "HDAC1–3".
    var isWritten = true
  }

  /// `mentions` of one sentence, which ends at token `limit`, with the parts of series, sorted.
  func expanded(_ mentions: [Mention], limit: Int) -> [Mention] {
    var result = mentions
    for mention in mentions where Self.kinds.contains(mention.entity.category) {
      if let mark = mention.tokens.first(where: { isMark($0, "/") && $0 > mention.tokens.lowerBound }) {
        result += partsWithin(mention, firstMark: mark).map(\.onlyListed)
      } else if mention.entity.category != .pathway {
        let parts = found(
          further(after: mention.tokens.upperBound, head: mention.tokens, limit: limit), mention)
        result.removeAll { old in parts.contains { $0.tokens.overlaps(old.tokens) } && old != mention }
        result += parts
      }
    }
    guard result.count > mentions.count else { return mentions }
    return result.sorted { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
  }

  /// What the class that `mention` names is told by: the genes of "BCL-2 inhibitor" and "CDK4/6 inhibitors".
  func namesWithin(class mention: Mention) -> [Mention] {
    let words = mention.tokens.dropLast()
    guard !words.isEmpty else { return [] }
    if let mark = words.dropFirst().first(where: { isMark($0, "/") }) {
      return partsWithin(mention, firstMark: mark).map(\.onlyListed)
    }
    return known(surface(words)).map { found in
      let inner = Mention(
        range: bytes(words), tokens: words, sentence: mention.sentence, entity: found.entity,
        score: found.score)
      return [inner.onlyListed]
    } ?? []
  }

  private static let kinds: Set<Category> = [.gene, .geneFamily, .macromolecularComplex, .pathway]

  private func surface(_ range: Range<Int>) -> String { text.string(bytes(range)) }

  private func bytes(_ range: Range<Int>) -> ByteRange {
    ByteRange(tokens[range.lowerBound].range.start, tokens[range.upperBound - 1].range.end)
  }

  private func isMark(_ index: Int, _ marks: String...) -> Bool { marks.contains(tokens[index].form) }

  /// Whether token `index` follows the one before without a space.
  private func isAdjacent(_ index: Int) -> Bool {
    index > 0 && tokens[index].range.start == tokens[index - 1].range.end
  }

  /// The parts of a name that is known as a whole: "ERK1/2", "PI3K/AKT"; all are known, or there are none.
  private func partsWithin(_ mention: Mention, firstMark: Int) -> [Mention] {
    let head = mention.tokens.lowerBound..<firstMark
    guard let first = known(surface(head)) else { return [] }
    var heads = [(head, first)]
    var start = firstMark + 1
    var stem = surface(head)
    // "PI3K/AKT/mTOR signaling": what follows a space belongs to no part.
    let limit = (firstMark..<mention.tokens.upperBound).first { !isAdjacent($0) } ?? mention.tokens.upperBound
    while start < limit {
      let end = (start..<limit).first { isMark($0, "/") } ?? limit
      guard end > start else { return [] }
      let words = surface(start..<end)
      let isFurther = isNumber(start) && end == start + 1
      guard let entity = isFurther ? known(Self.withoutNumber(stem) + words) : known(words) else { return [] }
      if !isFurther { stem = words }
      heads.append((start..<end, entity))
      start = end + 1
    }
    return heads.map { tokens, found in
      Mention(
        range: bytes(tokens), tokens: tokens, sentence: mention.sentence, entity: found.entity,
        score: found.score)
    }
  }

  private func found(_ parts: [Part], _ head: Mention) -> [Mention] {
    parts.compactMap { part in
      known(part.name).map {
        let mention = Mention(
          range: bytes(part.tokens), tokens: part.tokens, sentence: head.sentence, entity: $0.entity,
          score: $0.score)
        return part.isWritten ? mention : mention.onlyListed
      }
    }
  }

  /// What follows token `start` of the series that begins with the name `head`.
  private func further(after start: Int, head: Range<Int>, limit: Int) -> [Part] {
    let name = surface(head)
    let stem = Self.withoutNumber(name)
    var parts: [Part] = []
    var loose: [Part] = []
    var index = start
    while index + 1 < limit {
      if isMark(index, "/"), isAdjacent(index), isAdjacent(index + 1), isNumber(index + 1), stem != name {
        parts.append(Part(tokens: (index + 1)..<(index + 2), name: stem + tokens[index + 1].form))
        index += 2
      } else if parts.isEmpty, loose.isEmpty, let range = numbers(at: index, stem: stem, head: name) {
        return isCounted(index + 2, limit)
          ? []
          : range.map { Part(tokens: head.lowerBound..<(index + 2), name: $0, isWritten: false) }
            + [Part(tokens: (index + 1)..<(index + 2), name: stem + tokens[index + 1].form)]
      } else if let (next, isLast) = joint(at: index, limit: limit), let part = part(at: next, stem, name) {
        loose.append(part)
        index = part.tokens.upperBound
        if isLast {
          // All or nothing: "IL-2 and 10 mice" names no IL-10.
          let isSeries = !isCounted(index, limit) && loose.allSatisfy { known($0.name) != nil }
          return isSeries ? parts + loose : parts
        }
      } else {
        break
      }
    }
    return isCounted(index, limit) ? [] : parts
  }

  /// The names between the first and the last of "HDAC1–3"; nil where none begins at `index`.
  private func numbers(at index: Int, stem: String, head: String) -> [String]? {
    guard isMark(index, "-", "–"), isAdjacent(index), isAdjacent(index + 1), isNumber(index + 1),
      let first = Int(head.dropFirst(stem.count)), let last = Int(tokens[index + 1].form),
      first < last, last - first < 20,
      index + 2 >= tokens.count || !isAdjacent(index + 2)
        || isMark(index + 2, ".", ",", ";", ")")
    else { return nil }
    let names = ((first + 1)...last).map { stem + String($0) }
    return names.allSatisfy { known($0) != nil } ? names.dropLast() : nil
  }

  /// Where the part behind a comma or a conjunction begins, and whether it is the last.
  private func joint(at index: Int, limit: Int) -> (next: Int, isLast: Bool)? {
    let isConjunction = isMark(index, "and", "or", "&")
    if isConjunction { return (index + 1, true) }
    guard isMark(index, ","), index + 2 < limit else { return nil }
    return isMark(index + 1, "and", "or") ? (index + 2, true) : (index + 1, false)
  }

  /// "3" or "-xL" at token `index`.
  private func part(at index: Int, _ stem: String, _ head: String) -> Part? {
    guard index < tokens.count, !isAdjacent(index) else { return nil }
    if isNumber(index) {
      return stem == head ? nil : Part(tokens: index..<(index + 1), name: stem + tokens[index].form)
    }
    guard isMark(index, "-", "–", "‑"), index + 1 < tokens.count, isAdjacent(index + 1),
      let dash = head.lastIndex(where: { "-–‑".contains($0) }), tokens[index + 1].range.count <= 4
    else { return nil }
    let word = text.string(tokens[index + 1].range)
    return Part(tokens: index..<(index + 2), name: String(head[...dash]) + word)
  }

  private func isNumber(_ index: Int) -> Bool {
    let form = tokens[index].form.utf8
    return form.count <= 2 && form.allSatisfy(\.isASCIIDigit)
  }

  /// Whether something is counted at token `index`: "patients", "mg", "%".
  private func isCounted(_ index: Int, _ limit: Int) -> Bool {
    index < limit && (countedNouns.contains(tokens[index].lemma) || countedNouns.contains(tokens[index].form))
  }

  /// "MEK1" without its number; the same where it ends in none.
  private static func withoutNumber(_ name: String) -> String {
    String(name.reversed().drop { $0.isASCII && $0.isNumber }.reversed())
  }
}
