/// What a file says of its own encoding in its first bytes.
enum DeclaredCharset {
  /// The charset named by an XML declaration or by a `<meta>` within the first 4 kB, lower case.
  static func name(in bytes: ArraySlice<UInt8>) -> String? {
    let head = Array(bytes.prefix(4096))
    if head.hasPrefix("<?xml"), let end = head.firstIndex(of: "?>", from: 0),
      let name = value(of: "encoding", in: head, from: 5, before: end)
    {
      return name
    }
    var index = 0
    while let open = head.firstIndex(of: byte("<"), from: index) {
      index = open + 1
      guard head.count > open + 5, head[(open + 1)..<(open + 5)].equalsIgnoringASCIICase("meta") else {
        continue
      }
      let end = head.firstIndex(of: byte(">"), from: index) ?? head.count
      if let name = value(of: "charset", in: head, from: index, before: end) { return name }
    }
    return nil
  }

  /// The word after `key=`, with or without quotes.
  private static func value(of key: String, in bytes: [UInt8], from start: Int, before end: Int) -> String? {
    var index = start
    let length = key.utf8.count
    while index + length < end {
      defer { index += 1 }
      guard bytes[index..<(index + length)].equalsIgnoringASCIICase(key) else { continue }
      var next = index + length
      while next < end, bytes[next].isASCIISpace { next += 1 }
      guard next < end, bytes[next] == byte("=") else { continue }
      next += 1
      while next < end, bytes[next].isASCIISpace || bytes[next] == byte("\"") || bytes[next] == byte("'") {
        next += 1
      }
      let name = bytes[next..<end].prefix { $0.isASCIIAlphanumeric || $0 == byte("-") || $0 == byte("_") }
      return name.isEmpty ? nil : String(decoding: name.map(\.asciiLowercased), as: UTF8.self)
    }
    return nil
  }
}

extension [UInt8] {
  /// The offset of the first `byte` at or after `start`.
  fileprivate func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    self[Swift.min(start, count)...].firstIndex(of: byte)
  }
}
