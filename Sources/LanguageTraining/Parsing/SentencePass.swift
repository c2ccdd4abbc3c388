import CTrainingKernels
import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What training leaves out at random.
package struct Dropout: Sendable {
  /// Chance to leave out a word's features is this by (this + how often training has the feature).
  package var word: Float = 0.5
  package var feature: Float = 0.05
  package var input: Float = 0.1
  package var output: Float = 0.15
  package init() {}
}

/// One sentence's way through the network, forth and back.
final class SentencePass {
  private let network: ParserNetwork
  private let width: Int
  private let hidden: Int
  private let pad: Int
  private var states: [FloatBuffer2] = []
  private var slopes: [FloatBuffer2] = []
  private let projected = FloatBuffer2()
  private let projectedSlope = FloatBuffer2()
  private let work = FloatBuffer2()
  private var mask: [Float] = []
  private var outMask: [Float] = []
  private var machine = ArcHybrid()
  private var slots = [Int32](repeating: 0, count: StateFeatures.slots)
  private var facts = [Int32](repeating: 0, count: StateFeatures.facts)
  private var rows: [Int32] = []

  /// Sums over all states since they were last set to 0.
  var loss: Double = 0
  var decisions = 0

  init(_ network: ParserNetwork) {
    self.network = network
    width = network.shape.width
    hidden = network.shape.hidden
    pad = network.shape.reaches.max() ?? 1
    for _ in 0...network.shape.reaches.count {
      states.append(FloatBuffer2())
      slopes.append(FloatBuffer2())
    }
  }

  // MARK: Encoder

  private func encode(_ example: ParserExample, dropout: Dropout?, random: inout RandomNumbers) {
    let n = example.count
    let K = TokenFeatures.count
    for state in states { state.clear((n + 2 * pad) * width) }
    rows.removeAll(keepingCapacity: true)
    let x = states[0].pointer + pad * width
    for token in 0..<n {
      let target = x + token * width
      for kind in 0..<K {
        var row = example.features[token * K + kind]
        if row >= 0, let dropout {
          let chance = TokenFeatures.lexical.contains(kind)
            ? max(example.dropChance(row, dropout.word), dropout.feature) : dropout.feature
          if random.unit() < chance { row = -1 }
        }
        rows.append(row)
        if row >= 0 {
          let source = network.embedding.row(Int(row))
          for index in 0..<width { target[index] += source[index] }
        }
      }
    }
    if let dropout {
      fill(&mask, n * width, dropout.input, &random)
      for index in 0..<(n * width) { x[index] *= mask[index] }
    }
    for (layer, reach) in network.shape.reaches.enumerated() {
      let input = states[layer].pointer + pad * width
      let output = states[layer + 1].pointer + pad * width
      let bias = network.biases[layer].weights
      for token in 0..<n { (output + token * width).update(from: bias, count: width) }
      for tap in 0..<3 {
        training_multiply(
          n, width, width, input + (tap - 1) * reach * width, width, 1,
          network.layers[layer].weights + tap * width * width, width, output, width)
      }
      for index in 0..<(n * width) { output[index] = max(output[index], 0) + input[index] }
    }
    let last = states[states.count - 1].pointer + pad * width
    if let dropout {
      fill(&outMask, n * width, dropout.output, &random)
      for index in 0..<(n * width) { last[index] *= outMask[index] }
    }
    let columns = ParserNetwork.slots * hidden
    projected.clear(n * columns)
    training_multiply(
      n, columns, width, last, width, 1, network.project.weights, columns, projected.pointer, columns)
  }

  private func fill(_ mask: inout [Float], _ count: Int, _ share: Float, _ random: inout RandomNumbers) {
    mask.removeAll(keepingCapacity: true)
    let keep = 1 / (1 - share)
    let limit = UInt64(share * 65536)
    var bits: UInt64 = 0
    for index in 0..<count {
      if index & 3 == 0 { bits = random.next() }
      mask.append(bits & 0xFFFF < limit ? 0 : keep)
      bits >>= 16
    }
  }

