public import DocumentModel
public import SequenceLabeling
public import Text

/// The sentences of a document as a model sees them: words, their shapes and endings, their neighbours, and what the
/// vocabularies say. After the feature sets of BANNER (Leaman & Gonzalez 2008) and tmChem (Leaman, Wei & Lu 2015).
public struct MentionFeatures {
  private let text: SourceText
  private let tokens: [Token]
  private let sentences: [Sentence]
  private let evidence: NameEvidence

  /// How many classes of steps between tokens there are: what stands between them, by whether a mark follows.
  public static let stepClasses = 6

  /// What is seen of `sentences`, where `mentions` were found without a model.
  public init(
    text: SourceText, sentences: [Sentence], tokens: [Token], mentions: [Mention], file: VocabularyFile?
  ) {
    self.text = text
    self.tokens = tokens
    self.sentences = sentences
    evidence = NameEvidence(
      text: text, sentences: sentences, tokens: tokens, mentions: mentions, file: file)
  }

  /// The labels of the tokens of one sentence where the mentions of a family are `spans`, sorted. Spans that begin or
  /// end within a token give none.
  public func labels(ofSentence sentence: Int, spans: [ByteRange]) -> [UInt8] {
    let range = sentences[sentence].tokens
    var labels = [UInt8](repeating: MentionFamily.outside, count: range.count)
    for span in spans {
      guard let first = range.first(where: { tokens[$0].range.start == span.start }),
        let last = range.first(where: { tokens[$0].range.end == span.end }), first <= last,
        !(first...last).contains(where: { labels[$0 - range.lowerBound] != MentionFamily.outside })
      else { continue }
      for index in first...last {
        labels[index - range.lowerBound] = index == first ? MentionFamily.first : MentionFamily.further
      }
    }
    return labels
  }

  /// The features of one sentence.
  public func sequence(ofSentence sentence: Int) -> FeatureSequence {
    let range = sentences[sentence].tokens
    var facts: [TokenFacts] = []
    facts.reserveCapacity(range.count)
    var before = -1
    for index in range {
      facts.append(TokenFacts(tokens[index], in: text, before: before))
      before = tokens[index].range.end
    }
    var sequence = SentenceFeatures(
      range: range, facts: facts, chunks: chunks(of: range, &facts), evidence: evidence)
    sequence.addAll()
    return sequence.sequence
  }

  private func chunks(of range: Range<Int>, _ facts: inout [TokenFacts]) -> [ChunkFacts] {
    var result: [ChunkFacts] = []
    var start = 0
    let own = Array(tokens[range])
    for end in facts.indices.map({ $0 + 1 }) where end == facts.count || facts[end].gap != 0 {
      for index in start..<end { facts[index].chunk = result.count }
      result.append(ChunkFacts(start..<end, of: own, facts: facts[...], in: text))
      start = end
    }
    return result
  }
}

/// Writes the features of one sentence.
private struct SentenceFeatures {
  let range: Range<Int>
  let facts: [TokenFacts]
  let chunks: [ChunkFacts]
  let evidence: NameEvidence
  var sequence = FeatureSequence()

  init(range: Range<Int>, facts: [TokenFacts], chunks: [ChunkFacts], evidence: NameEvidence) {
    self.range = range
    self.facts = facts
    self.chunks = chunks
    self.evidence = evidence
  }

  private enum Template: UInt64 {
    case bias = 1, word, exact, lemma, near, pattern, patterns, prefix, suffix, nearSuffix, gram
    case wordsBefore, wordsAfter, wordsAround
    case chunk, chunkPattern, chunkSuffix, chunkNear, chunkPlace
    case found, foundWord, foundPattern, foundNear, foundStep
    case names, namesWord, namesFound, namesNear, namesPattern, namesSuffix
  }

  mutating func addAll() {
    sequence.reserve(features: facts.count * 60)
    for index in facts.indices {
      addForm(index)
      addNeighbours(index)
      addChunk(index)
      addEvidence(index)
      sequence.endPosition(step: facts[index].gap * 2 + (facts[index].isMark ? 1 : 0))
    }
  }

  private mutating func add(_ template: Template, _ value: UInt64) {
    sequence.add(FeatureHash.mix(template.rawValue, value))
  }

  private mutating func add(_ template: Template, _ first: UInt64, _ second: UInt64) {
    sequence.add(FeatureHash.mix(FeatureHash.mix(template.rawValue, first), second))
  }

  private func fact(_ index: Int) -> TokenFacts { facts.indices.contains(index) ? facts[index] : .outside }
  private func chunk(_ index: Int) -> ChunkFacts {
    chunks.indices.contains(index) ? chunks[index] : .outside
  }

  private mutating func addForm(_ index: Int) {
    let here = facts[index]
    add(.bias, 0)
    add(.word, here.word)
    add(.exact, here.exact)
    add(.lemma, here.lemma)
    add(.pattern, here.pattern)
    for hash in here.prefixes { add(.prefix, hash) }
    for hash in here.suffixes { add(.suffix, hash) }
    for hash in here.grams { add(.gram, hash) }
  }

  private mutating func addNeighbours(_ index: Int) {
    let (here, last, next) = (facts[index], fact(index - 1), fact(index + 1))
    for distance in [-2, -1, 1, 2] {
      add(.near, UInt64(bitPattern: Int64(distance)), fact(index + distance).word)
    }
    add(.nearSuffix, 1, last.suffixes.dropFirst().first ?? last.word)
    add(.nearSuffix, 2, next.suffixes.dropFirst().first ?? next.word)
    add(.wordsBefore, last.word, here.word)
    add(.wordsAfter, here.word, next.word)
    add(.wordsAround, last.word, next.word)
    add(.patterns, FeatureHash.mix(last.pattern, here.pattern), next.pattern)
  }

  private mutating func addChunk(_ index: Int) {
    let number = facts[index].chunk
    let here = chunk(number)
    guard here.tokens.count > 1 else {
      add(.chunkNear, 1, chunk(number - 1).word)
      add(.chunkNear, 2, chunk(number + 1).word)
      return
    }
    add(.chunk, here.word)
    add(.chunkPattern, here.pattern)
    add(.chunkSuffix, here.suffix)
    add(.chunkPlace, here.pattern, UInt64(min(4, index - here.tokens.lowerBound)))
    add(.chunkNear, 3, chunk(number - 1).word)
    add(.chunkNear, 4, chunk(number + 1).word)
  }

  private mutating func addEvidence(_ index: Int) {
    let place = range.lowerBound + index
    func code(_ codes: [UInt64], _ place: Int) -> UInt64 { range.contains(place) ? codes[place] : 1 }
    let here = facts[index]
    let (found, names) = (evidence.found[place], evidence.names[place])
    let (lastFound, nextFound) = (code(evidence.found, place - 1), code(evidence.found, place + 1))
    let (lastName, nextName) = (code(evidence.names, place - 1), code(evidence.names, place + 1))
    add(.found, found)
    add(.foundNear, FeatureHash.mix(lastFound, found), nextFound)
    if found != 0 {
      add(.foundWord, found, here.word)
      add(.foundPattern, found, here.pattern)
    }
    add(.foundStep, 1, nextFound)
    add(.foundStep, 2, lastFound)
    if names != 0 {
      add(.names, names)
      add(.namesWord, names, here.word)
      add(.namesPattern, names, here.pattern)
      add(.namesSuffix, names, here.suffixes.dropFirst().first ?? here.word)
    }
    add(.namesFound, names, found)
    add(.namesNear, 1, nextName)
    add(.namesNear, 2, lastName)
  }
}
