/// A JSON value (RFC 8259) whose objects keep the order of their keys.
///
/// Our own writer, and not `JSONEncoder`: keys stand in the contract's order, bytes are the same on every
/// platform, and no Foundation is needed where a graph of millions of lines is streamed.
public enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  /// One key of an object and its value.
  public struct Member: Hashable, Sendable {
    /// The key.
    public var key: String
    /// Its value.
    public var value: JSON

    /// A member of an object.
    public init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// An object of those members whose value is not nil, in the order given.
  public static func members(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(members.compactMap { key, value in value.map { Member(key, $0) } })
  }

  /// An array of strings.
  public static func strings(_ strings: some Sequence<String>) -> JSON { .array(strings.map(JSON.string)) }

  /// An object of strings, sorted by key.
  public static func sorted(_ dictionary: [String: String]) -> JSON {
    .object(dictionary.sorted { $0.key < $1.key }.map { Member($0.key, .string($0.value)) })
  }

  /// The value of `key` in an object.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// An integer.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An array.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
}

extension JSON {
  /// The value as one line of UTF-8, without spaces (`indent` nil), or indented by `indent` spaces a level.
  /// Arrays and objects that hold no other container stay on one line.
  public func encoded(indent: Int? = nil) -> [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: indent, level: 0)
    return bytes
  }

  /// Appends the value to `bytes`.
  public func write(to bytes: inout [UInt8], indent: Int?, level: Int) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .int(let value): bytes.append(contentsOf: String(value).utf8)
    case .double(let value): bytes.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
    case .string(let value): Self.quote(value, to: &bytes)
    case .array(let values):
      Self.wrap("[", "]", values, to: &bytes, indent: isFlat ? nil : indent, level: level) {
        $0.write(to: &$1, indent: isFlat ? nil : indent, level: level + 1)
      }
    case .object(let members):
      Self.wrap("{", "}", members, to: &bytes, indent: isFlat ? nil : indent, level: level) {
        Self.quote($0.key, to: &$1)
        $1.append(contentsOf: (indent == nil ? ":" : ": ").utf8)
        $0.value.write(to: &$1, indent: isFlat ? nil : indent, level: level + 1)
      }
    }
  }

  /// Whether a person would leave this on one line: a container of plain values.
  private var isFlat: Bool {
    switch self {
    case .array(let values): values.allSatisfy { !$0.isContainer }
    case .object(let members): members.count <= 4 && members.allSatisfy { !$0.value.isContainer }
    default: true
    }
  }

  private var isContainer: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }

  private static func wrap<Element>(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ elements: [Element], to bytes: inout [UInt8],
    indent: Int?, level: Int, write: (Element, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(contentsOf: ",".utf8) }
      if let indent {
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: indent * (level + 1)))
      }
      write(element, &bytes)
    }
    if let indent, !elements.isEmpty {
      bytes.append(0x0A)
      bytes.append(contentsOf: repeatElement(0x20, count: indent * level))
    }
    bytes.append(UInt8(ascii: close))
  }

  /// Writes `string` in quotes; control characters, `"` and `\` are escaped, and U+2028 and U+2029, which end
  /// a line for some readers of JSON Lines.
  private static func quote(_ string: String, to bytes: inout [UInt8]) {
    bytes.append(byte("\""))
    for unit in string.utf8 {
      switch unit {
      case byte("\""): bytes.append(contentsOf: #"\""#.utf8)
      case byte("\\"): bytes.append(contentsOf: #"\\"#.utf8)
      case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0..<0x20, 0x7F:
        bytes.append(contentsOf: #"\u00"#.utf8)
        bytes.append(contentsOf: [hexDigits[Int(unit >> 4)], hexDigits[Int(unit & 15)]])
      case 0xA8, 0xA9:
        let isLineSeparator = bytes.suffix(2).elementsEqual([0xE2, 0x80])
        if isLineSeparator {
          bytes.removeLast(2)
          bytes.append(contentsOf: (unit == 0xA8 ? #"\u2028"# : #"\u2029"#).utf8)
        } else {
          bytes.append(unit)
        }
      default: bytes.append(unit)
      }
    }
    bytes.append(byte("\""))
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)
}
