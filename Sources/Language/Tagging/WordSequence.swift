import Text

/// The words of one sentence as the tagger sees them: their bytes end to end, and where space stands between them.
///
/// Meant to be filled anew for each sentence, so that a long stream allocates little.
public struct WordSequence: Sendable {
  /// The UTF-8 of all words, one behind the other.
  public private(set) var bytes: [UInt8] = []
  /// Where each word ends in `bytes`.
  public private(set) var ends: [Int] = []
  /// Whether space stands behind each word.
  public private(set) var spaces: [Bool] = []

  /// No words.
  public init() {}

  /// How many words there are.
  public var count: Int { ends.count }

  /// The place of the word at `index` in `bytes`.
  public func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  /// Adds a word; `isFollowedBySpace` is false where the text goes on without space.
  public mutating func append(_ word: some Sequence<UInt8>, isFollowedBySpace: Bool = true) {
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    spaces.append(isFollowedBySpace)
  }

  /// Whether the word at `index` is one of two colons without space between them.
  func isDoubledColon(at index: Int) -> Bool { isSecondColon(at: index) || isSecondColon(at: index + 1) }

  /// Whether the word at `index` is a colon right behind another.
  func isSecondColon(at index: Int) -> Bool {
    index > 0 && index < count && isColon(index) && isColon(index - 1) && !spaces[index - 1]
  }

  private func isColon(_ index: Int) -> Bool {
    let range = range(index)
    return range.count == 1 && bytes[range.lowerBound] == byte(":")
  }

  /// Forgets all words and keeps their memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    spaces.removeAll(keepingCapacity: true)
  }
}
