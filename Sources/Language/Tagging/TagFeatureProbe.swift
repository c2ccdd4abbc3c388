/// The features of one sentence's words, for training: the very ones that tagging uses.
public struct TagFeatureProbe: Sendable {
  /// How many features a word has that do not look at tags.
  public static let wordCount = TagFeatures.wordCount
  /// How many features a word has that look at the tags before it.
  public static let historyCount = TagFeatures.historyCount

  private let traits: [WordTraits]
  private let onlyTags: [Int]
  private let places: [UInt32]

  /// The features of `words`, with what `lexicon` says of the hash of each form.
  public init(_ words: WordSequence, lexicon: (UInt32) -> (tagSet: Int, onlyTag: Int?)?) {
    let workspace = TaggerWorkspace()
    workspace.prepare(words) { key in
      lexicon(key).map { DictionarySlot(key: key, tagSet: $0.tagSet, onlyTag: $0.onlyTag) }
        ?? DictionarySlot(bits: 0)
    } tagSet: { _ in
      0
    }
    traits = Array(UnsafeBufferPointer(start: workspace.traits, count: words.count + 6))
    onlyTags = Array(workspace.onlyTags.prefix(words.count))
    places = (0..<words.count).map { workspace.place(of: $0) }
  }

  /// The only tag of the word at `index`, or -1.
  public func onlyTag(_ index: Int) -> Int { onlyTags[index] }

  /// Writes the keys of the features that do not look at tags.
  public func wordKeys(_ index: Int, into keys: inout [UInt64]) {
    traits.withUnsafeBufferPointer { traits in
      keys.withUnsafeMutableBufferPointer { keys in
        guard let traits = traits.baseAddress, let keys = keys.baseAddress else { return }
        TagFeatures.words(at: index, of: traits, sentence: places[index], into: keys)
      }
    }
  }

  /// Writes the keys of the features that look at the tags before the word, the last first; numbers from 1, and 0
  /// outside.
  public func historyKeys(_ index: Int, _ tags: (UInt32, UInt32, UInt32), into keys: inout [UInt64]) {
    traits.withUnsafeBufferPointer { traits in
      keys.withUnsafeMutableBufferPointer { keys in
        guard let traits = traits.baseAddress, let keys = keys.baseAddress else { return }
        TagFeatures.history(at: index, of: traits, tags.0, tags.1, tags.2, into: keys)
      }
    }
  }
}
