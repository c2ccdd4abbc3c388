/// Tells UTF-16 and UTF-32 by their byte order mark, or by where their NUL bytes stand.
enum WideEncoding {
  /// The encoding that a byte order mark names, and the mark's length in bytes.
  static func marked(_ bytes: [UInt8]) -> (encoding: String, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return ("utf-32le", 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return ("utf-32be", 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return ("utf-16le", 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return ("utf-16be", 2) }
    return nil
  }

  /// The encoding of text without a mark. Every alphabet has spaces, line ends and digits, of which UTF-16 makes
  /// NULs at one parity; of every scalar of UTF-32 one byte is NUL, and the next to it at most 0x10.
  static func unmarked(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(4096)
    guard head.count >= 16 else { return nil }
    var nuls = [0, 0, 0, 0]
    var small = [0, 0, 0, 0]
    for (index, byte) in head.enumerated() {
      if byte == 0 { nuls[index % 4] += 1 }
      if byte <= 0x10 { small[index % 4] += 1 }
    }
    let units = head.count / 4
    let most = units * 19 / 20
    if nuls[3] >= most, small[2] >= most { return "utf-32le" }
    if nuls[0] >= most, small[1] >= most { return "utf-32be" }
    let even = nuls[0] + nuls[2]
    let odd = nuls[1] + nuls[3]
    let fewest = max(3, units / 25)
    if odd >= fewest, even * 20 <= odd { return "utf-16le" }
    if even >= fewest, odd * 20 <= even { return "utf-16be" }
    return nil
  }
}
