import Text

/// A multimap on disk from 64-bit hashes to numbers: entries in the order of their hashes, so that their places tell most of
/// each hash and four bits of it are kept. One in eight foreign hashes finds something: whoever looks up checks the name.
///
/// Layout: entry count, bucket count, bytes of a number (four bytes each); where every ``bucketsPerGroup``-th bucket begins
/// (four bytes each); how many entries each bucket has, the lower and then the higher bytes; four bits of hash per entry,
/// two entries a byte; the numbers, their lowest bytes first. Columns that differ in kind lie apart, which packs best.
struct HashIndex: @unchecked Sendable {
  // Unchecked: the bytes are never written.
  private let bytes: UnsafeRawBufferPointer
  private let entryCount: Int
  private let bucketCount: Int
  private let numberBytes: Int
  private let counts: Int
  private let tags: Int
  private let numbers: Int

  private static let headerLength = 12
  private static let entriesPerBucket = 2
  private static let bucketsPerGroup = 16
  /// Numbers are below this.
  static let mostNumbers = 1 << 32
  /// No more entries of one hash are kept.
  static let longestList = 4_096

  /// The index that lies in `bytes`; an empty one where its counts do not fit them.
  init(_ bytes: UnsafeRawBufferPointer) {
    func count(_ offset: Int) -> Int {
      bytes.count >= Self.headerLength
        ? Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))) : 0
    }
    let (entries, buckets, width) = (count(0), count(4), count(8))
    let groups = (buckets + Self.bucketsPerGroup - 1) / Self.bucketsPerGroup
    counts = Self.headerLength + groups * 4
    tags = counts + buckets * 2
    numbers = tags + (entries + 1) / 2
    let fits = buckets > 0 && (1...4).contains(width) && numbers + entries * width <= bytes.count
    self.bytes = bytes
    entryCount = fits ? entries : 0
    bucketCount = fits ? buckets : 0
    numberBytes = fits ? width : 0
  }

  /// The entries whose hash may be `hash`: they lie side by side, those of one hash in the order in which they were stored.
  @inline(__always)
  func entries(of hash: UInt64) -> Range<Int> {
    guard bucketCount > 0 else { return 0..<0 }
    let place = VocabularyFormat.spread(hash).multipliedFullWidth(by: UInt64(bucketCount))
    let tag = UInt8(truncatingIfNeeded: place.low >> 60)
    let bucket = Int(place.high)
    var first = start(of: bucket)
    let last = min(entryCount, first &+ size(of: bucket))
    while first < last, self.tag(first) < tag { first &+= 1 }
    var end = first
    while end < last, self.tag(end) == tag { end &+= 1 }
    return first < end ? first..<end : 0..<0
  }

  @inline(__always)
  private func start(of bucket: Int) -> Int {
    let group = bucket / Self.bucketsPerGroup
    let offset = Self.headerLength &+ group &* 4
    var start = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    for earlier in (group &* Self.bucketsPerGroup)..<bucket { start &+= size(of: earlier) }
    return start
  }

  @inline(__always)
  private func size(of bucket: Int) -> Int {
    Int(bytes[counts &+ bucket]) | Int(bytes[counts &+ bucketCount &+ bucket]) << 8
  }

  @inline(__always)
  private func tag(_ entry: Int) -> UInt8 { bytes[tags &+ entry >> 1] >> UInt8((entry & 1) << 2) & 15 }

  /// The number of an entry; nil where there is no such entry.
  @inline(__always)
  func number(_ entry: Int) -> Int? {
    guard entry >= 0, entry < entryCount else { return nil }
    var number = 0
    for column in 0..<numberBytes {
      number |= Int(bytes[numbers &+ column &* entryCount &+ entry]) << (column &* 8)
    }
    return number
  }

  /// The bytes of an index of `entries`; those of one hash stay in their order.
  static func encode(_ entries: [(hash: UInt64, number: UInt32)]) -> [UInt8] {
    let kept = sorted(entries)
    let bucketCount = kept.count / entriesPerBucket + 1
    let most = kept.map(\.number).max() ?? 0
    let width = max(1, (UInt32.bitWidth - most.leadingZeroBitCount + 7) / 8)
    var sizes = [UInt16](repeating: 0, count: bucketCount)
    var tags = [UInt8](repeating: 0, count: (kept.count + 1) / 2)
    for (index, entry) in kept.enumerated() {
      let place = entry.hash.multipliedFullWidth(by: UInt64(bucketCount))
      sizes[Int(place.high)] += 1
      tags[index / 2] |= UInt8(place.low >> 60) << UInt8(index % 2 * 4)
    }
    var bytes: [UInt8] = []
    for number in [kept.count, bucketCount, width] { bytes.append(littleEndian: UInt32(number)) }
    var start: UInt32 = 0
    for (bucket, size) in sizes.enumerated() {
      if bucket % bucketsPerGroup == 0 { bytes.append(littleEndian: start) }
      start += UInt32(size)
    }
    bytes += sizes.map { UInt8(truncatingIfNeeded: $0) } + sizes.map { UInt8($0 >> 8) } + tags
    for column in 0..<width { bytes += kept.map { UInt8(truncatingIfNeeded: $0.number >> (8 * column)) } }
    return bytes
  }

  /// The entries by what spreads their hashes, no list longer than ``longestList``.
  private static func sorted(
    _ entries: [(hash: UInt64, number: UInt32)]
  ) -> [(hash: UInt64, number: UInt32)] {
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
    return kept
  }
}
