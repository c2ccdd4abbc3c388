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
    _ example: ParserExample, dropout: ParserDropout, exploring: Float, random: inout SplitMix
  ) {
    encoder.encode(example, dropout: dropout, random: &random)
    let oracle = DynamicOracle(heads: example.heads)
    var state = ArcHybrid(example.count)
    while !state.isDone {
      look(at: state, example)
      slope.clear(width)
      let explores = random.unit() < exploring
      let move = learnMove(oracle.costs(in: state), explores)
      var label: UInt8 = 0
      if move != .shift {
        let child = Int(state.stacked(0))
        let head = move == .left ? Int32(state.first) : state.stacked(1)
        let gold = example.heads[child] == head ? example.labels[child] : nil
        label = learnLabel(move, gold)
        if !explores, let gold { label = gold }
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

  /// Learns that the moves of least cost are right; gives the move to make: the best, or the best of the right ones.
  private func learnMove(_ costs: MoveCosts, _ explores: Bool) -> ArcHybrid.Move {
    score(network.moves, network.moveBias)
    let scores = scores.pointer
    let least = costs.least
    let legal = (0..<3).filter { costs[$0] != nil }
    let right = legal.filter { costs[$0] == least }
    let best = Self.best(legal, scores)
    let bestRight = Self.best(right, scores)
    let top = scores[best]
    for move in 0..<3 { scores[move] = costs[move] == nil ? 0 : expf(scores[move] - top) }
    let sum = scores[0] + scores[1] + scores[2]
    let rightSum = max(right.reduce(0) { $0 + scores[$1] }, 1e-20)
    loss.sum -= Double(logf(rightSum / sum))
    loss.states += 1
    for move in 0..<3 {
      scores[move] = scores[move] / sum - (costs[move] == least ? scores[move] / rightSum : 0)
    }
    back(network.moves, network.moveBias, 3)
    return ArcHybrid.Move(rawValue: explores ? best : bestRight) ?? .shift
  }

  /// Learns the right label of an arc, where it has one; gives the best.
  private func learnLabel(_ move: ArcHybrid.Move, _ gold: UInt8?) -> UInt8 {
    let side = move.rawValue - 1
    let best = bestLabel(side)
    guard let gold else { return best }
    let scores = scores.pointer
    let top = scores[Int(best)]
    var sum: Float = 0
    for index in 0..<network.labelCount {
      scores[index] = expf(scores[index] - top)
      sum += scores[index]
    }
    for index in 0..<network.labelCount { scores[index] /= sum }
    loss.sum -= Double(logf(max(scores[Int(gold)], 1e-20)))
    scores[Int(gold)] -= 1
    back(network.labels[side], network.labelBias[side], network.labelCount)
    return best
  }

  private func bestLabel(_ side: Int) -> UInt8 {
    score(network.labels[side], network.labelBias[side])
    return UInt8(Self.best(Array(0..<network.labelCount), scores.pointer))
  }

  private static func best(_ candidates: [Int], _ scores: UnsafePointer<Float>) -> Int {
    candidates.dropFirst().reduce(candidates.first ?? 0) { scores[$1] > scores[$0] ? $1 : $0 }
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
