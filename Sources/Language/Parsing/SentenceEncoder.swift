import CParserKernels

/// The part of the network that reads a sentence once: rows of features, then layers that look at neighbours, then what
/// each place of a state makes of each word.
struct SentenceEncoder {
  let model: ParserModel
  let workspace: ParserWorkspace

  /// Leaves in the workspace's `places`, for each word and each place of a state, a row of the hidden layer's width.
  func encode(_ words: WordSequence) {
    let width = model.width
    let count = words.count
    let pad = (model.reaches.max() ?? 0) * width
    for buffer in [workspace.even, workspace.odd] {
      buffer.reserve(count * width + 2 * pad)
      buffer.pointer.update(repeating: 0, count: pad)
      (buffer.pointer + pad + count * width).update(repeating: 0, count: pad)
    }
    embed(words, into: workspace.even.pointer + pad)
    var (input, output) = (workspace.even.pointer + pad, workspace.odd.pointer + pad)
    for index in model.layers.indices {
      withUnsafePointer(to: model.layers[index]) { layer in
        parser_layer(layer, count, input - layer.pointee.tapStep, width, input, output, width)
      }
      swap(&input, &output)
    }
    project(input, count)
  }

  /// Sums up the rows of each word's features.
  private func embed(_ words: WordSequence, into output: UnsafeMutablePointer<Int16>) {
    workspace.forms.removeAll(keepingCapacity: true)
    words.bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<words.count {
        workspace.forms.append(
          TokenFeatures.form(UnsafeBufferPointer(rebasing: bytes[words.range(index)])))
      }
    }
    findRows(words.count)
    parser_embed(
      model.embedding, workspace.rows, words.count, TokenFeatures.count, model.width,
      Int32(ParserModel.Point.value - ParserModel.Point.row), output)
  }

  /// Looks up the features of all words. Their places are all over the table: those of the whole sentence are fetched before
  /// the first is read.
  private func findRows(_ count: Int) {
    let all = count * TokenFeatures.count
    if workspace.keys.count < all {
      workspace.keys = [UInt32](repeating: 0, count: all * 2)
      workspace.rows = [Int32](repeating: -1, count: all * 2)
    }
    workspace.keys.withUnsafeMutableBufferPointer { keys in
      writeKeys(count, to: keys)
      for key in keys[..<all] { model.fetchPlace(of: key) }
      for key in keys[..<all] { model.fetchRow(of: key) }
      workspace.rows.withUnsafeMutableBufferPointer { rows in
        for index in 0..<all { rows[index] = model.row(of: keys[index]) }
      }
    }
  }

  private func writeKeys(_ count: Int, to keys: UnsafeMutableBufferPointer<UInt32>) {
    workspace.forms.withUnsafeBufferPointer { forms in
      workspace.sentence.tags.withUnsafeBufferPointer { tags in
        guard var next = keys.baseAddress else { return }
        let tags = UnsafeBufferPointer(rebasing: tags[1...])
        for index in 0..<count {
          TokenFeatures.write(at: index, forms: forms, tags: tags, to: next)
          next += TokenFeatures.count
        }
      }
    }
  }

  private func project(_ encoded: UnsafePointer<Int16>, _ count: Int) {
    let step = StateFeatures.slots * model.hidden
    workspace.places.reserve(count * step)
    var layer = model.slotLayer
    for slot in 0..<StateFeatures.slots {
      layer.weights = model.slotLayer.weights + slot * model.slotSize
      parser_layer(
        &layer, count, encoded, model.width, nil, workspace.places.pointer + slot * model.hidden, step)
    }
  }
}
