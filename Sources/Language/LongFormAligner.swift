import Text

/// Seeks the words that a short form stands for, by the cheapest way to explain its letters in their order.
///
/// A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text",
/// PSB 2003, take the shortest stretch that has the letters. Here, after the strategies of S. Sohn and others,
/// "Abbreviation definition identification based on automatic precision estimates", BMC Bioinformatics 2008, letters at
/// the beginning of words are worth more than those inside, and words left out cost.
struct LongFormAligner {
  /// Where a long form may stand: from a fixed first word, or anywhere before a fixed end.
  enum Anchor { case end, start }

  let text: SourceText

  /// Bytes and words before the bracket that are looked at.
  private static let widest = 300

  private struct Word {
    var start: Int
    var end: Int
    /// What it costs to leave the word out.
    var weight: Double
    var isFunctional: Bool
    /// Whether a long form may begin with it: it stands in no bracket and is none, "(IL-6),".
    var mayBegin: Bool
    var endsInComma: Bool
  }

  private struct Unit {
    var offset: Int
    var folded: UInt32
    var word: Int
    var place: Place
  }

  private enum Place { case word, part, inside }

  /// What explains a short form.
  struct Alignment {
    var range: ByteRange
    var cost: Double
  }

  /// The cheapest explanation of `short` by words of `context`; nil where there is none that is cheap enough.
  func longForm(
    of short: ShortForm, in context: ByteRange, anchor: Anchor, isStrict: Bool = false
  ) -> ByteRange? {
    guard let window = window(of: context, for: short, anchor: anchor) else { return nil }
    let words = words(of: window)
    guard !words.isEmpty else { return nil }
    if short.style == .single { return single(short, words: words, anchor: anchor) }
    guard short.letters.count > 1 else { return nil }
    let units = units(of: words)
    let ways = [short.letters] + (short.rotated.map { [$0] } ?? [])
    let found = ways.compactMap { Alignments(letters: $0, units: units, words: words, anchor: anchor).best() }
    guard let best = found.min(by: { $0.cost < $1.cost }) else { return nil }
    let start = words[best.startWord].start
    let range = unquoted(ByteRange(start, words[best.endWord].end))
    let count = best.endWord - best.startWord + 1
    guard best.cost <= limit(for: short, isStrict: isStrict), count <= 2 * short.letters.count + 2 else {
      return nil
    }
    guard range.count > short.range.count, !contains(short, in: words[best.startWord...best.endWord]) else {
      return nil
    }
    return isBalanced(range) ? range : nil
  }

  private func limit(for short: ShortForm, isStrict: Bool) -> Double {
    if short.style == .lower { return 0.3 }
    if isStrict {
      return short.letters.count > 2
        ? Costs.strictBase + Costs.strictEach * Double(short.letters.count) : 0.05
    }
    return Costs.base + Costs.each * Double(short.letters.count)
  }

  /// One letter stands for one word that it begins.
  private func single(_ short: ShortForm, words: [Word], anchor: Anchor) -> ByteRange? {
    let word = anchor == .end ? words[words.count - 1] : words[0]
    guard anchor == .end || words.count == 1, word.end - word.start > 3, !word.isFunctional else {
      return nil
    }
    let range = ByteRange(word.start, word.end)
    guard let first = text.string(range).unicodeScalars.first,
      ShortForm.fold(first) == short.letters[0].scalar,
      text[range].allSatisfy({ $0.isASCIILetter || $0 >= 0x80 || $0 == byte("-") })
    else { return nil }
    return range
  }

  // MARK: - The words that are looked at

  /// The stretch of `context` next to the short form: no further than a semicolon or a bracket that is open there.
  private func window(of context: ByteRange, for short: ShortForm, anchor: Anchor) -> ByteRange? {
    let context = text.trimmed(context)
    guard !context.isEmpty else { return nil }
    if anchor == .start { return ByteRange(context.start, min(context.end, context.start + Self.widest)) }
    var lower = context.end
    var depth = 0
    var spaces = 0
    let limit = max(context.start, context.end - Self.widest)
    while lower > limit {
      let unit = text.bytes[lower - 1]
      if unit == byte(")") || unit == byte("]") { depth += 1 }
      if unit == byte("(") || unit == byte("[") {
        depth -= 1
        if depth < 0 { break }
      }
      if unit == byte(";"), depth == 0 { break }
      if unit.isASCIISpace { spaces += 1 }
      if spaces > 2 * short.letters.count + 4 { break }
      lower -= 1
    }
    while lower < context.end, text.bytes[lower].isUTF8Continuation { lower += 1 }
    let window = text.trimmed(ByteRange(lower, context.end))
    return window.isEmpty ? nil : window
  }

