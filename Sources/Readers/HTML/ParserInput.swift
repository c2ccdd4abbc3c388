import Text

/// What libxml2 is shown of a page: all but what stands within scripts and style sheets, often the half of it. None of
/// that is text, and libxml2 would go through it letter by letter.
struct ParserInput {
  private(set) var bytes: [UInt8] = []
  private(set) var cuts = Cuts()
  /// Whether the page goes on after `</html>`.
  private(set) var goesOnAfterEnd = false
  /// One past the `</html>` that nothing follows but comments, in the source; nil where there is none.
  private(set) var end: Int?

  /// The page in `source`. Where a tag or its end leave doubt, nothing is cut.
  init(_ source: [UInt8]) {
    bytes.reserveCapacity(source.count)
    let scanner = TagScanner(bytes: source)
    var index = 0
    var start = 0
    var isClosed = true
    while let tag = scanner.tag(from: index) {
      if end != nil {
        let isComment = tag.name.isEmpty && !tag.isEnd
        goesOnAfterEnd = goesOnAfterEnd || !isComment || !source[index..<tag.start].allSatisfy(\.isASCIISpace)
      } else if tag.isEnd, source[tag.name].equalsIgnoringASCIICase("html") {
        end = tag.end
      }
      index = tag.end
      guard isClosed, scanner.opensScript(tag) else { continue }
      guard let end = scanner.endOfScript(after: tag) else {
        // Nor will there be an end further down: no page is searched again for each of its tags.
        isClosed = false
        continue
      }
      bytes += source[start..<tag.end]
      cuts.append(at: bytes.count, length: end - tag.end)
      start = end
      index = end
    }
    bytes += source[start...]
    if end != nil { goesOnAfterEnd = goesOnAfterEnd || !source[index...].allSatisfy(\.isASCIISpace) }
    if goesOnAfterEnd { end = nil }
  }
}

extension ParserInput {
  /// Where something was left out. Offsets are asked for in their order.
  struct Cuts {
    /// The bytes shown before each cut, and the bytes left out up to its end.
    private var cuts: [(shown: Int, hidden: Int)] = []
    private var passed = 0

    /// Adds the last cut: `length` bytes after those that are shown.
    fileprivate mutating func append(at shown: Int, length: Int) {
      cuts.append((shown, (cuts.last?.hidden ?? 0) + length))
    }

    /// The offset in the source of `offset` in what libxml2 is shown; none may be smaller than the last.
    mutating func sourceOffset(of offset: Int) -> Int {
      while passed < cuts.count, cuts[passed].shown < offset { passed += 1 }
      return offset + (passed == 0 ? 0 : cuts[passed - 1].hidden)
    }
  }
}

extension TagScanner {
  /// Whether `tag` opens a script or a style sheet.
  fileprivate func opensScript(_ tag: Tag) -> Bool {
    guard !tag.isEnd, tag.name.count == 5 || tag.name.count == 6 else { return false }
    let name = bytes[tag.name]
    guard name.equalsIgnoringASCIICase("script") || name.equalsIgnoringASCIICase("style") else {
      return false
    }
    // `<script.x>` is another element, `<script/>` holds nothing, and a `<` in a tag makes it doubtful where it ends.
    let inside = bytes[tag.name.upperBound..<tag.end]
    guard let next = inside.first, next.isASCIISpace || next == byte(">") else { return false }
    return inside.last == byte(">") && inside.dropLast().last != byte("/") && !inside.contains(byte("<"))
  }

  /// Where the end tag of the script or style sheet begins that `tag` opens; nil where there is none.
  fileprivate func endOfScript(after tag: Tag) -> Int? {
    bytes.withUnsafeBufferPointer { units in
      var index = tag.end
      let last = units.count - tag.name.count - 3
      while index <= last {
        if units[index] == byte("<"), units[index + 1] == byte("/"),
          endsScript(named: tag.name, at: index + 2)
        {
          return index
        }
        index += 1
      }
      return nil
    }
  }

  /// Whether the name of an end tag at `index` is that at `name`.
  private func endsScript(named name: Range<Int>, at index: Int) -> Bool {
    let end = index + name.count
    return zip(bytes[name], bytes[index..<end]).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
      && (bytes[end] == byte(">") || bytes[end] == byte("/") || bytes[end].isASCIISpace)
  }
}
