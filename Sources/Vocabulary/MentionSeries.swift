import DocumentModel
import Text

/// Takes series of names apart that share their beginning: "MEK1/2", "Bcl-2 and -xL", "HDAC1–3", "IL-1α/β", "caspases 3, 8
/// and 9". Each part becomes a mention of its own, at the words that name it; a part that nothing knows is none.
struct MentionSeries {
  let text: SourceText
  let tokens: [Token]
  /// The tokens of the sentence.
  let sentence: Range<Int>
  /// The sentence's place among all.
  let number: Int
  /// Words that join the last member: "and".
  let conjunctions: Set<String>
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

  private var limit: Int { sentence.upperBound }

  /// `mentions` of the sentence with the parts of series, sorted.
  func expanded(_ mentions: [Mention]) -> [Mention] {
    var result = mentions
    for mention in mentions where Self.kinds.contains(mention.entity.category) {
      if let mark = mention.tokens.first(where: { isMark($0, "/") && $0 > mention.tokens.lowerBound }) {
        result += partsWithin(mention, firstMark: mark).map(\.onlyListed)
        if mention.entity.category != .pathway {
          let stem = SeriesStem(surface(mention.tokens.lowerBound..<mark))
          add(further(after: mention.tokens.upperBound, stem, among: mentions), of: mention, to: &result)
        }
      } else if mention.entity.category != .pathway {
        let stem = SeriesStem(surface(mention.tokens))
        let parts =
          range(after: mention.tokens, stem)
          ?? further(after: mention.tokens.upperBound, stem, among: mentions)
        add(parts, of: mention, to: &result)
      }
    }
    for head in sentence { addPlural(at: head, among: mentions, to: &result) }
    guard result.count > mentions.count || result != mentions else { return mentions }
    return result.sorted { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
  }

  /// Adds what `parts` name, in the place of what else was found at their words.
  private func add(_ parts: [Part], of head: Mention, to result: inout [Mention]) {
    let found = found(parts)
    guard !found.isEmpty else { return }
    result.removeAll { old in
      found.contains { $0.tokens.overlaps(old.tokens) && !$0.tokens.overlaps(head.tokens) } && old != head
    }
    result += found
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

  // MARK: Tokens

  private func surface(_ range: Range<Int>) -> String { text.string(bytes(range)) }

  private func bytes(_ range: Range<Int>) -> ByteRange {
    ByteRange(tokens[range.lowerBound].range.start, tokens[range.upperBound - 1].range.end)
  }

  private func isMark(_ index: Int, _ marks: String...) -> Bool { marks.contains(tokens[index].form) }

  private func isDash(_ index: Int) -> Bool { tokens[index].isHyphen || tokens[index].form == "–" }

  /// Whether token `index` follows the one before without a space.
  private func isAdjacent(_ index: Int) -> Bool {
    index > 0 && tokens[index].range.start == tokens[index - 1].range.end
  }

  /// Whether something is counted at token `index`: "patients", "mg", "%".
  private func isCounted(_ index: Int) -> Bool {
    index < limit && (countedNouns.contains(tokens[index].lemma) || countedNouns.contains(tokens[index].form))
  }

  // MARK: Parts

  /// The parts of a name that is known as a whole: "ERK1/2", "PI3K/AKT"; all are known, or there are none.
  private func partsWithin(_ mention: Mention, firstMark: Int) -> [Mention] {
    let head = mention.tokens.lowerBound..<firstMark
    var parts = [Part(tokens: head, name: surface(head))]
    var stem = SeriesStem(surface(head))
    var start = firstMark + 1
    // "PI3K/AKT/mTOR signaling": what follows a space belongs to no part.
    let limit = (firstMark..<mention.tokens.upperBound).first { !isAdjacent($0) } ?? mention.tokens.upperBound
    while start < limit {
      let end = (start..<limit).first { isMark($0, "/") } ?? limit
      guard end > start else { return [] }
      if let name = part(at: start, stem), name.tokens.upperBound == end {
        parts.append(name)
      } else {
        parts.append(Part(tokens: start..<end, name: surface(start..<end)))
        stem = SeriesStem(surface(start..<end))
      }
      start = end + 1
    }
    let found = found(parts)
    return found.count == parts.count ? found : []
  }

  private func found(_ parts: [Part]) -> [Mention] {
    parts.compactMap { part in
      known(part.name).map {
        let mention = Mention(
          range: bytes(part.tokens), tokens: part.tokens, sentence: number, entity: $0.entity,
          score: $0.score)
        return part.isWritten ? mention : mention.onlyListed
      }
    }
  }

  /// What follows token `start` of the series that begins with `stem`; a name among `mentions` may be its last member.
  private func further(after start: Int, _ stem: SeriesStem, among mentions: [Mention]) -> [Part] {
    var parts: [Part] = []
    var loose: [Part] = []
    var index = start
    while index + 1 < limit {
      if isMark(index, "/"), isAdjacent(index), isAdjacent(index + 1), let part = part(at: index + 1, stem) {
        parts.append(part)
        index = part.tokens.upperBound
      } else if let (next, isLast) = joint(at: index) {
        if let part = part(at: next, stem), !isAdjacent(next) {
          loose.append(part)
          index = part.tokens.upperBound
        } else if isLast, !loose.isEmpty, isGene(at: next, among: mentions) {
          index = next
        } else {
          break
        }
        if isLast {
          // All or nothing: "IL-2 and 10 mice" names no IL-10.
          let isNumber = text[tokens[index - 1].range].allSatisfy(\.isASCIIDigit)
          let isSeries = !(isNumber && isCounted(index)) && loose.allSatisfy { known($0.name) != nil }
          return isSeries ? parts + loose : parts
        }
      } else {
        break
      }
    }
    return isCounted(index) ? [] : parts
  }

  /// Whether one of `mentions` is a gene that begins at token `index`.
  private func isGene(at index: Int, among mentions: [Mention]) -> Bool {
    mentions.contains { $0.tokens.lowerBound == index && Self.kinds.contains($0.entity.category) }
  }

  /// The names of "HDAC1–3" but for the first, of which `head` is the words; nil where the text has no such range there.
  private func range(after head: Range<Int>, _ stem: SeriesStem, isPlural: Bool = false) -> [Part]? {
    let index = head.upperBound
    guard index + 1 < limit,
      isDash(index) && isAdjacent(index) && isAdjacent(index + 1) || isPlural && tokens[index].form == "to",
      let first = stem.number, let last = stem.number(ofLast: text.string(tokens[index + 1].range)),
      first < last, last - first < 20,
      index + 2 >= tokens.count || !isAdjacent(index + 2)
        || isMark(index + 2, ".", ",", ";", ")")
    else { return nil }
    guard !isCounted(index + 2) else { return [] }
    let names = ((first + 1)...last).map { stem.withoutNumber + String($0) }
    guard names.allSatisfy({ known($0) != nil }), let name = names.last else { return nil }
    return names.dropLast().map { Part(tokens: head.lowerBound..<(index + 2), name: $0, isWritten: false) }
      + [Part(tokens: (index + 1)..<(index + 2), name: name)]
  }

  /// Where the part behind a comma or a conjunction begins, and whether it is the last.
  private func joint(at index: Int) -> (next: Int, isLast: Bool)? {
    if conjunctions.contains(tokens[index].form) { return (index + 1, true) }
    guard isMark(index, ","), index + 2 < limit else { return nil }
    return conjunctions.contains(tokens[index + 1].form) ? (index + 2, true) : (index + 1, false)
  }

  /// "3", "-2", "-xL", "β" or "A2" at token `index`.
  private func part(at index: Int, _ stem: SeriesStem) -> Part? {
    guard index < limit else { return nil }
    if isDash(index) {
      guard index + 1 < limit, isAdjacent(index + 1), tokens[index + 1].range.count <= 4 else { return nil }
      let word = text.string(tokens[index + 1].range)
      let name = stem.name(ofFurther: word) ?? stem.uptoDash.map { $0 + word }
      return name.map { Part(tokens: index..<(index + 2), name: $0) }
    }
    if let microRNA = stem.microRNA, text.bytes[tokens[index].range.start].isASCIIDigit {
      let end = numberEnd(index)
      return Part(tokens: index..<end, name: microRNA + surface(index..<end))
    }
    return stem.name(ofFurther: text.string(tokens[index].range)).map {
      Part(tokens: index..<(index + 1), name: $0)
    }
  }

  /// One past the number of a microRNA at `index`: "16-1".
  private func numberEnd(_ index: Int) -> Int {
    var end = index + 1
    while end + 1 < limit, isDash(end), isAdjacent(end), isAdjacent(end + 1), tokens[end + 1].range.count <= 2
    {
      end += 2
    }
    return end
  }

  // MARK: Plurals

  /// "caspases 3, 8 and 9", "CDKs 4 and 6", "cyclins D1–D3" at token `head`: a noun in the plural whose members are told
  /// by what follows. The first member takes the noun.
  private func addPlural(at head: Int, among mentions: [Mention], to result: inout [Mention]) {
    let form = tokens[head].form.utf8
    guard form.last == byte("s"), form.count > 3, head + 3 < limit, !isAdjacent(head + 1),
      tokens[head + 1].range.count <= 4
    else { return }
    let noun = mentions.first { $0.tokens.upperBound == head + 1 }?.tokens ?? head..<(head + 1)
    let stem = SeriesStem(plural: surface(noun))
    guard let first = part(at: head + 1, stem), !isDash(head + 1) else { return }
    let parts =
      range(after: first.tokens, SeriesStem(first.name), isPlural: true)
      ?? further(after: first.tokens.upperBound, stem, among: [])
    guard !parts.isEmpty else { return }
    let members = [Part(tokens: noun.lowerBound..<first.tokens.upperBound, name: first.name)] + parts
    let found = found(members)
    guard found.count == members.count else { return }
    for index in result.indices where found.contains(where: { $0.tokens.overlaps(result[index].tokens) }) {
      result[index].standing = .listed
    }
    result += found
  }
}
