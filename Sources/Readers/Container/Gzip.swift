import Text

/// Files packed by gzip (RFC 1952).
enum Gzip {
  /// Whether `bytes` are packed by gzip.
  static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B, 0x08]) }

  /// What `bytes` hold, all members in a row. A file that unpacks to more than `limit` bytes is refused.
  static func unpack(_ bytes: [UInt8], limit: Int) throws(ReadError) -> [UInt8] {
    var output: [UInt8] = []
    var start = 0
    while start < bytes.count, isPacked(Array(bytes[start...].prefix(3))) {
      guard let body = endOfHeader(bytes, at: start) else { throw .gzipDamaged }
      var inflate = Inflate(bytes, from: body, limit: limit - output.count)
      do {
        try inflate.run()
      } catch {
        throw error == .tooLarge ? .unpackedTooLarge : .gzipDamaged
      }
      let end = inflate.position
      guard end + 8 <= bytes.count, checksum(inflate.output) == number(bytes, end) else {
        throw .gzipDamaged
      }
      output.append(contentsOf: inflate.output)
      start = end + 8
    }
    return output
  }

  /// The first bytes of what `bytes` hold, as far as they can be unpacked: enough to tell the format.
  static func sample(_ bytes: [UInt8], limit: Int) -> [UInt8] {
    guard let body = endOfHeader(bytes, at: 0) else { return [] }
    var inflate = Inflate(bytes, from: body, limit: limit)
    try? inflate.run()
    return inflate.output
  }

  /// The first byte after the header of the member at `start`: it may hold a file name and a comment.
  private static func endOfHeader(_ bytes: [UInt8], at start: Int) -> Int? {
    guard start + 10 <= bytes.count else { return nil }
    let flags = bytes[start + 3]
    var index = start + 10
    if flags & 4 != 0 {
      guard index + 2 <= bytes.count else { return nil }
      index += 2 + Int(bytes[index]) + Int(bytes[index + 1]) << 8
    }
    for flag: UInt8 in [8, 16] where flags & flag != 0 {
      guard index < bytes.count, let end = bytes[index...].firstIndex(of: 0) else { return nil }
      index = end + 1
    }
    if flags & 2 != 0 { index += 2 }
    return index <= bytes.count ? index : nil
  }

  private static func number(_ bytes: [UInt8], _ index: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0 as UInt32) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
  }

  private static let table: [UInt32] = (0..<256).map { (index: UInt32) in
    (0..<8).reduce(index) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }
}
