import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A list of strings on disk, found by their number: one behind the other, each ended by a line feed; before them their
/// count, how many make a block, and where each block begins (four bytes each, the lowest bytes of all first).
struct StringList: @unchecked Sendable {
  // Unchecked: the bytes are never written.
  private let bytes: UnsafeRawBufferPointer
  /// How many strings there are.
  let count: Int
  private let block: Int
  private let blockCount: Int
  private let strings: Int

  private static let headerLength = 8

  /// The list that lies in `bytes`; an empty one where its count does not fit them.
  init(_ bytes: UnsafeRawBufferPointer) {
    func number(_ offset: Int) -> Int {
      bytes.count >= Self.headerLength
        ? Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))) : 0
    }
    let (count, block) = (number(0), max(1, number(4)))
    blockCount = (count + block - 1) / block
    strings = Self.headerLength + blockCount * 4
    let fits = strings <= bytes.count
    self.bytes = bytes
    self.block = block
    self.count = fits ? count : 0
  }

  /// The string with that number; an empty one where there is none.
  subscript(index: Int) -> UnsafeRawBufferPointer {
    let none = UnsafeRawBufferPointer(start: nil, count: 0)
    guard index >= 0, index < count else { return none }
    let (number, skipped) = index.quotientAndRemainder(dividingBy: block)
    var start = strings
    for column in 0..<4 {
      start &+= Int(bytes[Self.headerLength &+ column &* blockCount &+ number]) << (column &* 8)
    }
    for _ in 0..<skipped {
      guard let end = end(from: start) else { return none }
      start = end + 1
    }
    return end(from: start).map { UnsafeRawBufferPointer(rebasing: bytes[start..<$0]) } ?? none
  }

  /// Where the string that begins at `start` ends.
  @inline(__always)
  private func end(from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, 0x0A, bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// The bytes of a list of `strings`, `block` of which are gone through to find one; line feeds in them become spaces.
  static func encode(_ strings: some Collection<ArraySlice<UInt8>>, block: Int = 8) -> [UInt8] {
    var starts: [UInt32] = []
    var body: [UInt8] = []
    for (index, string) in strings.enumerated() {
      if index % block == 0 { starts.append(UInt32(body.count)) }
      body += string.lazy.map { $0 == 0x0A ? 0x20 : $0 }
      body.append(0x0A)
    }
    var bytes: [UInt8] = []
    bytes.append(littleEndian: UInt32(strings.count))
    bytes.append(littleEndian: UInt32(block))
    return bytes + starts.columns + body
  }
}

extension [UInt32] {
  /// The lowest bytes of all, then the second ones, and so on: bytes of one kind lie together and pack well.
  var columns: [UInt8] {
    [0, 8, 16, 24].flatMap { shift in map { UInt8(truncatingIfNeeded: $0 >> shift) } }
  }
}
