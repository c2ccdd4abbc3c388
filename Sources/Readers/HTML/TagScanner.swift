import Text

/// Finds text and tags between two events of libxml2, which tells where tags end, but not where text stands.
struct TagScanner {
  let bytes: [UInt8]

  /// Something that begins with `<`, from there to one past its `>`.
  struct Tag {
    var start: Int
    var end: Int
    var isEnd: Bool
    var name: ArraySlice<UInt8>
  }

  /// The next tag, comment or declaration at or after `index`; a `<` that begins none of these is text.
  func tag(from start: Int) -> Tag? {
    var index = start
    while index + 1 < bytes.count {
      guard bytes[index] == byte("<") else {
        index += 1
        continue
      }
      let next = bytes[index + 1]
      if next.isASCIILetter { return element(at: index, nameAt: index + 1) }
      if next == byte("/") { return element(at: index, nameAt: index + 2) }
      if next == byte("!") || next == byte("?") { return declaration(at: index) }
      index += 1
    }
    return nil
  }

  private func element(at start: Int, nameAt nameStart: Int) -> Tag {
    var index = nameStart
    while index < bytes.count,
      bytes[index].isASCIIAlphanumeric || bytes[index] == byte(":") || bytes[index] == byte("-")
    {
      index += 1
    }
    let name = bytes[nameStart..<index]
    return Tag(start: start, end: endOfTag(from: index), isEnd: nameStart == start + 2, name: name)
  }

  /// One past the `>` that closes a tag: one that stands in a quoted value closes nothing.
  private func endOfTag(from start: Int) -> Int {
    var index = start
    var isValue = false
    while index < bytes.count {
      let unit = bytes[index]
      if unit == byte(">") { return index + 1 }
      if isValue, unit == byte("\"") || unit == byte("'") {
        index = (bytes[(index + 1)...].firstIndex(of: unit) ?? bytes.count - 1) + 1
        isValue = false
        continue
      }
      if unit == byte("=") { isValue = true } else if !unit.isASCIISpace { isValue = false }
      index += 1
    }
    return bytes.count
  }

  private func declaration(at start: Int) -> Tag {
    let isComment = bytes[start...].hasPrefix("<!--")
    let end =
      isComment
      ? bytes.firstIndex(of: "-->", from: start + 4).map { $0 + 3 }
      : bytes[start...].firstIndex(of: byte(">")).map { $0 + 1 }
    return Tag(start: start, end: end ?? bytes.count, isEnd: false, name: bytes[start..<start])
  }
}
