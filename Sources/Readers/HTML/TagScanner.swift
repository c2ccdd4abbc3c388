import Text

/// Finds text and tags between two events of libxml2, which tells where tags end, but not where text stands.
struct TagScanner {
  let bytes: [UInt8]
  /// XML has sections of CDATA, instructions that end in `?>`, and document types with declarations in brackets.
  var isXML = false

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
      if next.isASCIILetter || isXML && Self.isNameByte(next) { return element(at: index, nameAt: index + 1) }
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
        || isXML && Self.isNameByte(bytes[index])
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

  private static func isNameByte(_ unit: UInt8) -> Bool {
    unit == byte("_") || unit == byte(".") || unit >= 0x80
  }

  private func declaration(at start: Int) -> Tag {
    let isComment = bytes[start...].hasPrefix("<!--")
    let end =
      isComment
      ? bytes.firstIndex(of: "-->", from: start + 4).map { $0 + 3 }
      : isXML ? endOfXMLDeclaration(at: start) : bytes[start...].firstIndex(of: byte(">")).map { $0 + 1 }
    return Tag(start: start, end: end ?? bytes.count, isEnd: false, name: bytes[start..<start])
  }

  private func endOfXMLDeclaration(at start: Int) -> Int? {
    let rest = bytes[start...]
    if rest.hasPrefix("<?") { return bytes.firstIndex(of: "?>", from: start + 2).map { $0 + 2 } }
    if isCDATA(at: start) { return bytes.firstIndex(of: "]]>", from: start).map { $0 + 3 } }
    guard rest.prefix(9).equalsIgnoringASCIICase("<!doctype") else {
      return rest.firstIndex(of: byte(">")).map { $0 + 1 }
    }
    var quote: UInt8?
    var depth = 0
    var index = start
    while index < bytes.count {
      let unit = bytes[index]
      index += 1
      if let open = quote {
        if unit == open { quote = nil }
      } else if depth > 0, unit == byte("<"), bytes[index...].hasPrefix("!--") {
        index = (bytes.firstIndex(of: "-->", from: index) ?? bytes.count - 3) + 3
      } else {
        switch unit {
        case byte("\""), byte("'"): quote = unit
        case byte("["): depth += 1
        case byte("]"): depth -= 1
        case byte(">") where depth <= 0: return index
        default: break
        }
      }
    }
    return nil
  }

  /// Whether a section of CDATA begins at `start`.
  func isCDATA(at start: Int) -> Bool { isXML && bytes[start...].hasPrefix("<![CDATA[") }
}

extension TagScanner {
  /// The name of the first element; nil where there is none.
  var firstElement: String? {
    var index = 0
    while let tag = tag(from: index) {
      if !tag.name.isEmpty { return String(decoding: tag.name.prefix(60), as: UTF8.self) }
      index = tag.end
    }
    return nil
  }
}
