import Language

/// The dictionary of a tagger: which tags the frequent words have.
struct TagLexicon {
  /// Words, by the hash of their form, with the number of their set of tags and their only tag.
  private(set) var entries: [UInt32: (tagSet: Int, onlyTag: Int?)] = [:]
  /// Sets of tags, a bit each.
  private(set) var tagSets: [UInt64] = []

  /// What a lexicon takes.
  struct Limits {
    /// A word must be seen so often to be in it.
    var leastCount = 5
    /// A word must be seen so often with one tag alone to be given that always.
    var leastCountForOnlyTag = 12
    /// A tag counts that at least this share of a word's places has.
    var leastShare = 0.004
  }

  /// The lexicon of `sentences`, whose tags are `tagNumbers`.
  init(_ sentences: [TaggedSentence], tagNumbers: [String: Int], limits: Limits = Limits()) {
    var counts: [UInt32: [Int: Int]] = [:]
    for sentence in sentences {
      for index in sentence.tags.indices {
        guard let tag = tagNumbers[sentence.tags[index]] else { continue }
        let form = WordHash.of(sentence.words.bytes[sentence.words.range(index)])
        counts[form, default: [:]][tag, default: 0] += 1
      }
    }
    var numbers: [UInt64: Int] = [:]
    for (form, tags) in counts.sorted(by: { $0.key < $1.key }) {
      let total = tags.values.reduce(0, +)
      guard total >= limits.leastCount else { continue }
      var set: UInt64 = 0
      for (tag, count) in tags where Double(count) >= Double(total) * limits.leastShare {
        set |= 1 << UInt64(tag)
      }
      let number = numbers[set] ?? tagSets.count
      if number == tagSets.count {
        numbers[set] = number
        tagSets.append(set)
      }
      let only = tags.count == 1 && total >= limits.leastCountForOnlyTag ? tags.keys.first : nil
      entries[form] = (number, only)
    }
  }

  /// The table of the model file.
  var slots: [UInt8] {
    let capacity = max(2, entries.count * 4 / 3 + 1)
    var table = [UInt64](repeating: 0, count: capacity)
    for (key, entry) in entries.sorted(by: { $0.key < $1.key }) {
      var at = Int(DictionarySlot.home(of: key, capacity: UInt64(capacity)))
      while table[at] != 0 { at = (at + 1) % capacity }
      table[at] = DictionarySlot(key: key, tagSet: entry.tagSet, onlyTag: entry.onlyTag).bits
    }
    var bytes: [UInt8] = []
    for slot in table { ModelContainer.append(slot, to: &bytes) }
    return bytes
  }
}
