import Text

/// A multimap on disk from 64-bit hashes to numbers: entries in the order of their hashes, so that their places tell most of
/// each hash and one byte of it is kept. One in thirty foreign hashes finds something: whoever looks up checks the name.
///
/// Layout: entry count, bucket count (four bytes each), the first entry of each bucket and the entry count again (four
/// bytes each), a byte of the hash per entry, the lower and then the higher two bytes of the number of each entry; the
/// highest bit marks the last entry of a hash.
struct HashIndex: @unchecked Sendable {
  // Unchecked: the bytes are never written.
  private let bytes: UnsafeRawBufferPointer
  private let entryCount: Int
  private let bucketCount: Int
  private let tags: Int
  private let lows: Int
  private let highs: Int

  private static let entriesPerBucket = 8
  private static let lastEntry: UInt32 = 1 << 31
  /// Numbers are below this.
  static let mostNumbers = 1 << 31
  /// No more entries of one hash are kept.
  static let longestList = 4_096

  /// The index that lies in `bytes`; an empty one where its counts do not fit them.
  init(_ bytes: UnsafeRawBufferPointer) {
    func count(_ offset: Int) -> Int {
      bytes.count >= 8
        ? Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))) : 0
    }
    let (entries, buckets) = (count(0), count(4))
    let fits = buckets > 0 && 8 + (buckets + 1) * 4 + entries * 5 <= bytes.count
    self.bytes = bytes
    entryCount = fits ? entries : 0
    bucketCount = fits ? buckets : 0
    tags = 8 + (buckets + 1) * 4
    lows = tags + entries
    highs = lows + entries * 2
  }

  /// The entries whose hash may be `hash`: they lie side by side, those of one hash in the order in which they were stored.
  @inline(__always)
  func entries(of hash: UInt64) -> Range<Int> {
    guard bucketCount > 0 else { return 0..<0 }
    let place = VocabularyFormat.spread(hash).multipliedFullWidth(by: UInt64(bucketCount))
    let tag = UInt8(truncatingIfNeeded: place.low >> 56)
    let bucket = 8 &+ Int(place.high) &* 4
    let last = min(entryCount, start(bucket &+ 4))
    var first = start(bucket)
    while first < last, bytes[tags &+ first] < tag { first &+= 1 }
    var end = first
    while end < last, bytes[tags &+ end] == tag { end &+= 1 }
    return first < end ? first..<end : 0..<0
  }

  @inline(__always)
  private func start(_ offset: Int) -> Int {
    Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }

  /// The number of an entry, and whether it is the last of its hash; nil where there is no such entry.
  @inline(__always)
  func entry(_ index: Int) -> (number: Int, isLast: Bool)? {
    guard index >= 0, index < entryCount else { return nil }
    let low = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: lows + index * 2, as: UInt16.self))
    let high = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: highs + index * 2, as: UInt16.self))
    let value = UInt32(high) << 16 | UInt32(low)
    return (Int(value & ~Self.lastEntry), value & Self.lastEntry != 0)
  }

  /// The bytes of an index of `entries`; those of one hash stay in their order.
  static func encode(_ entries: [(hash: UInt64, number: UInt32)]) -> [UInt8] {
    var sorted = entries.enumerated().map {
      (hash: VocabularyFormat.spread($1.hash), offset: $0, number: $1.number)
    }
    sorted.sort { ($0.hash, $0.offset) < ($1.hash, $1.offset) }
    var kept: [(hash: UInt64, number: UInt32)] = []
    kept.reserveCapacity(sorted.count)
    var run = 0
    for entry in sorted {
      run = kept.last?.hash == entry.hash ? run + 1 : 1
      if run <= longestList { kept.append((entry.hash, entry.number)) }
    }
    let bucketCount = kept.count / entriesPerBucket + 1
    var (starts, tags, lows, highs): ([UInt32], [UInt8], [UInt8], [UInt8]) = ([], [], [], [])
    for (index, entry) in kept.enumerated() {
      let place = entry.hash.multipliedFullWidth(by: UInt64(bucketCount))
      while starts.count <= Int(place.high) { starts.append(UInt32(index)) }
      tags.append(UInt8(truncatingIfNeeded: place.low >> 56))
      let isLast = index + 1 == kept.count || kept[index + 1].hash != entry.hash
      let value = entry.number | (isLast ? lastEntry : 0)
      lows.append(littleEndian: UInt16(truncatingIfNeeded: value))
      highs.append(littleEndian: UInt16(truncatingIfNeeded: value >> 16))
    }
    while starts.count <= bucketCount { starts.append(UInt32(kept.count)) }
    var bytes: [UInt8] = []
    bytes.append(littleEndian: UInt32(kept.count))
    bytes.append(littleEndian: UInt32(bucketCount))
    for start in starts { bytes.append(littleEndian: start) }
    return bytes + tags + lows + highs
  }
}
