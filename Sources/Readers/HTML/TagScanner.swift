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
    /// Its name in the source; empty where it has none.
    var name: Range<Int>
  }

  /// The next tag, comment or declaration at or after `index`; a `<` that begins none of these is text.
  func tag(from start: Int) -> Tag? {
    // Every byte of a page comes by here: no bounds are checked for each.
    bytes.withUnsafeBufferPointer { units in
      var index = start
      while index + 1 < units.count {
        guard units[index] == byte("<") else {
          index += 1
          continue
        }
        let next = units[index + 1]
        if next.isASCIILetter || isXML && Self.isNameByte(next) {
          return element(at: index, nameAt: index + 1, in: units)
        }
        if next == byte("/") { return element(at: index, nameAt: index + 2, in: units) }
        if next == byte("!") || next == byte("?") { return declaration(at: index) }
        index += 1
      }
      return nil
    }
  }

  private typealias Units = UnsafeBufferPointer<UInt8>

  private func element(at start: Int, nameAt nameStart: Int, in units: Units) -> Tag {
    var index = nameStart
    while index < units.count,
      units[index].isASCIIAlphanumeric || units[index] == byte(":") || units[index] == byte("-")
        || isXML && Self.isNameByte(units[index])
    {
      index += 1
    }
    let end = Self.endOfTag(from: index, in: units)
    return Tag(start: start, end: end, isEnd: nameStart == start + 2, name: nameStart..<index)
  }

  /// One past the `>` that closes a tag: one that stands in a quoted value closes nothing.
  private static func endOfTag(from start: Int, in units: Units) -> Int {
    var index = start
    while index < units.count {
      let unit = units[index]
      index += 1
      if unit == byte(">") { return index }
      guard unit == byte("=") else { continue }
      while index < units.count, units[index] == byte("=") || units[index].isASCIISpace { index += 1 }
      guard index < units.count, units[index] == byte("\"") || units[index] == byte("'") else { continue }
      let quote = units[index]
      index += 1
      while index < units.count, units[index] != quote { index += 1 }
      index += 1
    }
    return units.count
  }

  private static func isNameByte(_ unit: UInt8) -> Bool {
    unit == byte("_") || unit == byte(".") || unit >= 0x80
  }

  private func declaration(at start: Int) -> Tag {
    let isComment = bytes[start...].hasPrefix("<!--")
    let end =
      isComment
      ? endOfComment(at: start)
      : isXML ? endOfXMLDeclaration(at: start) : bytes[start...].firstIndex(of: byte(">")).map { $0 + 1 }
    return Tag(start: start, end: end ?? bytes.count, isEnd: false, name: start..<start)
  }

  /// In HTML, `<!-->` is a comment too, and `--!>` ends one.
  private func endOfComment(at start: Int) -> Int? {
    if isXML { return bytes.firstIndex(of: "-->", from: start + 4).map { $0 + 3 } }
    var index = start + 2
    while let end = bytes.firstIndex(of: "--", from: index) {
      let rest = bytes[(end + 2)...]
      if rest.first == byte(">") { return end + 3 }
      if end > start + 2, rest.hasPrefix("!>") { return end + 4 }
      index = end + 1
    }
    return nil
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
      if !tag.name.isEmpty { return String(decoding: bytes[tag.name.prefix(60)], as: UTF8.self) }
      index = tag.end
    }
    return nil
  }
}
