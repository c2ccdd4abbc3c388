import CParserKernels

/// The part of the network that looks at states: scores moves and labels, and makes the best.
struct MoveScorer {
  private let model: ParserModel
  private let places: UnsafePointer<Int16>
  private let tags: UnsafePointer<UInt8>
  private let before: UnsafePointer<UInt32>

  /// A scorer of the sentence whose encoded words are `places`.
  init(
    model: ParserModel, places: UnsafePointer<Int16>, tags: UnsafeBufferPointer<UInt8>,
    before: UnsafeBufferPointer<UInt32>
  ) {
    guard let tags = tags.baseAddress, let before = before.baseAddress else {
      preconditionFailure("a sentence has at least the root's tag")
    }
    self.model = model
    self.places = places
    self.tags = tags
    self.before = before
  }

  /// The memory that scoring one state needs.
  struct Scratch {
    let slots: UnsafeMutablePointer<Int32>
    let facts: UnsafeMutablePointer<Int32>
    let rows: UnsafeMutablePointer<UnsafePointer<Int16>?>
    let hidden: UnsafeMutablePointer<Int16>
    let scores: UnsafeMutablePointer<Int32>

    init(hidden width: Int) {
      slots = .allocate(capacity: StateFeatures.slots)
      facts = .allocate(capacity: StateFeatures.facts)
      rows = .allocate(capacity: StateFeatures.slots + 1)
      hidden = .allocate(capacity: width)
      scores = .allocate(capacity: StateFeatures.mostLabels + 3)
    }

    func deallocate() {
      slots.deallocate()
      facts.deallocate()
      rows.deallocate()
      hidden.deallocate()
      scores.deallocate()
    }
  }

  /// Makes moves until every word has its head.
  func finish(_ state: inout ArcHybrid) {
    let scratch = Scratch(hidden: model.hidden)
    defer { scratch.deallocate() }
    while !state.isDone {
      guard state.canLeft || state.canRight else {
        state.make(.shift, label: 0)
        continue
      }
      look(at: state, scratch)
      let move = best(state, scratch)
      state.make(move, label: move == .shift ? 0 : label(move, scratch))
    }
  }

  /// The legal move with the highest score; the first of several.
  @inline(__always)
  private func best(_ state: borrowing ArcHybrid, _ scratch: Scratch) -> ArcHybrid.Move {
    guard state.canShift else { return .right }
    scoreMoves(scratch)
    var best = ArcHybrid.Move.shift
    var score = scratch.scores[0]
    if state.canLeft, scratch.scores[1] > score { (best, score) = (.left, scratch.scores[1]) }
    if state.canRight, scratch.scores[2] > score { best = .right }
    return best
  }

  /// The label with the highest score; the first of several.
  @inline(__always)
  private func label(_ move: ArcHybrid.Move, _ scratch: Scratch) -> UInt8 {
    scoreLabels(move, scratch)
    var best = 0
    for index in 1..<model.labels.count where scratch.scores[index] > scratch.scores[best] { best = index }
    return UInt8(truncatingIfNeeded: best)
  }

  /// Scores the three moves, legal or not.
  @inline(__always)
  func scoreMoves(_ scratch: Scratch) {
    parser_scores(scratch.hidden, model.hidden, model.scores, model.scoreBiases, 3, scratch.scores)
  }

  /// Scores the labels of the arc that a move draws.
  @inline(__always)
  func scoreLabels(_ move: ArcHybrid.Move, _ scratch: Scratch) {
    let first = 3 &+ (move == .left ? 0 : model.labels.count)
    parser_scores(
      scratch.hidden, model.hidden, model.scores + first &* model.hidden, model.scoreBiases + first,
      model.labels.count, scratch.scores)
  }

  /// Works out the hidden layer of a state.
  @inline(__always)
  func look(at state: borrowing ArcHybrid, _ scratch: Scratch) {
    StateFeatures.write(state, tags: tags, before: before, slots: scratch.slots, facts: scratch.facts)
    let hidden = model.hidden
    for slot in 0..<StateFeatures.slots {
      let token = Int(scratch.slots[slot])
      scratch.rows[slot] =
        token > 0
        ? places + ((token &- 1) &* StateFeatures.slots &+ slot) &* hidden
        : model.specialRows + (token < 0 ? slot : StateFeatures.slots &+ slot) &* hidden
    }
    scratch.rows[StateFeatures.slots] = model.specialRows + 2 &* StateFeatures.slots &* hidden
    for fact in 0..<StateFeatures.facts {
      scratch.facts[fact] = Int32(model.factRows[Int(scratch.facts[fact])])
    }
    parser_hidden(
      scratch.rows, StateFeatures.slots + 1, model.facts, scratch.facts, StateFeatures.facts,
      Int32(ParserModel.Point.value - ParserModel.Point.row), hidden, scratch.hidden)
  }
}
