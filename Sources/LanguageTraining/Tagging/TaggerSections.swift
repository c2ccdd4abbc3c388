import Language

/// A trained tagger on its way to a file.
struct TaggerSections {
  private let tags: TagInventory
  private let lexicon: TagLexicon
  private let features: [(key: UInt64, weights: [TagWeight])]

  /// The weights that `weight` gives for the features of `keys`, as whole numbers; what rounds to nothing is left out.
  init(tags: TagInventory, lexicon: TagLexicon, keys: [UInt64], weight: (Int, Int) -> Float) {
    self.tags = tags
    self.lexicon = lexicon
    var values: [Float] = []
    for row in keys.indices {
      for tag in tags.tags.indices {
        let value = weight(row, tag)
        if value != 0 { values.append(abs(value)) }
      }
    }
    values.sort()
    let high = values.isEmpty ? 1 : values[values.count * 9999 / 10000]
    let scale = Float(TagWeight.largest) / max(high, 1e-6)
    let threshold = Float(Self.least)
    var features: [(key: UInt64, weights: [TagWeight])] = []
    for (row, key) in keys.enumerated() {
      var weights: [TagWeight] = []
      for tag in tags.tags.indices {
        let scaled = weight(row, tag) * scale
        guard abs(scaled) >= threshold else { continue }
        let limited = max(-Float(TagWeight.largest), min(Float(TagWeight.largest), scaled))
        weights.append(TagWeight(Int(limited.rounded()), tag: tag))
      }
      if !weights.isEmpty { features.append((key, weights)) }
    }
    self.features = features
  }

  /// Weights nearer to zero than this are left out.
  static let least = 2.0

  /// The bytes of the model.
  func encoded(lemmas: LemmaTrainer) -> [UInt8] {
    var sets: [UInt8] = []
    for set in lexicon.tagSets { ModelContainer.append(set, to: &sets) }
    let lines = zip(tags.tags, tags.universalTags).map { "\($0) \($1)\n" }.joined()
    // The reader may look at the first weight before it knows that there is none.
    var pairs: [UInt8] = [0, 0]
    let table = FeatureBucket.table(of: features, tags: tags.tags.count, weights: &pairs)
    return ModelContainer.encode(
      magic: TaggerModel.magic, version: TaggerModel.version,
      sections: [Array(lines.utf8), sets, lexicon.slots, table, pairs, lemmas.table, lemmas.endings])
  }
}
