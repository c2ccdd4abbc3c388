import Text

/// The cheapest way to place the letters of a short form in the words before or after it, in their order: a dynamic
/// programme over letters and places, linear in both.
struct LetterAlignment {
  let letters: [ShortForm.Letter]
  let units: [Unit]
  let words: [Word]
  let anchor: LongFormAligner.Anchor
  /// Sums of the words' weights: `skipped[i]` is that of all words before `i`.
  let skipped: [Double]
  /// How many of the words before end in a comma.
  let commas: [Int]

  struct Best {
    var cost: Double
    /// The word of the first letter.
    var startWord: Int
  }

  private struct State {
    var cost = Double.infinity
    var startWord = 0
  }

  init(letters: [ShortForm.Letter], units: [Unit], words: [Word], anchor: LongFormAligner.Anchor) {
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
      let tail = skipped[words.count] - skipped[word + 1]
      let pauses = commas[words.count - 1] - commas[row[index].startWord]
      let cost = row[index].cost + tail + Costs.comma * Double(pauses)
      // Of equals the shorter: the one that begins later.
      if cost < (best?.cost ?? .infinity)
        || cost == best?.cost && row[index].startWord >= (best?.startWord ?? 0)
      {
        best = Best(cost: cost, startWord: row[index].startWord)
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
    guard let names = Self.numerals[digit.scalar] else { return false }
    return names.contains { name in
      let units = units[index...].prefix(name.count)
      return units.map(\.folded).elementsEqual(name)
    }
  }

  /// A word between spaces.
  struct Word {
    var start: Int
    var end: Int
    /// What it costs to leave the word out.
    var weight: Double
    var isFunctional: Bool
    /// Whether a long form may begin with it: it stands in no bracket and is none, "(IL-6),".
    var mayBegin: Bool
    var endsInComma: Bool
  }

  /// A letter or a digit of a word.
  struct Unit {
    var offset: Int
    var folded: UInt32
    var word: Int
    var place: Place
  }

  /// Where a unit stands: it begins a word, or a part of one (behind a hyphen, where digits begin or end), or not.
  enum Place { case word, part, inside }

  /// How words begin that stand for a digit.
  private static let numerals: [UInt32: [[UInt32]]] = Dictionary(
    uniqueKeysWithValues: [
      ("1", ["one", "first", "mono"]), ("2", ["two", "second", "bi", "di", "double"]),
      ("3", ["three", "third", "tri"]), ("4", ["four", "tetra", "quad"]), ("5", ["five", "fifth", "penta"]),
      ("6", ["six", "hexa"]), ("7", ["seven"]), ("8", ["eight", "octa"]), ("9", ["nine"]),
    ].map { (digit: String, names: [String]) in
      (digit.unicodeScalars.first?.value ?? 0, names.map { $0.unicodeScalars.map(\.value) })
    })

  /// What deviations from "each letter begins a word, and each word gives a letter" cost. Chosen on MED1250.
  enum Costs {
    /// What a long form may cost at most: so much and so much more for each letter of the short form; and where
    /// only the order of the words tells that something is defined.
    static let base = 0.6
    static let each = 0.4
    static let strictBase = 0.1
    static let strictEach = 0.25
    /// A word left out between the letters or after the last: one in brackets, "of" and the like, any other.
    static let insideWord = 0.3
    static let functionWord = 0.1
    static let word = 0.9
    /// A long form that begins with "of" and the like; each comma in it.
    static let functionWordFirst = 0.6
    static let comma = 0.5
    /// A letter that begins "of" and the like; one that begins a part of a word; one that follows the letter before.
    static let functionLetter = 0.2
    static let partLetter = 0.1
    static let nextLetter = 0.25
    /// A letter inside a word: of one from which a letter before it came, and of another.
    static let innerLetter = 0.6
    static let strayLetter = 1.4
    /// A digit that a word spells, and one that nothing explains.
    static let spelledDigit = 0.2
    static let lostDigit = 0.7
  }
}
