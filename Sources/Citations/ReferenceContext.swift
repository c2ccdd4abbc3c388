import SequenceLabeling
import Text

/// What the whole string says of each of its words: quotes and brackets that are open, years gone by, and the clauses
/// that punctuation cuts it into.
struct ReferenceContext {
  /// What holds at one word.
  struct Place {
    /// 0 before any quote, 1 inside, 2 after; 3 where the string has none.
    var quotes: UInt8 = 0
    /// How many brackets are open, 2 at most.
    var brackets: UInt8 = 0
    /// How many years stood before, 2 at most.
    var years: UInt8 = 0
    /// How far back "In" stood, in steps; 0 where it did not.
    var sinceIn: UInt8 = 0
    /// How far ahead "eds." stands, in steps; 0 where it does not.
    var untilEditors: UInt8 = 0
    /// How far ahead the next number stands, in steps.
    var untilNumber: UInt8 = 0
    /// The clause that it is part of.
    var clause = 0
  }

  /// The words between two marks of punctuation.
  struct Clause {
    var start: Int
    var end: Int
    /// Length, share of capitalised words and numbers in it, as one number.
    var kind: UInt64
  }

  private(set) var places: [Place]
  private(set) var clauses: [Clause] = []
  /// The hash of the punctuation behind the last word.
  let lastGap: UInt64

  /// The context of `tokens`, which `bytes` were cut into.
  init(_ tokens: [ReferenceToken], in bytes: [UInt8]) {
    places = Array(repeating: Place(), count: tokens.count)
    lastGap = ReferenceGap(bytes[(tokens.last?.range.end ?? 0)...].prefix(4)).hash
    goForward(tokens, bytes)
    goBackward(tokens)
    cut(tokens)
  }

  /// The kind of a clause; 1 before the first and after the last.
  func kind(ofClause index: Int) -> UInt64 { clauses.indices.contains(index) ? clauses[index].kind : 1 }

  private static func hash(_ word: String) -> UInt64 { FeatureHash.of(word.utf8) }
  private static let openings: Set<UInt64> = [hash("in"), hash("en"), hash("dans")]
  private static let editors: Set<UInt64> = Set(
    ["ed", "eds", "editor", "editors", "hrsg", "hg", "dir", "éd", "éds", "edited", "edit", "dirs", "coord"]
      .map(hash))

  // MARK: Passes

  private mutating func goForward(_ tokens: [ReferenceToken], _ bytes: [UInt8]) {
    var place = Place()
    var sinceIn: Int?
    var end = 0
    for (index, token) in tokens.enumerated() {
      for unit in bytes[end..<token.range.start] {
        switch unit {
        case byte("("), byte("["): place.brackets = min(2, place.brackets + 1)
        case byte(")"), byte("]"): place.brackets = place.brackets == 0 ? 0 : place.brackets - 1
        default: break
        }
      }
      if token.gap == .quote { place.quotes = Self.opensQuote(bytes[end..<token.range.start]) ? 1 : 2 }
      sinceIn = sinceIn.map { $0 + 1 }
      place.sinceIn = sinceIn.map { UInt8(Self.step($0)) } ?? 0
      places[index] = place
      if Self.openings.contains(token.word), token.shape == .capitalised || token.gap != .space {
        sinceIn = 0
      }
      if token.isYear { place.years = min(2, place.years + 1) }
      end = token.range.end
    }
    if place.quotes == 0 { for index in places.indices { places[index].quotes = 3 } }
  }

  /// A quote before a word opens where a space or bracket stands before it.
  private static func opensQuote(_ gap: ArraySlice<UInt8>) -> Bool {
    guard let last = gap.last else { return false }
    return last != 0x20 || gap.hasPrefix(" \u{AB}") || gap.suffix(3).elementsEqual([0xC2, 0xAB, 0x20])
  }

  private mutating func goBackward(_ tokens: [ReferenceToken]) {
    var untilEditors: Int?
    var untilNumber: Int?
    for index in tokens.indices.reversed() {
      places[index].untilEditors = untilEditors.map { UInt8(Self.step($0)) } ?? 0
      places[index].untilNumber = untilNumber.map { UInt8(Self.step($0)) } ?? 0
      untilEditors = Self.editors.contains(tokens[index].word) ? 1 : untilEditors.map { $0 + 1 }
      let isNumber = tokens[index].shape == .digits || tokens[index].shape == .mixed
      untilNumber = isNumber ? 1 : untilNumber.map { $0 + 1 }
    }
  }

  /// Distances grow by steps: 1, 2, 3, 4–5, 6–8, 9–13, more.
  private static func step(_ distance: Int) -> Int {
    switch distance {
    case ..<4: max(1, distance)
    case 4...5: 4
    case 6...8: 5
    case 9...13: 6
    default: 7
    }
  }

  // MARK: Clauses

  private mutating func cut(_ tokens: [ReferenceToken]) {
    var start = 0
    for index in tokens.indices {
      if index > start, Self.cuts(tokens, index) {
        clauses.append(Self.clause(tokens, start, index))
        start = index
      }
      places[index].clause = clauses.count
    }
    if start < tokens.count { clauses.append(Self.clause(tokens, start, tokens.count)) }
  }

  private static func cuts(_ tokens: [ReferenceToken], _ index: Int) -> Bool {
    switch tokens[index].gap {
    case .none, .space, .innerStop, .dash, .other: false
    case .stop: tokens[index - 1].shape != .initial
    default: true
    }
  }

  private static func clause(_ tokens: [ReferenceToken], _ start: Int, _ end: Int) -> Clause {
    var (capitals, numbers, initials) = (0, 0, 0)
    for token in tokens[start..<end] {
      switch token.shape {
      case .capitalised, .capitals, .mixedCase: capitals += 1
      case .initial: initials += 1
      case .digits, .mixed: numbers += 1
      default: break
      }
    }
    let count = end - start
    let length = count < 4 ? count : count < 7 ? 4 : count < 12 ? 5 : 6
    let share =
      capitals == 0 ? 0 : (capitals + initials + numbers) == count ? 3 : capitals * 2 >= count ? 2 : 1
    let kind =
      length | share << 4 | (numbers == 0 ? 0 : numbers == count ? 2 : 1) << 8 | (initials > 0 ? 1 : 0) << 12
    return Clause(start: start, end: end, kind: UInt64(kind))
  }
}
