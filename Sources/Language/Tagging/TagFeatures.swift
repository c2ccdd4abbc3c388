/// The features that a word is tagged by: those of the words around it, and those of the tags before it.
///
/// After A. Ratnaparkhi, "A maximum entropy model for part-of-speech tagging" (1996), with the classes of the words
/// that follow (Giménez & Màrquez 2004) and the space between words, which tells a hyphen from a minus.
enum TagFeatures {
  /// How many features a word has that do not look at tags.
  static let wordCount = 40
  /// How many features a word has that look at the tags before it.
  static let historyCount = 9
  /// How many in all.
  static let count = wordCount + historyCount

  /// Writes the keys of the features of the word at `index` that do not look at tags. `traits` has three words from
  /// outside before the first and behind the last word.
  @inline(__always)
  static func words(
    at index: Int, of traits: UnsafePointer<WordTraits>, sentence: UInt32,
    into keys: UnsafeMutablePointer<UInt64>
  ) {
    let here = traits + (index + 3)
    let w = here.pointee
    let p = (here - 1).pointee
    let n = (here + 1).pointee
    let nn = here + 2
    var at = 0
    @inline(__always) func add(_ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) {
      keys[at] = FeatureKey.of(UInt64(at + 1), a, b, c)
      at += 1
    }
    // How common each tag is.
    add(0)
    add(w.form)
    add(w.folded)
    add(w.suffixes.0)
    add(w.suffixes.1)
    add(w.suffixes.2)
    add(w.suffixes.3)
    add(w.suffixes.4)
    add(w.suffixes.5)
    add(w.prefixes.1)
    add(w.prefixes.2)
    add(w.prefixes.3)
    add(w.prefixes.4)
    add(w.shape)
    add(w.flags)
    add(w.shape, w.spacing)
    add(w.folded, w.spacing)
    add(w.suffixes.2, w.shape)
    add(w.ambiguity)
    // Around it.
    add(p.folded)
    add(n.folded)
    add(p.suffixes.2)
    add(n.suffixes.2)
    add(p.ambiguity)
    add(n.ambiguity)
    add(nn.pointee.ambiguity)
    add(n.ambiguity, nn.pointee.ambiguity)
    // Pairs.
    add(p.folded, w.folded)
    add(w.folded, n.folded)
    add(p.folded, n.folded)
    add(w.shape, n.shape)
    add(w.ambiguity, n.ambiguity)
    add(p.ambiguity, w.ambiguity, n.ambiguity)
    add(w.folded, n.ambiguity)
    add(w.suffixes.2, n.ambiguity, nn.pointee.ambiguity)
    add(w.folded, n.shape, w.spacing)
    add(w.folded, p.shape, w.spacing)
    add(w.shape, sentence)
    add(w.folded, sentence)
    add(w.suffixes.2, n.folded)
  }

  /// Writes the keys of the features that look at the tags before the word: the last (`t1`), the one before (`t2`)
  /// and before that (`t3`); 0 outside.
  @inline(__always)
  static func history(
    at index: Int, of traits: UnsafePointer<WordTraits>, _ t1: UInt32, _ t2: UInt32, _ t3: UInt32,
    into keys: UnsafeMutablePointer<UInt64>
  ) {
    let here = traits + (index + 3)
    let w = here.pointee
    let n = (here + 1).pointee
    var at = 0
    @inline(__always) func add(_ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) {
      keys[at] = FeatureKey.of(UInt64(at + 101), a, b, c)
      at += 1
    }
    let pair = t1 << 8 | t2
    add(t1)
    add(t2)
    add(pair)
    add(pair, t3)
    add(t1, w.folded)
    add(pair, w.folded)
    add(t1, w.suffixes.2)
    add(pair, w.ambiguity, n.ambiguity)
    add(t1, w.shape)
  }
}
