/// Gives each word of a sentence its part of speech, from left to right, by a linear model.
///
/// Integers only: the same tags on every machine.
public struct Tagger: Sendable {
  /// The model.
  public let model: TaggerModel

  /// A tagger that uses `model`.
  public init(_ model: TaggerModel) { self.model = model }

  /// The tags of `words`, as indices into the model's tags, left in `workspace`.
  public func tag(_ words: WordSequence, in workspace: TaggerWorkspace) {
    workspace.prepare(words) { model.dictionarySlot($0) } tagSet: { model.tagSet($0) }
    let traits = UnsafePointer(workspace.traits)
    let keys = workspace.keys
    let scores = workspace.scores
    var history: (UInt32, UInt32, UInt32) = (0, 0, 0)
    for index in 0..<words.count {
      let only = workspace.onlyTags[index]
      let tag: Int
      if only >= 0 {
        tag = only
      } else {
        TagFeatures.words(
          at: index, of: traits, sentence: workspace.place(of: index), into: keys)
        TagFeatures.history(
          at: index, of: traits, history.0, history.1, history.2, into: keys + TagFeatures.wordCount)
        tag = best(keys, scores)
      }
      workspace.tags[index] = UInt8(tag)
      history = (UInt32(tag + 1), history.0, history.1)
    }
  }

  /// The tag with the highest score; the first of several.
  @inline(__always)
  private func best(_ keys: UnsafeMutablePointer<UInt64>, _ scores: UnsafeMutablePointer<Int32>) -> Int {
    scores.update(repeating: 0, count: TaggerModel.mostTags)
    for index in 0..<TagFeatures.count { model.add(keys[index], to: scores) }
    var best = 0
    for tag in 1..<model.tags.count where scores[tag] > scores[best] { best = tag }
    return best
  }
}

extension TaggerModel {
  /// What the dictionary says of a form, by its hash; a free slot where it does not have it.
  func dictionarySlot(_ key: UInt32) -> DictionarySlot {
    var at = DictionarySlot.home(of: key, capacity: dictionaryCapacity)
    while true {
      let slot = DictionarySlot(
        bits: dictionary.loadUnaligned(fromByteOffset: Int(at) * 8, as: UInt64.self).littleEndian)
      if slot.isFree || slot.key == key { return slot }
      at += 1
      if at == dictionaryCapacity { at = 0 }
    }
  }

  /// A set of tags.
  func tagSet(_ index: Int) -> UInt64 {
    tagSets.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self).littleEndian
  }

  /// Adds the weights of a feature.
  @inline(__always)
  func add(_ key: UInt64, to scores: UnsafeMutablePointer<Int32>) {
    var at = FeatureSlot.home(of: key, capacity: featureCapacity)
    let slots = features.baseAddress.unsafelyUnwrapped
    while true {
      let slot = FeatureSlot(
        bits: UInt64(littleEndian: slots.loadUnaligned(fromByteOffset: Int(at) &* 8, as: UInt64.self)))
      if slot.bits == 0 { return }
      if slot.holds(key) {
        if slot.count == 1 {
          let weight = TagWeight(bits: UInt16(truncatingIfNeeded: slot.place))
          scores[weight.tag] &+= weight.weight
        } else {
          let pairs = weights.baseAddress.unsafelyUnwrapped + slot.place &* 2
          for index in 0..<slot.count {
            let weight = TagWeight(
              bits: UInt16(littleEndian: pairs.loadUnaligned(fromByteOffset: index &* 2, as: UInt16.self)))
            scores[weight.tag] &+= weight.weight
          }
        }
        return
      }
      at &+= 1
      if at == featureCapacity { at = 0 }
    }
  }
}
