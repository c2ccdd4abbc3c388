/// Gives each word of a sentence its head and label: a transition-based parser whose moves a small network scores.
///
/// The words, with the tags around them, are encoded by layers that each look at a word and its neighbours
/// (``SentenceEncoder``). A state of ``ArcHybrid`` is scored by one hidden layer: the sum of what its places make of their
/// tokens, which is worked out once for each sentence (after Chen & Manning 2014), and of rows of small facts. The best
/// move is made each time, so that the time is linear in the number of words. Trees are projective, as those of the
/// treebanks that it learns from are; of crossing arcs of other treebanks it draws those that it can.
public struct DependencyParser: Sendable {
  /// The model.
  public let model: ParserModel

  /// A parser that uses `model`.
  public init(_ model: ParserModel) { self.model = model }

  /// Parses `words` with these tags (indices into the model's tags; others, and missing ones, are taken for unknown); the
  /// tree is left in `workspace`. It has one root, whatever the words are.
  public func parse(_ words: WordSequence, tags: some Sequence<UInt8>, in workspace: ParserWorkspace) {
    let count = words.count
    workspace.sentence.fill(tags, count: count, counts: model.tagCounts)
    workspace.heads.removeAll(keepingCapacity: true)
    workspace.labels.removeAll(keepingCapacity: true)
    guard count > 0 else { return }
    SentenceEncoder(model: model, workspace: workspace).encode(words)
    var state = ArcHybrid(count)
    workspace.sentence.tags.withUnsafeBufferPointer { tags in
      workspace.sentence.before.withUnsafeBufferPointer { before in
        MoveScorer(model: model, places: workspace.places.pointer, tags: tags, before: before).finish(&state)
      }
    }
    for token in 1...Int32(count) {
      let node = state.node(token)
      workspace.heads.append(node.head)
      workspace.labels.append(node.label)
    }
  }
}
