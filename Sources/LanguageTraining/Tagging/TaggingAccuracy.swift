public import Language

/// How many words of a treebank a model tags and lemmatizes as people did.
public struct TaggingAccuracy: Sendable, CustomStringConvertible {
  /// How many words there are.
  public private(set) var words = 0
  /// How many have the right tag of the treebank.
  public private(set) var xpos = 0
  /// How many have the right universal part of speech.
  public private(set) var upos = 0
  /// How many have a lemma.
  public private(set) var lemmas = 0
  /// How many of those have the right one, case aside.
  public private(set) var rightLemmas = 0

  /// Measures `annotator` on `sentences`.
  public init(of annotator: MorphologyAnnotator, on sentences: [CoNLLUSentence]) {
    let workspace = MorphologyWorkspace()
    for sentence in sentences.map(TaggedSentence.init) {
      annotator.annotate(sentence.words, in: workspace)
      for index in sentence.tags.indices {
        let tag = Int(workspace.tags[index])
        words += 1
        if annotator.model.tags[tag] == sentence.tags[index] { xpos += 1 }
        if annotator.model.universalTags[tag] == sentence.universalTags[index] { upos += 1 }
        guard !sentence.lemmas[index].isEmpty else { continue }
        lemmas += 1
        let lemma = String(decoding: workspace.lemma(index), as: UTF8.self)
        if lemma.lowercased() == String(decoding: sentence.lemmas[index], as: UTF8.self).lowercased() {
          rightLemmas += 1
        }
      }
    }
  }

  /// The shares in percent.
  public var description: String {
    func percent(_ part: Int, _ whole: Int) -> String {
      let hundredths = whole == 0 ? 0 : (part * 10_000 + whole / 2) / whole
      let digits = String(hundredths % 100)
      return "\(hundredths / 100).\(digits.count == 1 ? "0" : "")\(digits) %"
    }
    return
      "XPOS \(percent(xpos, words)), UPOS \(percent(upos, words)), lemmas \(percent(rightLemmas, lemmas)) of \(words) words"
  }
}
