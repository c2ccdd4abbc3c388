import SequenceLabeling
import Text

/// What the model sees of a reference string: for each word its form, its neighbours, the punctuation around it, and
/// where in the string it stands. After the feature sets of ParsCit (Councill, Giles & Kan 2008), GROBID and AnyStyle.
struct ReferenceFeatures {
  private let bytes: [UInt8]
  private let tokens: [ReferenceToken]
  private let context: ReferenceContext
  private var sequence = FeatureSequence()

  /// How many classes of steps between words there are: punctuation, by the shape of the word after it.
  static let stepClasses = ReferenceToken.Gap.allCases.count * 4

  /// The features of `tokens`, which `bytes` were cut into.
  static func sequence(of tokens: [ReferenceToken], in bytes: [UInt8]) -> FeatureSequence {
    var features = ReferenceFeatures(bytes: bytes, tokens: tokens)
    features.sequence.reserve(features: tokens.count * 60)
    for index in tokens.indices { features.add(index) }
    return features.sequence
  }

  private init(bytes: [UInt8], tokens: [ReferenceToken]) {
    self.bytes = bytes
    self.tokens = tokens
    context = ReferenceContext(tokens, in: bytes)
  }

  private mutating func add(_ index: Int) {
    addForm(tokens[index])
    addNeighbours(index)
    addPunctuation(index)
    addPlace(index)
    addClause(index)
    sequence.endPosition(step: step(to: tokens[index]))
  }

  private func step(to token: ReferenceToken) -> UInt8 {
    let word: UInt8 =
      switch token.shape {
      case .digits, .mixed: 0
      case .initial: 1
      case .lower: 2
      default: 3
      }
    return token.gap.rawValue * 4 + word
  }

  // MARK: One word

  private enum Template: UInt64 {
    case word = 1, prefix, suffix, pattern, shape, year, length
    case near, nearPattern, wordsBefore, wordsAfter, patternsAround, patternsBefore, patternsAfter
    case gaps, gapBefore, gapAfter, gapFar, wordGapAfter, wordGapBefore, patternGaps, shapeGaps
    case place, placeShape, end, quotes, brackets, years, yearsShape, marker, markerShape, editorsAhead,
      numbersAhead
    case clause, clauseShape, clauseNext, clauseLast, clauseOrder, clausePlace, clauseFirst
  }

  private mutating func add(_ template: Template, _ value: UInt64) {
    sequence.add(FeatureHash.mix(template.rawValue, value))
  }

  private mutating func add(_ template: Template, _ first: UInt64, _ second: UInt64) {
    sequence.add(FeatureHash.mix(FeatureHash.mix(template.rawValue, first), second))
  }

  private mutating func addForm(_ token: ReferenceToken) {
    add(.word, token.word)
    add(.pattern, token.pattern)
    add(.shape, UInt64(token.shape.rawValue))
    if token.isYear { add(.year, 1) }
    add(.length, UInt64(min(token.range.count, 12)))
    var hash = FeatureHash.start
    for (count, unit) in bytes[token.range.start..<token.range.end].prefix(4).enumerated() {
      hash = FeatureHash.byte(hash, unit.asciiLowercased)
      if count > 0 { add(.prefix, hash) }
    }
    hash = FeatureHash.start
    for (count, unit) in bytes[token.range.start..<token.range.end].suffix(4).reversed().enumerated() {
      hash = FeatureHash.byte(hash, unit.asciiLowercased)
      if count > 0 { add(.suffix, hash) }
    }
  }

  // MARK: Around it

  /// The word, pattern and punctuation of a place outside the string.
  private static let outside: UInt64 = 7

  private func word(_ index: Int) -> UInt64 {
    tokens.indices.contains(index) ? tokens[index].word : Self.outside
  }
  private func pattern(_ index: Int) -> UInt64 {
    tokens.indices.contains(index) ? tokens[index].pattern : Self.outside
  }
  private func gap(_ index: Int) -> UInt64 {
    tokens.indices.contains(index)
      ? tokens[index].gapHash : index == tokens.count ? context.lastGap : Self.outside
  }
  private func gapKind(_ index: Int) -> UInt64 {
    tokens.indices.contains(index) ? UInt64(tokens[index].gap.rawValue) : Self.outside * 5
  }

  private mutating func addNeighbours(_ index: Int) {
    for distance in [-3, -2, -1, 1, 2, 3] {
      add(.near, UInt64(bitPattern: Int64(distance)), word(index + distance))
      add(.nearPattern, UInt64(bitPattern: Int64(distance)), pattern(index + distance))
    }
    let here = tokens[index]
    add(.wordsBefore, word(index - 1), here.word)
    add(.wordsAfter, here.word, word(index + 1))
    add(.patternsBefore, pattern(index - 1), here.pattern)
    add(.patternsAfter, here.pattern, pattern(index + 1))
    add(.patternsAround, FeatureHash.mix(pattern(index - 1), here.pattern), pattern(index + 1))
  }

  private mutating func addPunctuation(_ index: Int) {
    let here = tokens[index]
    let (before, after) = (gap(index), gap(index + 1))
    add(.gapBefore, before)
    add(.gapAfter, after)
    add(.gaps, before, after)
    add(.gapFar, 1, gap(index - 1))
    add(.gapFar, 2, gap(index + 2))
    add(.wordGapAfter, here.word, gapKind(index + 1))
    add(.wordGapBefore, here.word, gapKind(index))
    add(.patternGaps, here.pattern, FeatureHash.mix(before, after))
    add(.shapeGaps, UInt64(here.shape.rawValue), gapKind(index) << 8 | gapKind(index + 1))
  }

  // MARK: Where it stands

  private mutating func addPlace(_ index: Int) {
    let here = tokens[index]
    let place = context.places[index]
    let shape = UInt64(here.shape.rawValue)
    let tenth = UInt64(index * 10 / tokens.count)
    add(.place, tenth)
    add(.placeShape, tenth, shape)
    if index < 4 { add(.end, UInt64(index)) }
    if tokens.count - index < 4 { add(.end, UInt64(10 + tokens.count - index)) }
    add(.quotes, UInt64(place.quotes))
    add(.brackets, UInt64(place.brackets))
    add(.years, UInt64(place.years))
    add(.yearsShape, UInt64(place.years), shape << 8 | gapKind(index))
    add(.marker, UInt64(place.sinceIn))
    add(.markerShape, UInt64(place.sinceIn), shape << 8 | gapKind(index))
    add(.editorsAhead, UInt64(place.untilEditors), shape)
    add(.numbersAhead, UInt64(place.untilNumber), shape)
  }

  private mutating func addClause(_ index: Int) {
    let clause = context.clauses[context.places[index].clause]
    let shape = UInt64(tokens[index].shape.rawValue)
    let kind = clause.kind
    let next = context.kind(ofClause: context.places[index].clause + 1)
    let last = context.kind(ofClause: context.places[index].clause - 1)
    let fromEnd = UInt64(min(5, context.clauses.count - context.places[index].clause))
    let fromStart = UInt64(min(5, context.places[index].clause))
    add(.clause, kind)
    add(.clauseShape, kind, shape)
    add(.clauseNext, kind, next)
    add(.clauseLast, kind, last)
    add(.clauseOrder, fromStart << 8 | fromEnd, kind)
    add(.clausePlace, fromEnd, UInt64(index - clause.start == 0 ? 1 : 0) << 8 | shape)
    add(.clauseFirst, word(clause.start))
  }
}
