import Language

/// What a parser knows by name: tags, labels, features.
struct ParserLexicon {
  let tags: [String]
  let labels: [String]
  /// The row of each feature: its place among all in ascending order.
  let features: [UInt32]
  /// How often training has each of them.
  let frequencies: [Float]

  private let tagNumbers: [String: UInt8]
  private let labelNumbers: [String: UInt8]
  private let rows: [UInt32: Int32]
  private let tagCounts: [UInt32]

  /// What `trees` hold; features that come less often than `least` times are left out.
  init(_ trees: [TreebankTree], least: Int) {
    tags = Array(Set(trees.flatMap(\.tags)).sorted().prefix(StateFeatures.mostTags))
    labels = Array(Set(trees.flatMap(\.labels)).sorted().prefix(ParserNetwork.labelColumns))
    tagNumbers = Dictionary(uniqueKeysWithValues: tags.enumerated().map { ($1, UInt8($0)) })
    labelNumbers = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, UInt8($0)) })
    tagCounts = tags.map(SentenceFacts.count)
    var counts: [UInt32: Int] = [:]
    for tree in trees {
      for key in Self.keys(tree, facts: Self.facts(tree, tagNumbers, tagCounts)) {
        counts[key, default: 0] += 1
      }
    }
    let known = counts.filter { $0.value >= least }.sorted { $0.key < $1.key }
    features = known.map(\.key)
    frequencies = known.map { Float($0.value) }
    rows = Dictionary(uniqueKeysWithValues: features.enumerated().map { ($1, Int32($0)) })
  }

  /// A tree as the trainer sees it.
  func example(_ tree: TreebankTree) -> ParserExample {
    let facts = Self.facts(tree, tagNumbers, tagCounts)
    return ParserExample(
      features: Self.keys(tree, facts: facts).map { rows[$0] ?? -1 }, heads: [0] + tree.heads,
      labels: [0] + tree.labels.map { labelNumbers[$0] ?? 0 }, facts: facts, counts: [false] + tree.counts,
      frequencies: frequencies)
  }

  private static func facts(
    _ tree: TreebankTree, _ numbers: [String: UInt8], _ counts: [UInt32]
  ) -> SentenceFacts {
    var facts = SentenceFacts()
    facts.fill(tree.tags.map { numbers[$0] ?? .max }, count: tree.words.count, counts: counts)
    return facts
  }

  /// The features of all words.
  private static func keys(_ tree: TreebankTree, facts: SentenceFacts) -> [UInt32] {
    let forms = tree.words.bytes.withUnsafeBufferPointer { bytes in
      (0..<tree.words.count).map {
        TokenFeatures.form(UnsafeBufferPointer(rebasing: bytes[tree.words.range($0)]))
      }
    }
    var keys = [UInt32](repeating: 0, count: forms.count * TokenFeatures.count)
    keys.withUnsafeMutableBufferPointer { keys in
      forms.withUnsafeBufferPointer { forms in
        facts.tags.withUnsafeBufferPointer { tags in
          guard let keys = keys.baseAddress else { return }
          for index in 0..<forms.count {
            TokenFeatures.write(
              at: index, forms: forms, tags: UnsafeBufferPointer(rebasing: tags[1...]),
              to: keys + index * TokenFeatures.count)
          }
        }
      }
    }
    return keys
  }
}
