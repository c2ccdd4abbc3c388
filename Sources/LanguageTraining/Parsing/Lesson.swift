import Language

/// What a parser in training is to make of the states of one sentence: what its tree says, what parsers that were
/// trained before it say, or something between the two.
struct Lesson {
  /// The sentence.
  let example: ParserExample
  private let oracle: DynamicOracle?
  private let ensemble: ParserEnsemble?
  /// The share of what is learned that the tree says.
  private let trust: Float

  /// A lesson from the tree of a treebank, and from an `ensemble` where there is one.
  init(_ example: ParserExample, of tree: TreebankTree, ensemble: ParserEnsemble?, trust: Float) {
    self.example = example
    self.ensemble = ensemble
    self.trust = ensemble == nil ? 1 : trust
    oracle = self.trust > 0 ? DynamicOracle(heads: example.heads) : nil
    ensemble?.read(tree)
  }

  /// The chances that moves should have in `state`, in which the parser in training gives them `chances`: of several right
  /// moves it may choose.
  func moves(in state: borrowing ArcHybrid, given chances: [Float]) -> [Float] {
    var wanted = [Float](repeating: 0, count: 3)
    if let oracle {
      let costs = oracle.costs(in: state)
      let least = costs.least
      let right = (0..<3).filter { costs[$0] == least }
      let sum = right.reduce(Float(0)) { $0 + max(chances[$1], 1e-20) }
      for move in right { wanted[move] = trust * max(chances[move], 1e-20) / sum }
    }
    guard let ensemble else { return wanted }
    let taught = ensemble.moves(in: state)
    for move in 0..<3 { wanted[move] += (1 - trust) * taught[move] }
    return wanted
  }

  /// The chances that labels should have of the arc that `move` draws in the state that ``moves(in:given:)`` was asked about
  /// last; nil where nothing is known, for the tree does not have the arc.
  func labels(of move: ArcHybrid.Move, in state: borrowing ArcHybrid, count: Int) -> [Float]? {
    let child = Int(state.stacked(0))
    let head = move == .left ? Int32(state.first) : state.stacked(1)
    let isRight = oracle != nil && example.heads[child] == head
    guard isRight || ensemble != nil else { return nil }
    var wanted = ensemble?.labels(of: move) ?? [Float](repeating: 0, count: count)
    guard isRight else { return wanted }
    for label in wanted.indices { wanted[label] *= 1 - trust }
    wanted[Int(example.labels[child])] += trust
    return wanted
  }
}
