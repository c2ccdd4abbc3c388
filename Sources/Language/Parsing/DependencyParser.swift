import CParserKernels

/// Gives each word of a sentence its head and label: a transition-based parser whose moves a small network scores.
///
/// The words, with the tags around them, are encoded by layers that each look at a word and its neighbours. A state of
/// ``ArcHybrid`` is scored by one hidden layer: the sum of what its places make of their tokens, which is worked out once
/// for each sentence (after Chen & Manning 2014), and of rows of small facts. The best move is made each time, so that the
/// time is linear in the number of words. Trees are projective, as those of the treebanks that it learns from are.
public struct DependencyParser: Sendable {
  /// The model.
  public let model: ParserModel

  /// A parser that uses `model`.
  public init(_ model: ParserModel) { self.model = model }

  /// Parses `words` with these tags (indices into the model's tags; others are taken for no tag); the tree is left in
  /// `workspace`. It has one root, whatever the words are.
  public func parse(_ words: WordSequence, tags: some Sequence<UInt8>, in workspace: ParserWorkspace) {
    let count = words.count
    workspace.sentence.fill(tags.prefix(count), count: count, counts: model.tagCounts)
    workspace.machine.begin(count)
    if count > 0 {
      let encoded = encode(words, workspace)
      project(encoded, count, workspace)
      run(workspace)
    }
    workspace.heads.removeAll(keepingCapacity: true)
    workspace.heads.append(contentsOf: workspace.machine.heads.dropFirst())
    workspace.labels.removeAll(keepingCapacity: true)
    workspace.labels.append(contentsOf: workspace.machine.labels.dropFirst())
  }

  // MARK: Encoder

  /// What the encoder makes of the words: a row each.
  private func encode(_ words: WordSequence, _ workspace: ParserWorkspace) -> UnsafePointer<Int16> {
    let width = model.width
    let count = words.count
    let pad = (model.reaches.max() ?? 0) * width
    for buffer in [workspace.even, workspace.odd] {
      buffer.reserve(count * width + 2 * pad)
      buffer.pointer.update(repeating: 0, count: pad)
      (buffer.pointer + pad + count * width).update(repeating: 0, count: pad)
    }
    embed(words, workspace, into: workspace.even.pointer + pad)
    var (input, output) = (workspace.even, workspace.odd)
    for index in model.layers.indices {
      withUnsafePointer(to: model.layers[index]) { layer in
        let x = input.pointer + pad
        parser_layer(
          layer, count, x - layer.pointee.tapStep, width, x, output.pointer + pad, width)
      }
      swap(&input, &output)
    }
    return UnsafePointer(input.pointer + pad)
  }

  private func embed(
    _ words: WordSequence, _ workspace: ParserWorkspace, into output: UnsafeMutablePointer<Int16>
  ) {
    let count = words.count
    workspace.forms.removeAll(keepingCapacity: true)
    words.bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<count {
        workspace.forms.append(
          TokenFeatures.form(UnsafeBufferPointer(rebasing: bytes[words.range(index)])))
      }
    }
    workspace.forms.withUnsafeBufferPointer { forms in
      workspace.sentence.tags.withUnsafeBufferPointer { tags in
        workspace.keys.withUnsafeMutableBufferPointer { keys in
          workspace.rows.withUnsafeMutableBufferPointer { rows in
            guard let keys = keys.baseAddress, let rows = rows.baseAddress else { return }
            let tags = UnsafeBufferPointer(rebasing: tags[1...])
            for index in 0..<count {
              TokenFeatures.write(at: index, forms: forms, tags: tags, to: keys)
              for kind in 0..<TokenFeatures.count { rows[kind] = model.row(of: keys[kind]) }
              parser_embed(
                model.embedding, rows, TokenFeatures.count, model.width,
                Int32(ParserModel.Point.value - ParserModel.Point.row), output + index * model.width)
            }
          }
        }
      }
    }
  }

  /// What each place of a state makes of each word.
  private func project(_ encoded: UnsafePointer<Int16>, _ count: Int, _ workspace: ParserWorkspace) {
    let step = StateFeatures.slots * model.hidden
    workspace.places.reserve(count * step)
    var layer = model.slotLayer
    for slot in 0..<StateFeatures.slots {
      layer.weights = model.slotLayer.weights + slot * model.slotSize
      parser_layer(
        &layer, count, encoded, model.width, nil, workspace.places.pointer + slot * model.hidden, step)
    }
  }

  // MARK: Moves

  private func run(_ workspace: ParserWorkspace) {
    workspace.hidden.reserve(model.hidden)
    let labelCount = model.labels.count
    if workspace.scores.count < max(3, labelCount) {
      workspace.scores = [Int32](repeating: 0, count: max(3, labelCount))
    }
    let hidden = workspace.hidden.pointer
    workspace.scores.withUnsafeMutableBufferPointer { scores in
      guard let scores = scores.baseAddress else { return }
      while !workspace.machine.isDone {
        if workspace.machine.canOnlyShift {
          workspace.machine.make(.shift, label: 0)
          continue
        }
        look(workspace, into: hidden)
        let move = best(hidden, workspace.machine, scores)
        var label = 0
        if move != .shift {
          let first = 3 + (move == .left ? 0 : labelCount)
          parser_scores(
            hidden, model.hidden, model.scores + first * model.hidden, model.scoreBiases + first, labelCount,
            scores)
          for index in 1..<labelCount where scores[index] > scores[label] { label = index }
        }
        workspace.machine.make(move, label: UInt8(truncatingIfNeeded: label))
      }
    }
  }

  /// The legal move with the highest score; the first of several.
  private func best(
    _ hidden: UnsafePointer<Int16>, _ machine: borrowing ArcHybrid, _ scores: UnsafeMutablePointer<Int32>
  ) -> ArcHybrid.Move {
    if !machine.canShift, !machine.canLeft { return .right }
    parser_scores(hidden, model.hidden, model.scores, model.scoreBiases, 3, scores)
    var best = ArcHybrid.Move.shift
    var score = machine.canShift ? scores[0] : .min
    if machine.canLeft, scores[1] > score { (best, score) = (.left, scores[1]) }
    if machine.canRight, scores[2] > score { best = .right }
    return best
  }

  /// The hidden layer of the present state.
  private func look(_ workspace: ParserWorkspace, into hidden: UnsafeMutablePointer<Int16>) {
    let special = model.specialRows
    workspace.slots.withUnsafeMutableBufferPointer { slots in
      workspace.facts.withUnsafeMutableBufferPointer { facts in
        workspace.slotRows.withUnsafeMutableBufferPointer { rows in
          guard let slots = slots.baseAddress, let facts = facts.baseAddress, let rows = rows.baseAddress
          else { return }
          StateFeatures.write(workspace.machine, workspace.sentence, slots: slots, facts: facts)
          for slot in 0..<StateFeatures.slots {
            let token = Int(slots[slot])
            rows[slot] =
              token > 0
              ? UnsafePointer(
                workspace.places.pointer + ((token - 1) * StateFeatures.slots + slot) * model.hidden)
              : special + (token < 0 ? slot : StateFeatures.slots + slot) * model.hidden
          }
          rows[StateFeatures.slots] = special + 2 * StateFeatures.slots * model.hidden
          for fact in 0..<StateFeatures.facts { facts[fact] = Int32(model.factRows[Int(facts[fact])]) }
          parser_hidden(
            rows, StateFeatures.slots + 1, model.facts, facts, StateFeatures.facts,
            Int32(ParserModel.Point.value - ParserModel.Point.row), model.hidden, hidden)
        }
      }
    }
  }
}
