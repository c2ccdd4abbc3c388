import SequenceLabeling
import CTrainingKernels
import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One sentence's moves in training: what the network makes of each state, and what it learns from it.
final class MovePass {
  private let network: ParserNetwork
  private let encoder: EncoderPass
  private let width: Int
  private let hidden = FloatBuffer()
  private let slope = FloatBuffer()
  private let scores = FloatBuffer()
  private var slots = [Int32](repeating: 0, count: StateFeatures.slots)
  private var facts = [Int32](repeating: 0, count: StateFeatures.facts)

  /// The loss of all states so far, in nats, and how many they were.
  private(set) var loss = (sum: 0.0, states: 0)

  init(_ network: ParserNetwork) {
    self.network = network
    encoder = EncoderPass(network)
    width = network.shape.hidden
    hidden.clear(width)
    slope.clear(width)
    scores.clear(64)
  }

  /// The loss so far is no longer counted.
  func forgetLoss() { loss = (0, 0) }

  /// Learns from a sentence, going on from mistakes of its own in a share `exploring` of the states.
  func train(
    _ lesson: Lesson, dropout: ParserDropout, exploring: Float, random: inout SplitMix
  ) {
    let example = lesson.example
    encoder.encode(example, dropout: dropout, random: &random)
    var state = ArcHybrid(example.count)
    while !state.isDone {
      look(at: state, example)
      slope.clear(width)
      let explores = random.unit() < exploring
      let move = learnMove(lesson, state, explores)
      var label: UInt8 = 0
      if move != .shift {
        let wanted = lesson.labels(of: move, in: state, count: network.labelCount)
        label = learnLabel(move, wanted)
        if !explores, let wanted { label = UInt8(wanted.best) }
      }
      for index in 0..<width where hidden.pointer[index] <= 0 { slope.pointer[index] = 0 }
      lookBack()
      state.make(move, label: label)
    }
    encoder.back(example)
  }

  /// The tree of a sentence.
  func parse(_ example: ParserExample) -> [ArcHybrid.Node] {
    var random = SplitMix(state: 0)
    encoder.encode(example, dropout: nil, random: &random)
    var state = ArcHybrid(example.count)
    while !state.isDone {
      look(at: state, example)
      score(network.moves, network.moveBias)
      var move = state.canShift ? 0 : 2
      if state.canLeft, scores.pointer[1] > scores.pointer[move] { move = 1 }
      if state.canRight, scores.pointer[2] > scores.pointer[move] { move = 2 }
      state.make(ArcHybrid.Move(rawValue: move) ?? .shift, label: move == 0 ? 0 : bestLabel(move - 1))
    }
    return (0...Int32(example.count)).map { state.node($0) }
  }

  // MARK: Moves and labels

  /// Learns how good moves are; gives the move to make: its own best, or the best of what it should learn.
  private func learnMove(
    _ lesson: Lesson, _ state: borrowing ArcHybrid, _ explores: Bool
  ) -> ArcHybrid.Move {
    score(network.moves, network.moveBias)
    let legal = [state.canShift, state.canLeft, state.canRight]
    let chances = Self.chances((0..<3).map { legal[$0] ? scores.pointer[$0] : -.infinity })
    let wanted = lesson.moves(in: state, given: chances)
    loss.states += 1
    learn(wanted, chances, network.moves, network.moveBias)
    return ArcHybrid.Move(rawValue: explores ? chances.best : wanted.best) ?? .shift
  }

  /// Learns the chances of labels of an arc, where there is something to learn; gives its own best.
  private func learnLabel(_ move: ArcHybrid.Move, _ wanted: [Float]?) -> UInt8 {
    let side = move.rawValue - 1
    let best = bestLabel(side)
    guard let wanted else { return best }
    learn(
      wanted, Self.chances((0..<network.labelCount).map { scores.pointer[$0] }), network.labels[side],
      network.labelBias[side])
    return best
  }

  private func bestLabel(_ side: Int) -> UInt8 {
    score(network.labels[side], network.labelBias[side])
    return UInt8((0..<network.labelCount).map { scores.pointer[$0] }.best)
  }

  /// What scores say of chances (softmax).
  static func chances(_ scores: [Float]) -> [Float] {
    let top = scores.max() ?? 0
    let raised = scores.map { expf($0 - top) }
    let sum = raised.reduce(0, +)
    return raised.map { $0 / sum }
  }

  /// Learns that `wanted` would be right instead of `chances` (cross entropy).
  private func learn(_ wanted: [Float], _ chances: [Float], _ weights: Parameters, _ bias: Parameters) {
    for index in wanted.indices {
      if wanted[index] > 0 { loss.sum -= Double(wanted[index] * logf(max(chances[index], 1e-20))) }
      scores.pointer[index] = chances[index] - wanted[index]
    }
    back(weights, bias, wanted.count)
  }

  // MARK: The hidden layer

  private func look(at state: borrowing ArcHybrid, _ example: ParserExample) {
    let hidden = hidden.pointer
    example.withSentence { tags, before in
      StateFeatures.write(state, tags: tags, before: before, slots: &slots, facts: &facts)
    }
    hidden.update(from: network.facts.row(ParserNetwork.biasRow), count: width)
    for slot in 0..<StateFeatures.slots {
      let source =
        slots[slot] > 0
        ? encoder.place(slot, slots[slot]) : network.facts.row(Self.specialRow(slot, slots[slot]))
      for index in 0..<width { hidden[index] += source[index] }
    }
    for fact in facts {
      let source = network.facts.row(Int(fact))
      for index in 0..<width { hidden[index] += source[index] }
    }
    for index in 0..<width { hidden[index] = max(hidden[index], 0) }
  }

  private func lookBack() {
    let slope = slope.pointer
    network.facts.add(slope, toRow: ParserNetwork.biasRow)
    for slot in 0..<StateFeatures.slots {
      if slots[slot] > 0 {
        let target = encoder.placeSlope(slot, slots[slot])
        for index in 0..<width { target[index] += slope[index] }
      } else {
        network.facts.add(slope, toRow: Self.specialRow(slot, slots[slot]))
      }
    }
    for fact in facts { network.facts.add(slope, toRow: Int(fact)) }
  }

  /// The row of no token or of the root at a place.
  private static func specialRow(_ slot: Int, _ token: Int32) -> Int {
    (token < 0 ? ParserNetwork.noneRow : ParserNetwork.rootRow) + slot
  }

  private func score(_ weights: Parameters, _ bias: Parameters) {
    let columns = weights.columns
    scores.pointer.update(from: bias.weights, count: columns)
    training_multiply(
      1, columns, width, hidden.pointer, width, 1, weights.weights, columns, scores.pointer, columns)
  }

  /// Adds what `scores`, now slopes of the first `count` columns, say of the weights and of the hidden layer.
  private func back(_ weights: Parameters, _ bias: Parameters, _ count: Int) {
    let columns = weights.columns
    let scores = scores.pointer
    for index in count..<columns { scores[index] = 0 }
    for index in 0..<count { bias.gradients[index] += scores[index] }
    for unit in 0..<width where hidden.pointer[unit] > 0 {
      let row = weights.row(unit)
      let gradient = weights.gradients + unit * columns
      let value = hidden.pointer[unit]
      for index in 0..<columns { gradient[index] += value * scores[index] }
      var sum: Float = 0
      for index in 0..<count { sum += row[index] * scores[index] }
      slope.pointer[unit] += sum
    }
  }
}
