import Text

/// The memory that tagging needs, used again for each sentence. One for each thread.
public final class TaggerWorkspace {
  private var capacity = 0
  private var foldedCapacity = 0
  private var folded = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
  var traits = UnsafeMutablePointer<WordTraits>.allocate(capacity: 1)
  /// What the model says of each tag for each word by the features that do not look at tags.
  private(set) var wordScores = UnsafeMutablePointer<TagScores>.allocate(capacity: 1)
  /// The same for one word, with those that do.
  let scores = UnsafeMutablePointer<TagScores>.allocate(capacity: 1)
  /// The keys of the features of three words, or of the features of one that look at tags.
  let keys = UnsafeMutablePointer<UInt64>.allocate(capacity: 3 * TagFeatures.wordCount)
  /// Where the weights of the features of three words lie, or of one.
  let places = UnsafeMutablePointer<UInt32>.allocate(capacity: 3 * (TagFeatures.wordCount + 1))
  /// The words that the dictionary does not decide.
  var undecided: [Int] = []
  var onlyTags: [Int] = []
  private var count = 0
  private var kind: UInt32 = 0

  /// The tags of the last sentence, as indices into the model's tags.
  public internal(set) var tags: [UInt8] = []

  /// Memory for no sentence yet.
  public init() {}

  deinit {
    folded.deallocate()
    traits.deallocate()
    keys.deallocate()
    wordScores.deallocate()
    scores.deallocate()
    places.deallocate()
  }

  /// Finds the traits of all words.
  func prepare(
    _ words: WordSequence, dictionary: (UInt32) -> DictionarySlot, tagSet: (Int) -> UInt64
  ) {
    reserve(words)
    for index in 0..<3 {
      traits[index] = .outside
      traits[words.count + 3 + index] = .outside
    }
    words.bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<words.count {
        var word =
          words.isDoubledColon(at: index)
          ? Self.slash
          : WordTraits(UnsafeBufferPointer(rebasing: bytes[words.range(index)]), foldedInto: folded)
        word.spacing = (index == 0 || words.spaces[index - 1] ? 1 : 0) | (words.spaces[index] ? 2 : 0)
        let slot = dictionary(word.form)
        onlyTags[index] = slot.onlyTag
        if !slot.isFree {
          word.known = tagSet(slot.tagSet)
          word.ambiguity = UInt32(slot.tagSet) + 2
        }
        traits[index + 3] = word
      }
    }
    kind = Self.kind(of: words)
  }

  /// "BCR::ABL1" (the sign of the HGNC for fusions) joins names as a slash does, and is taken for one: treebanks of its
  /// time have no doubled colon to learn from.
  private static let slash = [byte("/")].withUnsafeBufferPointer { word in
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { folded in
      folded.baseAddress.map { WordTraits(word, foldedInto: $0) } ?? WordTraits()
    }
  }

  /// Where the word stands and in what sentence, for features.
  func place(of index: Int) -> UInt32 {
    kind | (index == 0 ? 1 : index == count - 1 ? 2 : 0)
  }

  /// Whether the sentence is short, and whether it ends in a stop: headings do not.
  private static func kind(of words: WordSequence) -> UInt32 {
    guard words.count > 0 else { return 0 }
    let last = words.range(words.count - 1)
    let endsInStop = last.count == 1 && words.bytes[last.lowerBound] == 0x2E
    return (endsInStop ? 4 : 0) | (words.count < 4 ? 8 : words.count < 10 ? 16 : 0)
  }

  private func reserve(_ words: WordSequence) {
    count = words.count
    if count + 6 > capacity {
      capacity = (count + 6) * 2
      traits.deallocate()
      traits = .allocate(capacity: capacity)
      wordScores.deallocate()
      wordScores = .allocate(capacity: capacity)
    }
    if tags.count > count { tags.removeLast(tags.count - count) }
    while tags.count < count { tags.append(0) }
    if onlyTags.count < count { onlyTags = [Int](repeating: -1, count: count * 2) }
    // A folded form is never longer than its word, and no word is longer than all of them.
    if words.bytes.count > foldedCapacity {
      foldedCapacity = words.bytes.count * 2
      folded.deallocate()
      folded = .allocate(capacity: foldedCapacity)
    }
  }
}
