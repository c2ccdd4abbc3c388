import Text

/// `</body>` and `</html>` with more of the page below them: pages glued together, or scripts that append.
///
/// Browsers go on as if the tags were not there; libxml2's push parser gives up at the first letter. So it is shown
/// comments of the same length in their place, and no offset moves.
enum EarlyEnds {
  /// `bytes` with such tags as comments; nil where there are none.
  static func hidden(in bytes: [UInt8]) -> [UInt8]? {
    let ends = ends(in: bytes)
    guard
      zip(ends, ends.dropFirst().map(\.lowerBound) + [bytes.count]).contains(where: { end, next in
        bytes[end.upperBound..<max(end.upperBound, next)].contains { !$0.isASCIISpace }
      })
    else { return nil }
    var hidden = bytes
    for end in ends {
      hidden.replaceSubrange(end.prefix(4), with: "<!--".utf8)
      for index in end.dropFirst(4).dropLast(3) { hidden[index] = 0x20 }
      hidden.replaceSubrange(end.suffix(3), with: "-->".utf8)
    }
    return hidden
  }

  private static func ends(in bytes: [UInt8]) -> [Range<Int>] {
    var ends: [Range<Int>] = []
    bytes.withUnsafeBufferPointer { units in
      var index = 0
      while index + 6 < units.count {
        if units[index] == byte("<"), units[index + 1] == byte("/"), let end = end(at: index, bytes) {
          ends.append(index..<end)
          index = end
        } else {
          index += 1
        }
      }
    }
    return ends
  }

  /// One past the `>` of the tag at `start`; nil where it is another.
  private static func end(at start: Int, _ bytes: [UInt8]) -> Int? {
    let name = bytes[(start + 2)..<(start + 6)]
    guard name.equalsIgnoringASCIICase("html") || name.equalsIgnoringASCIICase("body") else { return nil }
    var end = start + 6
    while end < bytes.count, bytes[end].isASCIISpace { end += 1 }
    return end < bytes.count && bytes[end] == byte(">") ? end + 1 : nil
  }
}
