import Text

/// The number of an entry and what follows it: `- 3. Title`, `[3] Title`, `(3) Title`, `3 Title`.
struct EntryLabel {
  /// The number as printed or, where none is, as counted.
  let index: String
  /// The entry without its bullet and number; its indices are those of the whole.
  let rest: ArraySlice<UInt8>

  /// The label of `entry`. `ordinal` is the number of its item in an ordered list; `previous` the index before it.
  init(_ entry: ArraySlice<UInt8>, ordinal: Int?, previous: String?) {
    let expected = previous.flatMap { Int($0) }.map { $0 + 1 } ?? 1
    let bare = Self.withoutBullet(entry)
    guard let label = Self.printed(bare, expected: ordinal ?? expected) else {
      index = String(ordinal ?? expected)
      rest = bare
      return
    }
    index = label.index
    rest = Self.withoutSpaces(label.rest)
  }

  private static func withoutBullet(_ entry: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let entry = withoutSpaces(entry)
    guard let first = entry.scalar(at: entry.startIndex),
      first == "*" || first == "•" || first == "+" || first.isDash,
      let next = entry.scalar(at: entry.startIndex + first.byteCount), next.isSpace
    else { return entry }
    return withoutSpaces(entry.dropFirst(first.byteCount))
  }

  private static func withoutSpaces(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes
    while let scalar = rest.scalar(at: rest.startIndex), scalar.isSpace {
      rest = rest.dropFirst(scalar.byteCount)
    }
    return rest
  }

  /// A number in brackets or before a stop; a bare one only where it is the one `expected` next.
  private static func printed(
    _ entry: ArraySlice<UInt8>, expected: Int
  ) -> (index: String, rest: ArraySlice<UInt8>)? {
    let open = entry.first
    let isEnclosed = open == byte("[") || open == byte("(")
    let digits = entry.dropFirst(isEnclosed ? 1 : 0).prefix { $0.isASCIIDigit }
    guard !digits.isEmpty, digits.count <= 4 else { return nil }
    let index = String(decoding: digits, as: UTF8.self)
    let after = entry[digits.endIndex...]
    if isEnclosed {
      guard after.first == (open == byte("[") ? byte("]") : byte(")")) else { return nil }
      return (index, after.dropFirst(after.dropFirst().first == byte(".") ? 2 : 1))
    }
    if let stop = after.first, stop == byte(".") || stop == byte(")") || stop == byte(":") {
      guard after.dropFirst().first?.isASCIIDigit != true || Int(index) == expected && stop != byte(".")
      else {
        return nil
      }
      return (index, after.dropFirst())
    }
    guard Int(index) == expected, let space = after.scalar(at: after.startIndex), space.isSpace else {
      return nil
    }
    return (index, after)
  }
}
