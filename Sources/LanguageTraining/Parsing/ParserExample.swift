import Language

/// A tree as the trainer sees it: all by number, from place 1.
struct ParserExample {
  /// Rows of the embedding, -1 for features that are not known.
  let features: [Int32]
  let heads: [Int32]
  let labels: [UInt8]
  private let facts: SentenceFacts
  /// Whether a word counts in scores.
  let counts: [Bool]
  private let frequencies: [Float]

  /// How many words there are.
  var count: Int { heads.count - 1 }

  init(
    features: [Int32], heads: [Int32], labels: [UInt8], facts: SentenceFacts, counts: [Bool],
    frequencies: [Float]
  ) {
    self.features = features
    self.heads = heads
    self.labels = labels
    self.facts = facts
    self.counts = counts
    self.frequencies = frequencies
  }

  /// The chance to leave out a feature in training, which is the greater the less often it comes.
  func chanceToDrop(_ row: Int32, _ amount: Float) -> Float { amount / (amount + frequencies[Int(row)]) }

  /// Calls `body` with the tags and numbers of ``SentenceFacts``.
  func withSentence(_ body: (UnsafePointer<UInt8>, UnsafePointer<UInt32>) -> Void) {
    facts.tags.withUnsafeBufferPointer { tags in
      facts.before.withUnsafeBufferPointer { before in
        if let tags = tags.baseAddress, let before = before.baseAddress { body(tags, before) }
      }
    }
  }
}
