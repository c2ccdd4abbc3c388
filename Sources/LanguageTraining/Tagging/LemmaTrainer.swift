import Language

/// Learns how lemmas are made: for each tag a rule for each ending that needs one, and a list of the words that the rules
/// get wrong.
struct LemmaTrainer {
  /// The table of the model file.
  private(set) var table: [UInt8] = []
  /// The endings of the model file.
  private(set) var endings: [UInt8] = []

  /// A word with a tag.
  private struct Word: Hashable, Comparable {
    var tag: Int
    var folded: [UInt8]

    static func < (left: Word, right: Word) -> Bool {
      left.tag != right.tag ? left.tag < right.tag : left.folded.lexicographicallyPrecedes(right.folded)
    }
  }

  /// What is learnt from `sentences`.
  init(_ sentences: [TaggedSentence], tags: TagInventory) {
    let words = Self.endings(of: sentences, tags: tags)
    let rules = Self.rules(of: words)
    var entries: [(key: UInt64, ending: LemmaEnding)] = rules.sorted { $0.key < $1.key }.map {
      (LemmaSlot.key(ofSuffix: $0.key.folded, tag: $0.key.tag), $0.value)
    }
    for (word, ending) in words.sorted(by: { $0.key < $1.key }) {
      if Self.ending(of: word, by: rules) != ending {
        entries.append((LemmaSlot.key(ofWord: word.folded, tag: word.tag), ending))
      }
    }
    write(entries)
  }

  /// The ending that most words of each form and tag have.
  private static func endings(of sentences: [TaggedSentence], tags: TagInventory) -> [Word: LemmaEnding] {
    var counts: [Word: [LemmaEnding: Int]] = [:]
    for sentence in sentences {
      for (index, lemma) in sentence.lemmas.enumerated() where !lemma.isEmpty {
        let form = sentence.words.bytes[sentence.words.range(index)]
        if lemma == Array("#hlink#".utf8), LemmaFolding.isLink(form) { continue }
        var folded: [UInt8] = []
        LemmaFolding.fold(form, into: &folded)
        guard let tag = tags.numbers[sentence.tags[index]],
          let ending = LemmaEnding(from: folded, to: lemma)
        else { continue }
        counts[Word(tag: tag, folded: folded), default: [:]][ending, default: 0] += 1
      }
    }
    return counts.compactMapValues { endings in
      endings.max { ($0.value, $1.key.order) < ($1.value, $0.key.order) }?.key
    }
  }

  /// For each ending of words with a tag what is done to most of them, where that differs from what a shorter ending
  /// says.
  private static func rules(of words: [Word: LemmaEnding]) -> [Word: LemmaEnding] {
    var counts: [Word: [LemmaEnding: Int]] = [:]
    for (word, ending) in words {
      for length in 1...LemmaSlot.longestSuffix where length <= word.folded.count {
        counts[Word(tag: word.tag, folded: word.folded.suffix(length)), default: [:]][ending, default: 0] += 1
      }
    }
    var rules: [Word: LemmaEnding] = [:]
    for length in 1...LemmaSlot.longestSuffix {
      for (suffix, endings) in counts where suffix.folded.count == length {
        guard let best = endings.max(by: { ($0.value, $1.key.order) < ($1.value, $0.key.order) }),
          best.value >= leastWords, best.key.cut != LemmaEnding.everything
        else { continue }
        let shorter = Word(tag: suffix.tag, folded: Array(suffix.folded.dropFirst()))
        if ending(of: shorter, by: rules) ?? .unchanged != best.key { rules[suffix] = best.key }
      }
    }
    return rules
  }

  /// A rule must hold for so many different words.
  private static let leastWords = 2

  /// What the longest rule that fits says.
  private static func ending(of word: Word, by rules: [Word: LemmaEnding]) -> LemmaEnding? {
    var found: LemmaEnding?
    for length in 1...LemmaSlot.longestSuffix where length <= word.folded.count {
      found = rules[Word(tag: word.tag, folded: word.folded.suffix(length))] ?? found
    }
    return found
  }

  private mutating func write(_ entries: [(key: UInt64, ending: LemmaEnding)]) {
    var numbers: [LemmaEnding: Int] = [:]
    let capacity = entries.count * 3 / 2 + 2
    var slots = [UInt64](repeating: 0, count: capacity)
    for (key, ending) in entries {
      let number = numbers[ending] ?? numbers.count
      if number == numbers.count {
        guard number < 0xFFFE else { continue }
        numbers[ending] = number
        endings += ending.encoded
      }
      var at = Int(LemmaSlot.home(of: key, capacity: UInt64(capacity)))
      while slots[at] != 0 { at = (at + 1) % capacity }
      slots[at] = LemmaSlot(key: key, ending: number).bits
    }
    for slot in slots { ModelContainer.append(slot, to: &table) }
  }
}

extension LemmaEnding {
  /// Nothing is changed.
  fileprivate static let unchanged = LemmaEnding(cut: 0, added: [])

  /// What decides between endings that are as frequent.
  fileprivate var order: String { "\(cut) \(String(decoding: added, as: UTF8.self))" }
}
