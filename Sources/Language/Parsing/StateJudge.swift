/// What a parser makes of single states: its scores, for training another by them.
package final class StateJudge {
  /// The parser's model.
  package let model: ParserModel
  private let workspace = ParserWorkspace()
  private let scratch: MoveScorer.Scratch
  /// What a score is divided by to be a number of the network before it was rounded.
  private let unit = Float(1 << (ParserModel.Point.value + ParserModel.Point.weight))

  /// A judge who judges as the parser of `model` does.
  package init(_ model: ParserModel) {
    self.model = model
    scratch = MoveScorer.Scratch(hidden: model.hidden)
  }

  deinit { scratch.deallocate() }

  /// Begins a sentence, of at least one word; tags as in ``DependencyParser``.
  package func read(_ words: WordSequence, tags: some Sequence<UInt8>) {
    workspace.sentence.fill(tags, count: words.count, counts: model.tagCounts)
    SentenceEncoder(model: model, workspace: workspace).encode(words)
  }

  /// Looks at a state of that sentence; scores are of the state that was looked at last.
  package func look(at state: borrowing ArcHybrid) {
    workspace.sentence.tags.withUnsafeBufferPointer { tags in
      workspace.sentence.before.withUnsafeBufferPointer { before in
        scorer(tags, before).look(at: state, scratch)
      }
    }
  }

  /// The scores of the three moves, legal or not: logarithms of their chances, but for a summand.
  package func moveScores() -> [Float] {
    scores(3) { $0.scoreMoves(scratch) }
  }

  /// The scores of all labels of the arc that `move` draws, likewise.
  package func labelScores(_ move: ArcHybrid.Move) -> [Float] {
    scores(model.labels.count) { $0.scoreLabels(move, scratch) }
  }

  private func scores(_ count: Int, _ score: (MoveScorer) -> Void) -> [Float] {
    workspace.sentence.tags.withUnsafeBufferPointer { tags in
      workspace.sentence.before.withUnsafeBufferPointer { before in score(scorer(tags, before)) }
    }
    return (0..<count).map { Float(scratch.scores[$0]) / unit }
  }

  private func scorer(
    _ tags: UnsafeBufferPointer<UInt8>, _ before: UnsafeBufferPointer<UInt32>
  ) -> MoveScorer {
    MoveScorer(model: model, places: workspace.places.pointer, tags: tags, before: before)
  }
}
