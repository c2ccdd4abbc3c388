import Text

/// What libxml2 is shown of a page: all but what stands within scripts and style sheets, often the half of it. None of
/// that is text, and libxml2 would go through it letter by letter.
struct ParserInput {
  private(set) var bytes: [UInt8] = []
  private(set) var cuts = Cuts()

  /// The page in `source`. Where a tag or its end leave doubt, nothing is cut.
  init(_ source: [UInt8]) {
    bytes.reserveCapacity(source.count)
    let scanner = TagScanner(bytes: source)
    var index = 0
    var start = 0
    while let tag = scanner.tag(from: index) {
      index = tag.end
      guard let end = scanner.endOfScript(after: tag) else { continue }
      bytes += source[start..<tag.end]
      cuts.append(at: bytes.count, length: end - tag.end)
      start = end
      index = end
    }
    bytes += source[start...]
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
  /// Where the end tag of the script or style sheet begins that `tag` opens; nil where it opens none.
  fileprivate func endOfScript(after tag: Tag) -> Int? {
    guard !tag.isEnd, tag.name.count == 5 || tag.name.count == 6 else { return nil }
    let name = bytes[tag.name]
    guard name.equalsIgnoringASCIICase("script") || name.equalsIgnoringASCIICase("style") else { return nil }
    // `<script.x>` is another element, and `<script/>` holds nothing.
    let next = bytes[tag.name.upperBound...].first
    guard let next, next.isASCIISpace || next == byte(">"), bytes[tag.end - 1] == byte(">"),
      bytes[tag.end - 2] != byte("/")
    else { return nil }
    var index = tag.end
    while let end = bytes[index...].firstIndex(of: byte("<")) {
      index = end + 1
      let after = bytes[index...].dropFirst()
      if bytes[index...].first == byte("/"), after.prefix(name.count).elementsEqual(name, by: { $0.asciiLowercased == $1.asciiLowercased }) {
        return end
      }
    }
    return nil
  }
}