  private func words(of window: ByteRange) -> [Word] {
    var result: [Word] = []
    var depth = 0
    var index = window.start
    while index < window.end {
      if text.bytes[index].isASCIISpace {
        index += 1
        continue
      }
      let start = index
      let before = depth
      while index < window.end, !text.bytes[index].isASCIISpace {
        if text.bytes[index] == byte("(") || text.bytes[index] == byte("[") { depth += 1 }
        if text.bytes[index] == byte(")") || text.bytes[index] == byte("]") { depth = max(0, depth - 1) }
        index += 1
      }
      let word = text.bytes[start..<index]
      let isFunctional = Self.functional.contains(String(decoding: word, as: UTF8.self).lowercased())
      let isInside = before > 0 || depth > 0 || word.first == byte("(") || word.first == byte("[")
      let isJoint = !word.contains { $0.isASCIIAlphanumeric || $0 >= 0x80 }
      let weight = isJoint ? 0 : isFunctional ? Costs.functionWord : isInside ? Costs.insideWord : Costs.word
      result.append(
        Word(
          start: start, end: index, weight: weight, isFunctional: isFunctional,
          mayBegin: before == 0 && !isBracket(word), endsInComma: word.last == byte(",")))
    }
    return result
  }

  /// Whether a word begins with a bracket with more than a letter in it; "(+)-", "(R)-" and "(1-" begin names.
  private func isBracket(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, first == byte("(") || first == byte("[") else { return false }
    return word.dropFirst().prefix(2).allSatisfy(\.isASCIILetter)
  }

  /// Words that short forms often pass over.
  private static let functional: Set<String> = [
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "its", "of", "on", "or", "the", "their",
    "to", "via",
    "was", "were", "with", "&",
  ]

