import CParserKernels

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
    scoreWords(words.count, workspace)
    let traits = UnsafePointer(workspace.traits)
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
        TagFeatures.history(
          at: index, of: traits, history.0, history.1, history.2, into: workspace.keys)
        find(workspace.keys, TagFeatures.historyCount, workspace.places)
        scores.update(from: workspace.wordScores + index, count: 1)
        model.add(workspace.places, to: scores)
        tag = scores.best(of: model.tags.count)
      }
      workspace.tags[index] = UInt8(tag)
      history = (UInt32(tag + 1), history.0, history.1)
    }
  }

  /// Sums up the weights of the features that do not look at tags, for each word that the dictionary does not decide. They
  /// lie all over the model: while one word's are summed up, those of the next are fetched, and the places where those of the
  /// one behind it are searched.
  private func scoreWords(_ count: Int, _ workspace: TaggerWorkspace) {
    workspace.undecided.removeAll(keepingCapacity: true)
    for index in 0..<count where workspace.onlyTags[index] < 0 { workspace.undecided.append(index) }
    let traits = UnsafePointer(workspace.traits)
    let scores = workspace.wordScores
    let features = TagFeatures.wordCount
    let (allKeys, allPlaces) = (workspace.keys, workspace.places)
    workspace.undecided.withUnsafeBufferPointer { words in
      for step in 0..<(words.count + 2) {
        if step < words.count {
          let keys = allKeys + step % 3 &* features
          TagFeatures.words(
            at: words[step], of: traits, sentence: workspace.place(of: words[step]), into: keys)
          for feature in 0..<features { model.fetch(keys[feature]) }
        }
        if step >= 1, step <= words.count {
          let turn = (step - 1) % 3
          find(allKeys + turn &* features, features, allPlaces + turn &* (features + 1))
        }
        if step >= 2 {
          let target = scores + words[step - 2]
          target.initialize(to: .zero)
          model.add(allPlaces + (step - 2) % 3 &* (features + 1), to: target)
        }
      }
    }
  }

  /// Writes where the weights of features lie, and 0 behind them, and has the weights fetched.
  @inline(__always)
  private func find(
    _ keys: UnsafePointer<UInt64>, _ count: Int, _ places: UnsafeMutablePointer<UInt32>
  ) {
    var found = 0
    for feature in 0..<count {
      let place = model.place(of: keys[feature])
      places[found] = place
      model.fetch(weightsAt: place)
      found &+= place == 0 ? 0 : 1
    }
    places[found] = 0
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

  /// Has a feature's bucket fetched.
  @inline(__always)
  func fetch(_ key: UInt64) {
    let bucket = FeatureBucket.home(of: key, count: bucketCount)
    parser_fetch(features.baseAddress.unsafelyUnwrapped + Int(bucket) &* FeatureBucket.size)
  }

  /// Has the weights at `place` fetched.
  @inline(__always)
  func fetch(weightsAt place: UInt32) {
    let isOne = place >> FeatureBucket.placeBits <= 1
    let rest = Int(place & ((1 << FeatureBucket.placeBits) - 1))
    parser_fetch(weights.baseAddress.unsafelyUnwrapped + (isOne ? 0 : rest &* 2))
  }

  /// Adds the weights at `places`, which end with 0.
  @inline(__always)
  func add(_ places: UnsafePointer<UInt32>, to scores: UnsafeMutablePointer<TagScores>) {
    var next = places
    while next.pointee != 0 {
      add(next.pointee, to: scores)
      next += 1
    }
  }

  /// Adds the weights at `place`, which is not 0.
  @inline(__always)
  private func add(_ place: UInt32, to scores: UnsafeMutablePointer<TagScores>) {
    let kind = place >> FeatureBucket.placeBits
    let rest = place & ((1 << FeatureBucket.placeBits) - 1)
    guard kind > 1 else {
      scores.add(TagWeight(bits: UInt16(truncatingIfNeeded: rest)))
      return
    }
    let start = weights.baseAddress.unsafelyUnwrapped + Int(rest) &* 2
    guard kind < FeatureBucket.row else {
      scores.add(row: start, width: rowWidth)
      return
    }
    for index in 0..<Int(kind) {
      scores.add(
        TagWeight(
          bits: UInt16(littleEndian: start.loadUnaligned(fromByteOffset: index &* 2, as: UInt16.self))))
    }
  }
}
