/// Turns any bytes into valid UTF-8: the Unicode standard's "maximal subpart" replacement (chapter 3.9,
/// table 3-8), a leading byte order mark and NUL bytes left out.
///
/// The repaired bytes are the coordinate system of a document's source; libxml2's offsets hold only there.
public enum UTF8Repair {
  /// What repairing changed.
  public struct Result: Sendable {
    /// The valid text.
    public let text: SourceText
    /// How many valid sequences of several bytes there are: scalars beyond ASCII.
    public let multiByteScalars: Int
    /// How many invalid sequences were replaced by U+FFFD.
    public let replacements: Int
    /// How many NUL bytes were left out.
    public let nulBytes: Int
  }

  /// `bytes` as valid UTF-8 without byte order mark and NULs.
  public static func repair(_ bytes: [UInt8]) -> Result {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    // Most files need no repair, and no copy.
    if body.startIndex == 0, let scalars = multiByteScalars(ofClean: body) {
      return Result(
        text: SourceText(validated: bytes), multiByteScalars: scalars, replacements: 0, nulBytes: 0)
    }
    var result: [UInt8] = []
    result.reserveCapacity(body.count)
    var scalars = 0
    var replacements = 0
    var nulBytes = 0
    var index = body.startIndex
    while index < body.endIndex {
      let first = body[index]
      if first == 0 {
        nulBytes += 1
        index += 1
      } else if first < 0x80 {
        let end = endOfASCII(in: body, from: index)
        result.append(contentsOf: body[index..<end])
        index = end
      } else {
        let (length, valid) = sequence(in: body, at: index)
        if valid {
          result.append(contentsOf: body[index..<(index + length)])
          scalars += 1
        } else {
          result.append(contentsOf: [0xEF, 0xBF, 0xBD])
          replacements += 1
        }
        index += length
      }
    }
    return Result(
      text: SourceText(validated: result), multiByteScalars: scalars, replacements: replacements,
      nulBytes: nulBytes)
  }

  /// How many sequences of several bytes stand in `bytes`; nil where these are not valid or hold a NUL.
  private static func multiByteScalars(ofClean bytes: ArraySlice<UInt8>) -> Int? {
    var scalars = 0
    var index = endOfASCII(in: bytes, from: bytes.startIndex)
    while index < bytes.endIndex {
      let (length, valid) = sequence(in: bytes, at: index)
      guard valid else { return nil }
      scalars += 1
      index = endOfASCII(in: bytes, from: index + length)
    }
    return scalars
  }

  /// One past the bytes from 1 to 127 that stand together: most of most texts, eight at a time.
  private static func endOfASCII(in bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    bytes.withUnsafeBytes { units in
      var index = start - bytes.startIndex
      while index + 8 <= units.count {
        let eight = units.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // NUL borrows its highest bit from the byte above; other bytes of ASCII leave all highest bits clear.
        if (eight &- 0x0101_0101_0101_0101 | eight) & 0x8080_8080_8080_8080 != 0 { break }
        index += 8
      }
      while index < units.count, units[index] &- 1 < 0x7F { index += 1 }
      return index + bytes.startIndex
    }
  }

  /// The length of the sequence that begins at `index`, or of its maximal subpart where it is not valid.
  private static func sequence(in bytes: ArraySlice<UInt8>, at index: Int) -> (length: Int, valid: Bool) {
    let first = bytes[index]
    let (needed, second): (Int, ClosedRange<UInt8>)
    switch first {
    case 0xC2...0xDF: (needed, second) = (2, 0x80...0xBF)
    case 0xE0: (needed, second) = (3, 0xA0...0xBF)
    case 0xED: (needed, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (needed, second) = (3, 0x80...0xBF)
    case 0xF0: (needed, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (needed, second) = (4, 0x80...0xBF)
    case 0xF4: (needed, second) = (4, 0x80...0x8F)
    default: return (1, false)
    }
    var length = 1
    while length < needed, index + length < bytes.endIndex {
      let next = bytes[index + length]
      guard length == 1 ? second.contains(next) : next.isUTF8Continuation else { break }
      length += 1
    }
    return (length, length == needed)
  }
}
