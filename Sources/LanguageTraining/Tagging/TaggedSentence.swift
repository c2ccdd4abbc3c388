public import Language

/// A sentence with the tags and lemmas that people gave it.
public struct TaggedSentence: Sendable {
  /// Its words.
  public var words: WordSequence
  /// The treebank's tag of each word.
  public var tags: [String]
  /// The universal part of speech of each word.
  public var universalTags: [String]
  /// The lemma of each word; empty where the treebank has none.
  public var lemmas: [[UInt8]]

  /// What `sentence` says of its words.
  public init(_ sentence: CoNLLUSentence) {
    words = WordSequence()
    tags = []
    universalTags = []
    lemmas = []
    for index in 0..<sentence.wordCount {
      words.append(
        sentence.column(.form, ofWord: index),
        isFollowedBySpace: sentence.isFollowedBySpace(word: index))
      tags.append(String(decoding: sentence.column(.xpos, ofWord: index), as: UTF8.self))
      universalTags.append(String(decoding: sentence.column(.upos, ofWord: index), as: UTF8.self))
      let lemma = Array(sentence.column(.lemma, ofWord: index))
      lemmas.append(lemma == [0x5F] ? [] : lemma)
    }
  }
}
