import Text

/// A list of strings on disk, found by their number: each its length as LEB128 and its bytes, one behind the other; before
/// them their count and where every eighth begins, four bytes each.
struct StringList: @unchecked Sendable {
  // Unchecked: the bytes are never written.
  private let bytes: UnsafeRawBufferPointer
  /// How many strings there are.
  let count: Int
  private let strings: Int

  static let block = 8

  /// The list that lies in `bytes`; an empty one where its count does not fit them.
  init(_ bytes: UnsafeRawBufferPointer) {
    let count =
      bytes.count >= 4
      ? Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self))) : 0
    let blocks = (count + Self.block - 1) / Self.block
    let fits = 4 + blocks * 4 <= bytes.count
    self.bytes = bytes
    self.count = fits ? count : 0
    strings = 4 + blocks * 4
  }

  /// The string with that number; an empty one where there is none.
  subscript(index: Int) -> UnsafeRawBufferPointer {
    let none = UnsafeRawBufferPointer(start: nil, count: 0)
    guard index >= 0, index < count else { return none }
    let start = bytes.loadUnaligned(fromByteOffset: 4 + index / Self.block * 4, as: UInt32.self)
    var place = strings + Int(UInt32(littleEndian: start))
    for _ in 0..<(index % Self.block) {
      guard let length = length(&place), length <= bytes.count - place else { return none }
      place += length
    }
    guard let length = length(&place), length <= bytes.count - place else { return none }
    return UnsafeRawBufferPointer(rebasing: bytes[place..<(place + length)])
  }

  @inline(__always)
  private func length(_ place: inout Int) -> Int? {
    var length = 0
    var shift = 0
    while place < bytes.count, shift < 28 {
      let unit = bytes[place]
      place += 1
      length |= Int(unit & 0x7F) << shift
      if unit < 0x80 { return length }
      shift += 7
    }
    return nil
  }

  /// The bytes of a list of `strings`.
  static func encode(_ strings: some Collection<ArraySlice<UInt8>>) -> [UInt8] {
    var header: [UInt8] = []
    var body: [UInt8] = []
    header.append(littleEndian: UInt32(strings.count))
    for (index, string) in strings.enumerated() {
      if index % block == 0 { header.append(littleEndian: UInt32(body.count)) }
      body.append(leb128: string.count)
      body += string
    }
    return header + body
  }
}
