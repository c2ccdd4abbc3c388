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
    workspace.prepare(words) {
      model.dictionarySlot($0)
    } tagSet: {
      model.tagSet($0)
    }
    let traits = UnsafePointer(workspace.traits)
    let keys = workspace.keys
    let scores = workspace.scores
    var history: (UInt32, UInt32, UInt32) = (0, 0, 0)
    for index in 0..<words.count {
      let only = workspace.onlyTags[index]
      let tag: Int
      if only >= 0 {
        tag = only
      } else if words.isSecondColon(at: index) {
        tag = Int(workspace.tags[index - 1])
      } else {
        TagFeatures.words(
          at: index, of: traits, sentence: workspace.place(of: index), into: keys)
        TagFeatures.history(
          at: index, of: traits, history.0, history.1, history.2, into: keys + TagFeatures.wordCount)
        tag = best(keys, scores, workspace.places, workspace.firsts)
      }
      workspace.tags[index] = UInt8(tag)
      history = (UInt32(tag + 1), history.0, history.1)
    }
  }

  /// The tag with the highest score; the first of several.
  @inline(__always)
  private func best(
    _ keys: UnsafeMutablePointer<UInt64>, _ scores: UnsafeMutablePointer<Int32>,
    _ places: UnsafeMutablePointer<UInt32>, _ firsts: UnsafeMutablePointer<UInt16>
  ) -> Int {
    scores.update(repeating: 0, count: TaggerModel.mostTags)
    // First all searches, which do not wait for each other, then the sums.
    var found = 0
    for index in 0..<TagFeatures.count {
      let place = model.place(of: keys[index])
      places[found] = place
      firsts[found] = model.firstWeight(at: place)
      found &+= place == 0 ? 0 : 1
    }
    for index in 0..<found { model.add(places[index], first: firsts[index], to: scores) }
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

  /// The place of a feature's weights in the table; 0 where it has none.
  @inline(__always)
  func place(of key: UInt64) -> UInt32 {
    var bucket = FeatureBucket.home(of: key, count: bucketCount)
    let mark = SIMD16<UInt16>(repeating: FeatureBucket.mark(of: key).littleEndian)
    while true {
      let start = features.baseAddress.unsafelyUnwrapped + Int(bucket) &* FeatureBucket.size
      let marks = start.loadUnaligned(as: SIMD16<UInt16>.self)
      let found = Self.firstMatch(marks, mark)
      if found < FeatureBucket.slots {
        return UInt32(
          littleEndian: start.loadUnaligned(
            fromByteOffset: FeatureBucket.places + found &* 4, as: UInt32.self))
      }
      guard start.load(fromByteOffset: FeatureBucket.overflow, as: UInt8.self) != 0 else { return 0 }
      bucket &+= 1
      if bucket == bucketCount { bucket = 0 }
    }
  }

  /// The first lane that is equal in both, or 16.
  @inline(__always)
  private static func firstMatch(_ left: SIMD16<UInt16>, _ right: SIMD16<UInt16>) -> Int {
    let equal = SIMD16<UInt8>(
      truncatingIfNeeded: SIMD16<UInt16>(repeating: 0).replacing(with: 0xFF, where: left .== right))
    let halves = unsafeBitCast(equal, to: SIMD2<UInt64>.self)
    if halves.x != 0 { return halves.x.trailingZeroBitCount / 8 }
    return 8 + min(8, halves.y.trailingZeroBitCount / 8)
  }

  /// The first of the weights at `place`. Read while the search goes on, so that their memory is there when they are
  /// added.
  @inline(__always)
  func firstWeight(at place: UInt32) -> UInt16 {
    let isOne = place >> FeatureBucket.placeBits <= 1
    let rest = place & ((1 << FeatureBucket.placeBits) - 1)
    let first = UInt16(
      littleEndian: weights.baseAddress.unsafelyUnwrapped.loadUnaligned(
        fromByteOffset: isOne ? 0 : Int(rest) &* 2, as: UInt16.self))
    return isOne ? UInt16(truncatingIfNeeded: rest) : first
  }

  /// Adds the weights at `place`, which is not 0, of which the `first` is read already.
  @inline(__always)
  func add(_ place: UInt32, first: UInt16, to scores: UnsafeMutablePointer<Int32>) {
    let count = Int(place >> FeatureBucket.placeBits)
    let weight = TagWeight(bits: first)
    scores[weight.tag] &+= weight.weight
    guard count > 1 else { return }
    let rest = place & ((1 << FeatureBucket.placeBits) - 1)
    let pairs = weights.baseAddress.unsafelyUnwrapped + Int(rest) &* 2
    for index in 1..<count {
      let weight = TagWeight(
        bits: UInt16(littleEndian: pairs.loadUnaligned(fromByteOffset: index &* 2, as: UInt16.self)))
      scores[weight.tag] &+= weight.weight
    }
  }
}
