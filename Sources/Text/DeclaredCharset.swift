/// What a file says of its own encoding in its first bytes, and what such names really mean.
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

  /// The name that `iconv` knows for a label, as browsers read labels: `iso-8859-1` means windows-1252, because
  /// that is what is in such files.
  static func iconvName(of label: String) -> String {
    switch label {
    case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "us-ascii", "ascii", "cp1252",
      "x-cp1252", "windows-1252":
      "WINDOWS-1252"
    case "iso-8859-9", "latin5": "WINDOWS-1254"
    case "iso-8859-11", "tis-620": "WINDOWS-874"
    case "gb2312", "gbk", "gb_2312-80", "x-gbk", "csgb2312": "GB18030"
    case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms_kanji": "CP932"
    case "euc-kr", "ks_c_5601-1987", "korean", "ksc5601": "CP949"
    case "big5", "big5-hkscs", "x-x-big5": "BIG5-HKSCS"
    case "x-mac-roman", "macintosh", "mac": "MACINTOSH"
    case "x-mac-cyrillic", "x-mac-ukrainian": "MAC-CYRILLIC"
    case "iso-8859-8-i": "ISO-8859-8"
    default: label.hasPrefix("x-") ? String(label.dropFirst(2)) : label
    }
  }
}

extension [UInt8] {
  /// The offset of the first `byte` at or after `start`.
  fileprivate func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    self[Swift.min(start, count)...].firstIndex(of: byte)
  }
}