  private func encodeBack(_ example: ParserExample) {
    let n = example.count
    let columns = ParserNetwork.slots * hidden
    for slope in slopes { slope.clear((n + 2 * pad) * width) }
    let last = states[states.count - 1].pointer + pad * width
    var slope = slopes[slopes.count - 1].pointer + pad * width
    training_multiply(
      width, columns, n, last, 1, width, projectedSlope.pointer, columns, network.project.gradients, columns)
    training_multiply(
      n, width, columns, projectedSlope.pointer, columns, 1, network.projectBack, width, slope, width)
    for index in 0..<(n * width) { slope[index] *= outMask[index] }
    work.clear(n * width)
    for (layer, reach) in network.shape.reaches.enumerated().reversed() {
      let input = states[layer].pointer + pad * width
      let output = states[layer + 1].pointer + pad * width
      let before = slopes[layer].pointer + pad * width
      let dy = work.pointer
      let isLast = layer == network.shape.reaches.count - 1
      for index in 0..<(n * width) {
        let active = isLast ? output[index] != 0 && output[index] / outMask[index] > input[index] : output[index] > input[index]
        dy[index] = active ? slope[index] : 0
        before[index] = slope[index]
      }
      let bias = network.biases[layer].gradients
      for token in 0..<n { for index in 0..<width { bias[index] += dy[token * width + index] } }
      for tap in 0..<3 {
        let shift = (tap - 1) * reach * width
        training_multiply(
          width, width, n, input + shift, 1, width, dy, width,
          network.layers[layer].gradients + tap * width * width, width)
        // The transposed layer is width x 3 width.
        training_multiply(
          n, width, width, dy, width, 1, network.layersBack[layer] + tap * width, 3 * width, before + shift, width)
      }
      slope = before
    }
    let K = TokenFeatures.count
    for index in 0..<(n * width) { slope[index] *= mask[index] }
    for token in 0..<n {
      for kind in 0..<K where rows[token * K + kind] >= 0 {
        network.embedding.add(slope + token * width, toRow: Int(rows[token * K + kind]))
      }
    }
  }

  // MARK: Moves

  /// Goes through a sentence; in training by mistakes of its own in a share `exploring` of the states.
  func train(_ example: ParserExample, dropout: Dropout, exploring: Float, random: inout RandomNumbers) {
    encode(example, dropout: dropout, random: &random)
    projectedSlope.clear(example.count * ParserNetwork.slots * hidden)
    let oracle = DynamicOracle(heads: example.heads)
    machine.begin(example.count)
    let scratch = FloatBuffer2()
    scratch.clear(hidden * 2 + 128)
    let h = scratch.pointer
    let dh = h + hidden
    let scores = dh + hidden
    while !machine.isDone {
      look(example, h)
      score(network.moves, network.moveBias, h, scores, 3)
      let costs = oracle.costs(in: machine)
      let cost = [costs.0, costs.1, costs.2]
      let least = cost.compactMap { $0 }.min() ?? 0
      var top: Float = -.infinity
      var best = 0
      var bestRight = -1
      for move in 0..<3 where cost[move] != nil {
        if scores[move] > top { (top, best) = (scores[move], move) }
        if cost[move] == least, bestRight < 0 || scores[move] > scores[bestRight] { bestRight = move }
      }
      var sum: Float = 0
      var right: Float = 0
      var p: (Float, Float, Float) = (0, 0, 0)
      withUnsafeMutableBytes(of: &p) { raw in
        let p = raw.assumingMemoryBound(to: Float.self)
        for move in 0..<3 where cost[move] != nil {
          p[move] = expf(scores[move] - top)
          sum += p[move]
          if cost[move] == least { right += p[move] }
        }
        for move in 0..<3 {
          guard cost[move] != nil else { scores[move] = 0; continue }
          let share = p[move] / sum
          scores[move] = share - (cost[move] == least ? p[move] / max(right, 1e-20) : 0)
        }
      }
      loss -= Double(logf(max(right / sum, 1e-20)))
      decisions += 1
      for index in 0..<hidden { dh[index] = 0 }
      back(network.moves, network.moveBias, h, scores, dh, ParserNetwork.moveColumns, 3)
      let chosen = random.unit() < exploring ? best : bestRight
      var label: UInt8 = 0
      if chosen != 0 {
        let child = Int(machine.stacked(0))
        let head = chosen == 1 ? Int32(machine.first) : machine.stacked(1)
        let count = example.labelCount
        score(network.labels[chosen - 1], network.labelBias[chosen - 1], h, scores, count)
        var best = 0
        for index in 1..<count where scores[index] > scores[best] { best = index }
        label = UInt8(best)
        if example.heads[child] == head {
          let top = scores[best]
          var sum: Float = 0
          for index in 0..<count {
            scores[index] = expf(scores[index] - top)
            sum += scores[index]
          }
          let gold = Int(example.labels[child])
          loss -= Double(logf(max(scores[gold] / sum, 1e-20)))
          for index in 0..<count { scores[index] /= sum }
          scores[gold] -= 1
          back(
            network.labels[chosen - 1], network.labelBias[chosen - 1], h, scores, dh, ParserNetwork.labelColumns,
            count)
          if random.unit() >= exploring { label = UInt8(gold) }
        }
      }
      for index in 0..<hidden where h[index] <= 0 { dh[index] = 0 }
      lookBack(dh)
      machine.make(ArcHybrid.Move(rawValue: chosen) ?? .shift, label: label)
    }
    encodeBack(example)
  }

