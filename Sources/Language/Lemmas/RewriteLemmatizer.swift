import Text

/// Makes the lemma of a word of which the tag is known: words that are listed first, then the longest ending that has a
/// rule for the tag.
public struct RewriteLemmatizer: Sendable {
  private let model: TaggerModel

  /// A lemmatizer that uses `model`.
  public init(_ model: TaggerModel) { self.model = model }

  /// Writes the lemma of `form` with `tag`, an index into the model's tags, behind what `output` holds.
  public func lemma(of form: some RandomAccessCollection<UInt8>, tag: Int, into output: inout [UInt8]) {
    let start = output.count
    LemmaFolding.fold(form, into: &output)
    if let ending = ending(of: output[start...], tag: tag) {
      model.apply(ending, to: &output, from: start)
    } else if LemmaFolding.isLink(form) {
      output.removeSubrange(start...)
      output.append(contentsOf: "#hlink#".utf8)
    }
  }

  /// The number of the ending for a folded form; nil where it is the lemma itself.
  private func ending(of folded: ArraySlice<UInt8>, tag: Int) -> Int? {
    if let known = model.lemmaEnding(LemmaSlot.key(ofWord: folded, tag: tag)) { return known }
    var found: Int?
    var hash = FeatureKey.empty
    var length = 0
    for byte in folded.reversed().prefix(LemmaSlot.longestSuffix) {
      hash = FeatureKey.adding(byte, to: hash)
      length += 1
      if let known = model.lemmaEnding(LemmaSlot.key(ofSuffix: hash, length: length, tag: tag)) {
        found = known
      }
    }
    return found
  }
}

extension TaggerModel {
  /// The number of the ending that the lemma table has for `key`.
  @inline(__always)
  func lemmaEnding(_ key: UInt64) -> Int? {
    var at = LemmaSlot.home(of: key, capacity: lemmaCapacity)
    while true {
      let slot = LemmaSlot(
        bits: UInt64(littleEndian: lemmas.loadUnaligned(fromByteOffset: Int(at) * 8, as: UInt64.self)))
      if slot.bits == 0 { return nil }
      if slot.holds(key) { return slot.ending }
      at += 1
      if at == lemmaCapacity { at = 0 }
    }
  }

  /// Makes a lemma of the folded form behind `start`.
  func apply(_ ending: Int, to output: inout [UInt8], from start: Int) {
    let record = UnsafeRawBufferPointer(
      rebasing: lemmaEndings[(ending * LemmaEnding.size)..<((ending + 1) * LemmaEnding.size)])
    let length = output.count - start
    output.removeLast(record[0] == LemmaEnding.everything ? length : min(Int(record[0]), length))
    output.append(contentsOf: record[2..<(2 + min(Int(record[1]), LemmaEnding.mostAdded))])
  }
}
