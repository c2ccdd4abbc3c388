public import Language

/// A sentence of a treebank: its words, the tags that the parser is to see, and its tree.
public struct TreebankTree: Sendable {
  /// The words.
  public var words: WordSequence
  /// The tag of each word.
  public var tags: [String]
  /// The head of each word: the number of a word, from 1, or 0 for the root.
  public var heads: [Int32]
  /// The label of each word.
  public var labels: [String]
  /// Whether each word counts in scores: punctuation does not.
  public var counts: [Bool]

  /// Tags and universal tags of punctuation.
  private static let punctuation: Set<String> = [
    "PUNCT", ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "(", ")",
  ]

  /// The tree of `sentence`; nil where its heads make no tree with one root.
  public init?(_ sentence: CoNLLUSentence) {
    words = WordSequence()
    tags = []
    heads = []
    labels = []
    counts = []
    for index in 0..<sentence.wordCount {
      func text(_ column: CoNLLUColumn) -> String {
        String(decoding: sentence.column(column, ofWord: index), as: UTF8.self)
      }
      words.append(
        sentence.column(.form, ofWord: index), isFollowedBySpace: sentence.isFollowedBySpace(word: index))
      tags.append(text(.xpos))
      heads.append(Int32(text(.head)) ?? -1)
      labels.append(text(.deprel))
      counts.append(!Self.punctuation.contains(text(.xpos)) && !Self.punctuation.contains(text(.upos)))
    }
    guard Self.isTree(heads) else { return nil }
  }

  /// A sentence of these parts, as many of each.
  init(words: WordSequence, tags: [String], heads: [Int32], labels: [String], counts: [Bool]) {
    self.words = words
    self.tags = tags
    self.heads = heads
    self.labels = labels
    self.counts = counts
  }

  /// Whether `heads` (of the words, from 1) make a tree with one root.
  static func isTree(_ heads: [Int32]) -> Bool {
    guard heads.allSatisfy({ $0 >= 0 && Int($0) <= heads.count }), heads.filter({ $0 == 0 }).count == 1 else {
      return false
    }
    // Each word is visited once: those that lead to the root are marked with the word that found it.
    var seen = [Int](repeating: 0, count: heads.count + 1)
    for word in 1...heads.count {
      var at = word
      while at != 0, seen[at] == 0 {
        seen[at] = word
        at = Int(heads[at - 1])
      }
      if at != 0, seen[at] == word { return false }
    }
    return true
  }
}
