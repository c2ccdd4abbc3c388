/// A slot of the dictionary: which word (the upper 32 bits of the hash of its form), which tags it has.
///
/// The place of a word is the share of the table that its hash says, or the next free slot behind it.
public struct DictionarySlot: Sendable {
  /// The eight bytes; 0 for a free slot.
  public let bits: UInt64

  /// A slot of these bytes.
  public init(bits: UInt64) { self.bits = bits }

  /// A word, the number of its set of tags, and the only tag that it ever has.
  public init(key: UInt32, tagSet: Int, onlyTag: Int?) {
    bits = UInt64(key) << 32 | UInt64(tagSet + 1) << 8 | UInt64((onlyTag ?? -1) + 1)
  }

  /// The hash of the word.
  @inline(__always) public var key: UInt32 { UInt32(truncatingIfNeeded: bits >> 32) }
  /// The number of its set of tags.
  @inline(__always) public var tagSet: Int { Int(bits >> 8 & 0xFF_FFFF) - 1 }
  /// The only tag that it has, or -1.
  @inline(__always) public var onlyTag: Int { Int(bits & 0xFF) - 1 }
  /// Whether no word is here.
  @inline(__always) public var isFree: Bool { bits == 0 }

  /// Where the search for `key` begins in a table of `capacity` slots.
  @inline(__always)
  public static func home(of key: UInt32, capacity: UInt64) -> UInt64 {
    (UInt64(key &* 0x9E37_79B1) &* capacity) >> 32
  }
}

/// A slot of the features: 16 bits of the feature's key, and its weights: one in place, or where several lie.
public struct FeatureSlot: Sendable {
  /// The eight bytes; 0 for a free slot.
  public let bits: UInt64

  /// A slot of these bytes.
  public init(bits: UInt64) { self.bits = bits }

  /// A feature with `count` weights: the one, or the index of the first.
  public init(key: UInt64, count: Int, place: Int) {
    bits = (key & 0xFFFF) << 48 | UInt64(count) << 40 | UInt64(place)
  }

  /// How many weights it has; 0 where the slot is free.
  @inline(__always) public var count: Int { Int(bits >> 40 & 0xFF) }
  /// The one weight, or the index of the first.
  @inline(__always) public var place: Int { Int(bits & 0xFF_FFFF_FFFF) }
  /// Whether it is that of `key`, as far as 16 bits tell.
  @inline(__always) public func holds(_ key: UInt64) -> Bool { bits >> 48 == key & 0xFFFF }

  /// Where the search for `key` begins in a table of `capacity` slots.
  @inline(__always)
  public static func home(of key: UInt64, capacity: UInt64) -> UInt64 { ((key >> 32) &* capacity) >> 32 }
}

/// A weight for a tag in two bytes: ten bits of weight, six bits of tag.
public struct TagWeight: Sendable {
  /// The two bytes.
  public let bits: UInt16
  /// The largest weight.
  public static let largest = 511

  /// A weight of these bytes.
  public init(bits: UInt16) { self.bits = bits }

  /// `weight`, from -511 to 511, for `tag`.
  public init(_ weight: Int, tag: Int) {
    bits = UInt16(truncatingIfNeeded: weight << 6 | tag)
  }

  /// The tag.
  @inline(__always) public var tag: Int { Int(bits & 0x3F) }
  /// The weight.
  @inline(__always) public var weight: Int32 { Int32(Int16(bitPattern: bits) >> 6) }
}