  private func units(of words: [Word]) -> [Unit] {
    var result: [Unit] = []
    for (index, word) in words.enumerated() {
      var offset = word.start
      var place = Place.word
      var wasDigit = false
      for scalar in text.string(ByteRange(word.start, word.end)).unicodeScalars {
        let isDigit = (0x30...0x39).contains(scalar.value)
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          if place == .inside, isDigit != wasDigit { place = .part }
          result.append(Unit(offset: offset, folded: ShortForm.fold(scalar), word: index, place: place))
          place = .inside
        } else if place == .inside {
          place = .part
        }
        wasDigit = isDigit
        offset += scalar.utf8.count
      }
    }
    return result
  }

  // MARK: - What is no long form

  /// Whether the short form is one of the words that would explain it.
  private func contains(_ short: ShortForm, in words: ArraySlice<Word>) -> Bool {
    words.contains { text[ByteRange($0.start, $0.end)].elementsEqual(text[short.range]) }
  }

  private func isBalanced(_ range: ByteRange) -> Bool {
    var depth = 0
    for unit in text[range] {
      if unit == byte("(") || unit == byte("[") { depth += 1 }
      if unit == byte(")") || unit == byte("]") { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  private func unquoted(_ range: ByteRange) -> ByteRange {
    var lower = range.start
    var upper = range.end
    while lower < upper, let length = quoteLength(at: lower, limit: upper) { lower += length }
    while upper > lower, ",:\"'".utf8.contains(text.bytes[upper - 1]) { upper -= 1 }
    while upper - 3 > lower, quoteLength(at: upper - 3, limit: upper) == 3 { upper -= 3 }
    return ByteRange(lower, upper)
  }

  private func quoteLength(at index: Int, limit: Int) -> Int? {
    if text.bytes[index] == byte("\"") || text.bytes[index] == byte("'") { return 1 }
    guard text.bytes[index] == 0xE2, index + 2 < limit, text.bytes[index + 1] == 0x80 else { return nil }
    return (0x98...0x9D).contains(text.bytes[index + 2]) ? 3 : nil
  }

  /// What deviations from "each letter begins a word, and each word gives a letter" cost. Chosen on MED1250.
  enum Costs {
    static let base = 0.6
    static let strictBase = 0.1
    static let strictEach = 0.25
    static let each = 0.4
    static let word = 0.9
    static let functionWord = 0.1
    static let insideWord = 0.3
    /// A letter that begins a function word, a part of a word, goes on with a word where the last letter stood in it.
    static let functionLetter = 0.2
    static let partLetter = 0.1
    /// A long form that begins with a function word, and one that goes on after a comma.
    static let functionWordFirst = 0.6
    static let comma = 0.5
    static let nextLetter = 0.25
    /// A letter inside a word of which an earlier letter was taken, and of one without.
    static let innerLetter = 0.6
    static let strayLetter = 1.4
    /// A digit that a word spells, and one that nothing explains.
    static let spelledDigit = 0.2
    static let lostDigit = 0.7
    /// A word after the last letter.
    static let tailWord = 0.9
  }

  /// The dynamic programme over letters and the places where they may stand.
  private struct Alignments {
    let letters: [ShortForm.Letter]
    let units: [Unit]
    let words: [Word]
    let anchor: Anchor
    /// Sums of the words' weights: `skipped[i]` is that of all words before `i`.
    let skipped: [Double]
    /// How many of the words before end in a comma.
    let commas: [Int]

    struct Best {
      var cost: Double
      var startWord: Int
      var endWord: Int
    }

    private struct State {
      var cost = Double.infinity
      var startWord = 0
    }

    init(letters: [ShortForm.Letter], units: [Unit], words: [Word], anchor: Anchor) {
      var commas = [0]
      for word in words {
        commas.append(commas[commas.count - 1] + (word.endsInComma && anchor == .end ? 1 : 0))
      }
      self.commas = commas
      self.letters = letters
      self.units = units
      self.words = words
      self.anchor = anchor
      var sums = [0.0]
      for word in words { sums.append(sums[sums.count - 1] + word.weight) }
      skipped = sums
    }

    func best() -> Best? {
      var row = firstRow()
      for letter in letters.dropFirst() { row = next(row, letter: letter) }
      var best: Best?
      for index in units.indices where row[index].cost < .infinity {
        let word = units[index].word
        var tail = skipped[words.count] - skipped[word + 1]
        if anchor == .end || tail > 0 { tail = tail / Costs.word * Costs.tailWord }
        let cost =
          row[index].cost + tail + Costs.comma
          * Double(commas[words.count - 1] - commas[row[index].startWord])
        // Of equals the shorter: the one that begins later.
        if cost < (best?.cost ?? .infinity)
          || cost == best?.cost && row[index].startWord >= (best?.startWord ?? 0)
        {
          best = Best(cost: cost, startWord: row[index].startWord, endWord: words.count - 1)
        }
      }
      return best
    }

    /// The first letter begins a word, or a part of one.
    private func firstRow() -> [State] {
      units.indices.map { index in
        let unit = units[index]
        guard unit.place != .inside, words[unit.word].mayBegin, anchor == .end || unit.word == 0 else {
          return State()
        }
        guard let cost = cost(of: letters[0], at: index, before: nil) else { return State() }
        let first = words[unit.word].isFunctional ? Costs.functionWordFirst : 0
        return State(cost: cost + first, startWord: unit.word)
      }
    }

    private func next(_ row: [State], letter: ShortForm.Letter) -> [State] {
      var result = [State](repeating: State(), count: units.count)
      // The cheapest state in an earlier word, less the weight of the words up to it; and in this word.
      var earlier = State()
      var here = State()
      var word = -1
      for index in units.indices {
        let unit = units[index]
        if unit.word != word {
          if here.cost < .infinity, word >= 0 {
            let candidate = State(cost: here.cost - skipped[word + 1], startWord: here.startWord)
            if candidate.cost <= earlier.cost { earlier = candidate }
          }
          word = unit.word
          here = State()
        }
        if letter.isDigit || letter.isPlural, row[index].cost < .infinity {
          // The letter may be left unexplained; then the state stays where it was.
          let lost = row[index].cost + (letter.isPlural ? 0 : Costs.lostDigit)
          if lost < result[index].cost { result[index] = State(cost: lost, startWord: row[index].startWord) }
        }
        if earlier.cost < .infinity, let cost = cost(of: letter, at: index, before: nil) {
          let total = earlier.cost + skipped[word] + cost
          if total < result[index].cost { result[index] = State(cost: total, startWord: earlier.startWord) }
        }
        if here.cost < .infinity, let cost = cost(of: letter, at: index, before: word) {
          let total = here.cost + cost
          if total < result[index].cost { result[index] = State(cost: total, startWord: here.startWord) }
        }
        if index > 0, units[index - 1].word == word, row[index - 1].cost < .infinity,
          units[index].folded == letter.scalar
        {
          let total = row[index - 1].cost + Costs.nextLetter
          if total < result[index].cost {
            result[index] = State(cost: total, startWord: row[index - 1].startWord)
          }
        }
        if row[index].cost <= here.cost { here = row[index] }
      }
      return result
    }

    /// What it costs that `letter` stands at `index`, where the letter before it stood in the same word or not; nil
    /// where it does not stand there.
    private func cost(of letter: ShortForm.Letter, at index: Int, before word: Int?) -> Double? {
      let unit = units[index]
      if letter.isDigit, unit.place != .inside, spells(letter, at: index) { return Costs.spelledDigit }
      guard unit.folded == letter.scalar else { return nil }
      switch unit.place {
      case .word: return words[unit.word].isFunctional ? Costs.functionLetter : 0
      case .part: return Costs.partLetter
      case .inside:
        if letter.isDigit { return 0 }
        return word == nil ? Costs.strayLetter : Costs.innerLetter
      }
    }

    private func spells(_ digit: ShortForm.Letter, at index: Int) -> Bool {
      guard let names = LongFormAligner.numerals[digit.scalar] else { return false }
      return names.contains { name in
        let units = units[index...].prefix(name.count)
        return units.map(\.folded).elementsEqual(name)
      }
    }
  }

  /// How words begin that stand for a digit.
  private static let numerals: [UInt32: [[UInt32]]] = Dictionary(
    uniqueKeysWithValues: [
      ("1", ["one", "first", "mono"]), ("2", ["two", "second", "bi", "di", "double"]),
      ("3", ["three", "third", "tri"]), ("4", ["four", "tetra", "quad"]), ("5", ["five", "fifth", "penta"]),
      ("6", ["six", "hexa"]), ("7", ["seven"]), ("8", ["eight", "octa"]), ("9", ["nine"]),
    ].map { (digit: String, names: [String]) in
      (digit.unicodeScalars.first?.value ?? 0, names.map { $0.unicodeScalars.map(\.value) })
    })
}
