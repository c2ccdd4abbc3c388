public import Language

/// Several parsers that judge a state together: the mean of the chances that they give each move and label.
///
/// A single parser can be taught by what they say of the states it gets into ("Distilling knowledge for search-based
/// structured prediction", Liu et al. 2018).
public final class ParserEnsemble {
  private let judges: [StateJudge]
  private let tagNumbers: [[String: UInt8]]

  /// An ensemble of parsers, at least one, which all have the same labels; nil where they have not.
  public init?(_ models: [ParserModel]) {
    guard let labels = models.first?.labels, models.allSatisfy({ $0.labels == labels }) else { return nil }
    judges = models.map(StateJudge.init)
    tagNumbers = models.map { model in
      Dictionary(uniqueKeysWithValues: model.tags.enumerated().map { ($1, UInt8($0)) })
    }
  }

  /// The labels that they give.
  var labels: [String] { judges[0].model.labels }

  /// Begins a sentence of at least one word.
  func read(_ tree: TreebankTree) {
    for (judge, numbers) in zip(judges, tagNumbers) {
      judge.read(tree.words, tags: tree.tags.map { numbers[$0] ?? .max })
    }
  }

  /// The chance of each move in a state: 0 for those that are not legal.
  func moves(in state: borrowing ArcHybrid) -> [Float] {
    let legal = [state.canShift, state.canLeft, state.canRight]
    for judge in judges { judge.look(at: state) }
    return mean { judge in
      zip(judge.moveScores(), legal).map { $1 ? $0 : -.infinity }
    }
  }

  /// The chance of each label of the arc that `move` would draw in the state that was looked at last.
  func labels(of move: ArcHybrid.Move) -> [Float] { mean { $0.labelScores(move) } }

  /// The mean of the judges' chances, from their scores.
  private func mean(_ scores: (StateJudge) -> [Float]) -> [Float] {
    var sum: [Float] = []
    for judge in judges {
      let chances = MovePass.chances(scores(judge))
      if sum.isEmpty { sum = [Float](repeating: 0, count: chances.count) }
      for index in chances.indices { sum[index] += chances[index] / Float(judges.count) }
    }
    return sum
  }

  /// The tree that they draw together.
  func parse(_ tree: TreebankTree) -> [ArcHybrid.Node] {
    read(tree)
    var state = ArcHybrid(tree.words.count)
    while !state.isDone {
      let chances = moves(in: state)
      let move = ArcHybrid.Move(rawValue: chances.best) ?? .shift
      state.make(move, label: move == .shift ? 0 : UInt8(labels(of: move).best))
    }
    return (0...Int32(tree.words.count)).map { state.node($0) }
  }
}

extension [Float] {
  /// The place of the greatest, the first of several; 0 where there is none.
  var best: Int { indices.dropFirst().reduce(0) { self[$1] > self[$0] ? $1 : $0 } }
}
