/// How a lemma is made: what is cut off the folded form, and what is put there instead.
///
/// Sixteen bytes in the model: how many bytes are cut (255 for all), how many are put there, and these.
public struct LemmaEnding: Hashable, Sendable {
  /// The bytes of one ending in the model.
  public static let size = 16
  /// The most bytes that can be put behind.
  public static let mostAdded = 14
  /// What `cut` is where nothing of the form stays.
  public static let everything: UInt8 = 255

  /// How many bytes are cut off.
  public var cut: UInt8
  /// What is put there.
  public var added: [UInt8]

  /// An ending that cuts `cut` bytes and puts `added` there.
  public init(cut: UInt8, added: [UInt8]) {
    self.cut = cut
    self.added = added
  }

  /// What makes `lemma` of `folded`; nil where the model has no room for it. What is common to both at the beginning
  /// stays, but where that is nothing all is replaced.
  public init?(from folded: [UInt8], to lemma: [UInt8]) {
    let common = zip(folded, lemma).prefix { $0 == $1 }.count
    let isWhole = common == 0
    let cut = folded.count - common
    let added = Array(lemma[common...])
    guard isWhole || cut < 255, added.count <= Self.mostAdded else { return nil }
    self.init(cut: isWhole ? Self.everything : UInt8(cut), added: added)
  }

  /// The bytes in the model.
  public var encoded: [UInt8] {
    [cut, UInt8(added.count)] + added + [UInt8](repeating: 0, count: Self.mostAdded - added.count)
  }
}

/// A slot of the lemma table: 48 bits of the key, and the number of the ending.
public struct LemmaSlot: Sendable {
  /// The eight bytes; 0 for a free slot.
  public let bits: UInt64

  /// A slot of these bytes.
  public init(bits: UInt64) { self.bits = bits }

  /// An ending for `key`.
  public init(key: UInt64, ending: Int) { bits = key & ~0xFFFF | UInt64(ending + 1) }

  /// Whether it is that of `key`.
  @inline(__always) public func holds(_ key: UInt64) -> Bool { bits >> 16 == key >> 16 }
  /// The number of the ending.
  @inline(__always) public var ending: Int { Int(bits & 0xFFFF) - 1 }

  /// Where the search for `key` begins in a table of `capacity` slots.
  public static func home(of key: UInt64, capacity: UInt64) -> UInt64 { ((key >> 32) &* capacity) >> 32 }

  /// The longest ending of a form that rules look at, in bytes.
  public static let longestSuffix = 7

  /// The key of a whole form with a tag.
  public static func key(ofWord folded: some Sequence<UInt8>, tag: Int) -> UInt64 {
    FeatureKey.of(300, folded.reduce(FeatureKey.empty) { FeatureKey.adding($1, to: $0) }, UInt32(tag))
  }

  /// The key of the last `length` bytes of a form with a tag; `hash` is that of those bytes, the last first.
  @inline(__always)
  static func key(ofSuffix hash: UInt32, length: Int, tag: Int) -> UInt64 {
    FeatureKey.of(301 + UInt64(length), hash, UInt32(tag))
  }

  /// The key of a form's end with a tag.
  public static func key(ofSuffix suffix: some BidirectionalCollection<UInt8>, tag: Int) -> UInt64 {
    let hash = suffix.reversed().reduce(FeatureKey.empty) { FeatureKey.adding($1, to: $0) }
    return key(ofSuffix: hash, length: suffix.count, tag: tag)
  }
}
