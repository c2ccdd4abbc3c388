extension JSON {
  /// Containers deeper than this are refused, so that no input overflows the stack.
  fileprivate static let deepest = 200

  /// The value that `bytes` (UTF-8) spell; nil where they spell none.
  ///
  /// Web pages are read with it, so what browsers' scripts write carelessly is forgiven: line ends within strings,
  /// commas before a closing bracket, white space and whatever else after the value.
  public init?(parsing bytes: ArraySlice<UInt8>) {
    var parser = JSONParser(bytes: bytes, index: bytes.startIndex)
    guard let value = parser.value(depth: 0) else { return nil }
    self = value
  }

  /// The text of a string; nil for other values.
  public var string: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  /// The elements of an array, or the value itself as the only one.
  public var elements: [JSON] {
    guard case .array(let values) = self else { return [self] }
    return values
  }
}

private struct JSONParser {
  let bytes: ArraySlice<UInt8>
  var index: Int

  private var next: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let unit = next, unit.isASCIISpace { index += 1 }
  }

  private mutating func take(_ unit: UInt8) -> Bool {
    skipSpace()
    guard next == unit else { return false }
    index += 1
    return true
  }

  mutating func value(depth: Int) -> JSON? {
    skipSpace()
    guard depth < JSON.deepest, let unit = next else { return nil }
    switch unit {
    case byte("{"): return object(depth)
    case byte("["): return array(depth)
    case byte("\""): return string().map(JSON.string)
    case byte("-"), 0x30...0x39: return number()
    default: return word()
    }
  }

  private mutating func array(_ depth: Int) -> JSON? {
    index += 1
    var values: [JSON] = []
    while !take(byte("]")) {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
      if !take(byte(",")), next != byte("]") { return nil }
    }
    return .array(values)
  }

  private mutating func object(_ depth: Int) -> JSON? {
    index += 1
    var members: [JSON.Member] = []
    while !take(byte("}")) {
      guard next == byte("\""), let key = string(), take(byte(":")), let value = value(depth: depth + 1)
      else {
        return nil
      }
      members.append(JSON.Member(key, value))
      if !take(byte(",")), next != byte("}") { return nil }
    }
    return .object(members)
  }

  private mutating func word() -> JSON? {
    for (word, value) in [("true", JSON.bool(true)), ("false", .bool(false)), ("null", .null)]
    where bytes[index...].hasPrefix(word) {
      index += word.utf8.count
      return value
    }
    return nil
  }

  private mutating func number() -> JSON? {
    let start = index
    while let unit = next, unit.isASCIIDigit || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(unit) { index += 1 }
    let digits = String(decoding: bytes[start..<index], as: UTF8.self)
    if let int = Int(digits) { return .int(int) }
    return Double(digits).map(JSON.double)
  }

  private mutating func string() -> String? {
    index += 1
    var text: [UInt8] = []
    while let unit = next {
      index += 1
      switch unit {
      case byte("\""): return String(decoding: text, as: UTF8.self)
      case byte("\\"):
        guard let escaped = next else { return nil }
        index += 1
        append(escaped, to: &text)
      default: text.append(unit)
      }
    }
    return nil
  }

  private mutating func append(_ escaped: UInt8, to text: inout [UInt8]) {
    switch escaped {
    case byte("n"): text.append(0x0A)
    case byte("t"): text.append(0x09)
    case byte("r"): text.append(0x0D)
    case byte("b"): text.append(0x08)
    case byte("f"): text.append(0x0C)
    case byte("u"): text += Array(String(Character(scalar())).utf8)
    default: text.append(escaped)
    }
  }

  /// The scalar of `\uXXXX`, or of two that make a pair; half a pair is U+FFFD.
  private mutating func scalar() -> Unicode.Scalar {
    guard let first = unit() else { return "\u{FFFD}" }
    if (0xD800..<0xDC00).contains(first), bytes[index...].hasPrefix("\\u") {
      let start = index
      index += 2
      if let second = unit(), (0xDC00..<0xE000).contains(second) {
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
      }
      index = start
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  private mutating func unit() -> UInt32? {
    let digits = bytes[index...].prefix(4)
    guard digits.count == 4, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
      return nil
    }
    index += 4
    return value
  }
}
