import Language

/// All words of a treebank with the rows of their features.
struct TagExamples {
  /// The features, by number.
  let keys: [UInt64]
  let tagCount: Int
  private(set) var gold: [UInt8] = []
  private(set) var onlyTags: [Int] = []
  /// The rows of the word that was gathered last.
  private(set) var rows: [Int32] = []
  private let index: FeatureIndex
  private var staticRows: [Int32] = []
  private var staticEnds: [Int] = [0]
  private var traits: [TagFeatureProbe] = []
  private var sentenceStarts: [Int] = [0]
  private var historyKeys = [UInt64](repeating: 0, count: TagFeatureProbe.historyCount)

  var tokenCount: Int { gold.count }

  init(_ sentences: [TaggedSentence], tags: TagInventory, lexicon: TagLexicon, leastCount: Int) {
    tagCount = tags.tags.count
    var index = FeatureIndex(capacity: 1 << 22)
    var probes: [TagFeatureProbe] = []
    var keys = [UInt64](repeating: 0, count: TagFeatureProbe.wordCount)
    for sentence in sentences {
      let probe = TagFeatureProbe(sentence.words) { lexicon.entries[$0] }
      let numbers = sentence.tags.map { UInt8(tags.numbers[$0] ?? 0) }
      var history: (UInt32, UInt32, UInt32) = (0, 0, 0)
      for at in sentence.tags.indices {
        if probe.onlyTag(at) < 0 {
          probe.wordKeys(at, into: &keys)
          for key in keys { index.count(key) }
          probe.historyKeys(at, history, into: &historyKeys)
          for key in historyKeys { index.count(key) }
        }
        history = (UInt32(numbers[at]) + 1, history.0, history.1)
        gold.append(numbers[at])
        onlyTags.append(probe.onlyTag(at))
      }
      probes.append(probe)
      sentenceStarts.append(gold.count)
    }
    self.keys = index.number(least: Int32(leastCount))
    self.index = index
    traits = probes
    for (number, probe) in probes.enumerated() {
      for at in 0..<(sentenceStarts[number + 1] - sentenceStarts[number]) {
        if probe.onlyTag(at) < 0 {
          probe.wordKeys(at, into: &keys)
          for key in keys {
            let row = index.row(key)
            if row >= 0 { staticRows.append(row) }
          }
        }
        staticEnds.append(staticRows.count)
      }
    }
  }

  /// The words of a sentence, by their numbers.
  func words(of sentence: Int) -> Range<Int> { sentenceStarts[sentence]..<sentenceStarts[sentence + 1] }

  /// Puts the rows of a word's features into `rows`.
  @inline(__always)
  mutating func gather(_ token: Int, in words: Range<Int>, sentence: Int, _ history: (UInt32, UInt32, UInt32))
  {
    rows.removeAll(keepingCapacity: true)
    rows.append(contentsOf: staticRows[staticEnds[token]..<staticEnds[token + 1]])
    traits[sentence].historyKeys(token - words.lowerBound, history, into: &historyKeys)
    for key in historyKeys {
      let row = index.row(key)
      if row >= 0 { rows.append(row) }
    }
  }

  /// Leaves out the rows that `isDropped` says.
  @inline(__always)
  mutating func drop(_ isDropped: () -> Bool) { rows.removeAll { _ in isDropped() } }
}