  /// The heads and labels of a sentence.
  func parse(_ example: ParserExample) -> (heads: [Int32], labels: [UInt8]) {
    var random = RandomNumbers(seed: 0)
    encode(example, dropout: nil, random: &random)
    machine.begin(example.count)
    let scratch = FloatBuffer2()
    scratch.clear(hidden + 128)
    let h = scratch.pointer
    let scores = h + hidden
    while !machine.isDone {
      look(example, h)
      score(network.moves, network.moveBias, h, scores, 3)
      let can = [machine.canShift, machine.canLeft, machine.canRight]
      var best = -1
      for move in 0..<3 where can[move] && (best < 0 || scores[move] > scores[best]) { best = move }
      var label = 0
      if best != 0 {
        score(network.labels[best - 1], network.labelBias[best - 1], h, scores, example.labelCount)
        for index in 1..<example.labelCount where scores[index] > scores[label] { label = index }
      }
      machine.make(ArcHybrid.Move(rawValue: best) ?? .shift, label: UInt8(label))
    }
    return (machine.heads, machine.labels)
  }

  /// The hidden layer of the present state.
  private func look(_ example: ParserExample, _ h: UnsafeMutablePointer<Float>) {
    slots.withUnsafeMutableBufferPointer { slots in
      facts.withUnsafeMutableBufferPointer { facts in
        guard let slots = slots.baseAddress, let facts = facts.baseAddress else { return }
        StateFeatures.write(machine, example.sentence, slots: slots, facts: facts)
        h.update(from: network.facts.row(ParserNetwork.biasRow), count: hidden)
        for slot in 0..<ParserNetwork.slots where slotMask >> slot & 1 == 1 {
          let source =
            slots[slot] < 0
            ? network.facts.row(ParserNetwork.noneRow + slot)
            : slots[slot] == 0
              ? network.facts.row(ParserNetwork.rootRow + slot)
              : projected.pointer + ((Int(slots[slot]) - 1) * ParserNetwork.slots + slot) * hidden
          for index in 0..<hidden { h[index] += source[index] }
        }
        for fact in 0..<StateFeatures.facts {
          let source = network.facts.row(Int(facts[fact]))
          for index in 0..<hidden { h[index] += source[index] }
        }
      }
    }
    for index in 0..<hidden { h[index] = max(h[index], 0) }
  }

  private func lookBack(_ dh: UnsafeMutablePointer<Float>) {
    network.facts.add(dh, toRow: ParserNetwork.biasRow)
    for slot in 0..<ParserNetwork.slots where slotMask >> slot & 1 == 1 {
      if slots[slot] < 0 {
        network.facts.add(dh, toRow: ParserNetwork.noneRow + slot)
      } else if slots[slot] == 0 {
        network.facts.add(dh, toRow: ParserNetwork.rootRow + slot)
      } else {
        let target = projectedSlope.pointer + ((Int(slots[slot]) - 1) * ParserNetwork.slots + slot) * hidden
        for index in 0..<hidden { target[index] += dh[index] }
      }
    }
    for fact in facts { network.facts.add(dh, toRow: Int(fact)) }
  }

  private func score(
    _ weights: Parameters, _ bias: Parameters, _ h: UnsafeMutablePointer<Float>,
    _ scores: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    let columns = weights.columns
    scores.update(from: bias.weights, count: columns)
    training_multiply(1, columns, hidden, h, hidden, 1, weights.weights, columns, scores, columns)
  }

  private func back(
    _ weights: Parameters, _ bias: Parameters, _ h: UnsafeMutablePointer<Float>,
    _ slope: UnsafeMutablePointer<Float>, _ dh: UnsafeMutablePointer<Float>, _ columns: Int, _ count: Int
  ) {
    for index in count..<columns { slope[index] = 0 }
    for index in 0..<count { bias.gradients[index] += slope[index] }
    for unit in 0..<hidden where h[unit] > 0 {
      let row = weights.weights + unit * columns
      let gradient = weights.gradients + unit * columns
      var sum: Float = 0
      let value = h[unit]
      for index in 0..<columns { gradient[index] += value * slope[index] }
      for index in 0..<count { sum += row[index] * slope[index] }
      dh[unit] += sum
    }
  }
}

final class FloatBuffer2 {
  private(set) var pointer: UnsafeMutablePointer<Float>
  private var capacity = 1024
  init() { pointer = .allocate(capacity: capacity) }
  deinit { pointer.deallocate() }
  /// Sets the first `count` floats to 0.
  func clear(_ count: Int) {
    if count > capacity {
      pointer.deallocate()
      capacity = count * 2
      pointer = .allocate(capacity: capacity)
    }
    pointer.update(repeating: 0, count: count)
  }
}

nonisolated(unsafe) package var slotMask = 0x3FF
