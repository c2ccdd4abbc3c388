import Text

/// The parts of markdown links.
enum Links {
  /// The brackets of `line`, opening to closing; empty where the line holds no link at all, unless `always`.
  static func brackets(of line: ByteRange, in bytes: [UInt8], always: Bool = false) -> [Int: Int] {
    guard always || holdsLink(line, bytes) else { return [:] }
    var pairs: [Int: Int] = [:]
    var open: [Int] = []
    var index = line.start
    while index < line.end {
      switch bytes[index] {
      case byte("\\"): index += 1
      case byte("["): open.append(index)
      case byte("]"): if let start = open.popLast() { pairs[start] = index }
      default: break
      }
      index += 1
    }
    return pairs
  }

  private static func holdsLink(_ line: ByteRange, _ bytes: [UInt8]) -> Bool {
    var index = line.start
    while index + 1 < line.end {
      if bytes[index] == byte("]"), bytes[index + 1] == byte("(") { return true }
      index += 1
    }
    return false
  }

  /// The target in parentheses that follows the `]` at `close`, and one past its end.
  static func target(after close: Int, in bytes: ArraySlice<UInt8>) -> (String, end: Int)? {
    let start = close + 1
    guard start < bytes.endIndex, bytes[start] == byte("(") else { return nil }
    var depth = 0
    var index = start
    let limit = min(bytes.endIndex, start + 4000)
    while index < limit {
      if bytes[index] == byte("(") { depth += 1 }
      if bytes[index] == byte(")") {
        depth -= 1
        if depth == 0 { break }
      }
      index += 1
    }
    guard index < limit else { return nil }
    let inside = bytes[(start + 1)..<index]
    // Within angle brackets spaces may stand.
    let enclosed = inside.first == byte("<") ? inside.firstIndex(of: byte(">")) : nil
    let target = enclosed.map { inside[...$0] } ?? inside.prefix { !$0.isASCIISpace }
    let rest = inside.dropFirst(target.count).first { !$0.isASCIISpace }
    guard rest == nil || rest == byte("\"") || rest == byte("'") || rest == byte("("), isTarget(target) else {
      return nil
    }
    let bare = enclosed != nil ? target.dropFirst().dropLast() : target
    return (String(decoding: bare, as: UTF8.self), index + 1)
  }

  /// "[12](see below)" is prose; what leads somewhere has a fragment, a scheme, a path or a dot.
  private static func isTarget(_ target: ArraySlice<UInt8>) -> Bool {
    target.isEmpty
      || target.contains { [byte("#"), byte("/"), byte(":"), byte("."), byte("@")].contains($0) }
  }

  /// Whether the words of a link are citation numbers: `1`, `3,4`, `[5]`.
  static func isCallout(_ text: ArraySlice<UInt8>) -> Bool {
    !text.isEmpty
      && text.allSatisfy { $0.isASCIIDigit || $0 == byte(",") || $0 == byte("-") || $0 == 0x20 || $0 >= 0x80 }
      && text.contains(where: \.isASCIIDigit)
  }

  /// One past the `>` of the `<https://…>` or `<name@host>` that begins at `index`.
  static func autolinkEnd(_ index: Int, in bytes: ArraySlice<UInt8>) -> Int? {
    let inside = bytes[(index + 1)...].prefix(2000).prefix {
      !$0.isASCIISpace && $0 != byte("<") && $0 != byte(">")
    }
    guard inside.endIndex < bytes.endIndex, bytes[inside.endIndex] == byte(">") else { return nil }
    let isURL = inside.hasPrefix("http://") || inside.hasPrefix("https://") || inside.hasPrefix("mailto:")
    return isURL || inside.contains(byte("@")) ? inside.endIndex + 1 : nil
  }
}
