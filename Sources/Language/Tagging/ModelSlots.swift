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

/// The table of features: buckets of 64 bytes, one line of the cache each, so that most searches touch one line.
///
/// A bucket has ten marks of two bytes (a part of the feature's key; 0 where nothing is), ten places of four bytes, and
/// four bytes that say whether features that belong here are in the next one. A place is the one weight of a feature, or
/// where several lie, with their number in its upper bits. A feature with many weights has a row of them instead, one for each
/// tag in two bytes, which is added up faster.
public enum FeatureBucket {
  /// The bytes of a bucket.
  public static let size = 64
  /// How many features it can hold.
  public static let slots = 10
  /// Where its places begin.
  static let places = 20
  /// Where it says whether more are in the next.
  static let overflow = 60
  /// How many bits of a place say where.
  static let placeBits: UInt32 = 26

  /// The bucket that a feature belongs to.
  @inline(__always)
  static func home(of key: UInt64, count: UInt64) -> UInt64 { ((key >> 32) &* count) >> 32 }

  /// The mark of a feature; never 0.
  @inline(__always)
  static func mark(of key: UInt64) -> UInt16 {
    let mark = UInt16(truncatingIfNeeded: key)
    return mark == 0 ? 1 : mark
  }

  /// The number that stands for a row.
  static let row: UInt32 = 63
  /// Features with so many weights have a row.
  private static let rowFrom = 8

  /// How many weights a row has, where there are so many tags: what is more than these is 0.
  @inline(__always)
  static func rowWidth(tags: Int) -> Int { (tags + TagScores.lanes - 1) / TagScores.lanes * TagScores.lanes }

  /// The table of these features, for so many tags; `weights` gets those that have more than one.
  public static func table(
    of features: [(key: UInt64, weights: [TagWeight])], tags: Int, weights: inout [UInt8]
  ) -> [UInt8] {
    // Four fifths full.
    let count = features.count / 8 + 2
    var table = [UInt8](repeating: 0, count: count * size)
    var used = [Int](repeating: 0, count: count)
    for (key, values) in features {
      var bucket = Int(home(of: key, count: UInt64(count)))
      while used[bucket] == slots {
        table[bucket * size + overflow] = 1
        bucket = (bucket + 1) % count
      }
      let at = bucket * size
      put(mark(of: key), into: &table, at: at + used[bucket] * 2)
      put(place(of: values, tags: tags, in: &weights), into: &table, at: at + places + used[bucket] * 4)
      used[bucket] += 1
    }
    return table
  }

  /// Puts several weights where they belong.
  private static func place(of values: [TagWeight], tags: Int, in weights: inout [UInt8]) -> UInt32 {
    if values.count == 1 { return 1 << placeBits | UInt32(values[0].bits) }
    let start = UInt32(weights.count / 2)
    precondition(start < 1 << placeBits, "too many weights")
    guard values.count >= rowFrom else {
      for value in values { ModelContainer.append(value.bits, to: &weights) }
      return UInt32(values.count) << placeBits | start
    }
    var all = [Int16](repeating: 0, count: rowWidth(tags: tags))
    for value in values { all[value.tag] = Int16(value.weight) }
    for weight in all { ModelContainer.append(weight, to: &weights) }
    return row << placeBits | start
  }

  private static func put(_ value: some FixedWidthInteger, into table: inout [UInt8], at offset: Int) {
    withUnsafeBytes(of: value.littleEndian) { bytes in
      for (index, byte) in bytes.enumerated() { table[offset + index] = byte }
    }
  }
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
