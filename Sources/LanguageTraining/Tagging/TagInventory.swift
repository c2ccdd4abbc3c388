import Language

/// The tags of a treebank, and the universal part of speech that goes with each.
struct TagInventory {
  /// The treebank's tags, sorted.
  let tags: [String]
  /// The part of speech that most words of each tag have.
  let universalTags: [String]
  /// The number of each tag.
  let numbers: [String: Int]

  /// The tags of `sentences`.
  init(_ sentences: [TaggedSentence]) {
    var counts: [String: [String: Int]] = [:]
    for sentence in sentences {
      for (tag, universal) in zip(sentence.tags, sentence.universalTags) {
        counts[tag, default: [:]][universal, default: 0] += 1
      }
    }
    let tags = counts.keys.sorted()
    precondition(tags.count <= WeightRows.width, "a treebank with more tags than a row has columns")
    self.tags = tags
    universalTags = tags.map { tag in
      counts[tag]?.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "X"
    }
    numbers = Dictionary(uniqueKeysWithValues: tags.enumerated().map { ($1, $0) })
  }
}
