/// Gives the words of a sentence their tags and lemmas.
public struct MorphologyAnnotator: Sendable {
  /// The model.
  public let model: TaggerModel
  private let tagger: Tagger
  private let lemmatizer: RewriteLemmatizer

  /// What `model` knows.
  public init(_ model: TaggerModel) {
    self.model = model
    tagger = Tagger(model)
    lemmatizer = RewriteLemmatizer(model)
  }

  /// Finds the tags and lemmas of `words`, left in `workspace`.
  public func annotate(_ words: WordSequence, in workspace: MorphologyWorkspace) {
    tagger.tag(words, in: workspace.tagging)
    workspace.lemmas.removeAll(keepingCapacity: true)
    workspace.lemmaEnds.removeAll(keepingCapacity: true)
    for index in 0..<words.count {
      lemmatizer.lemma(
        of: words.bytes[words.range(index)], tag: Int(workspace.tagging.tags[index]), into: &workspace.lemmas)
      workspace.lemmaEnds.append(workspace.lemmas.count)
    }
  }
}

/// The memory that finding tags and lemmas needs, used again for each sentence. One for each thread.
public final class MorphologyWorkspace {
  let tagging = TaggerWorkspace()
  var lemmas: [UInt8] = []
  var lemmaEnds: [Int] = []

  /// Memory for no sentence yet.
  public init() {}

  /// The tags of the last sentence, as indices into the model's tags.
  public var tags: [UInt8] { tagging.tags }

  /// The lemma of the word at `index` of the last sentence.
  public func lemma(_ index: Int) -> ArraySlice<UInt8> {
    lemmas[(index == 0 ? 0 : lemmaEnds[index - 1])..<lemmaEnds[index]]
  }
}
