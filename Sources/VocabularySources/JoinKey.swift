import Text
import Vocabulary

/// The key under which names of several sources are taken for one: in the singular, in American spelling, and with the
/// stereo mark that ``NameKey`` drops.
enum JoinKey {
  /// The key of `name`.
  static func of(_ name: ArraySlice<UInt8>) -> UInt64 {
    let singular = isPlural(name) ? name.dropLast() : name
    let key = NameKey.of(american(singular)[...])
    guard let mark = stereoMark(of: name) else { return key }
    return mark.reduce(key) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }

  /// MeSH's headings are plural where others are not: "Penicillins".
  private static func isPlural(_ name: ArraySlice<UInt8>) -> Bool {
    name.count > 6 && name.last == byte("s") && !name.dropLast().hasSuffix("s") && !name.hasSuffix("is")
      && !name.hasSuffix("us")
  }

  /// "haematoxylin" → "hematoxylin".
  private static func american(_ name: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(name.count)
    for index in name.indices {
      let unit = name[index].asciiLowercased
      let next = index + 1
      let isDigraph =
        (unit == byte("a") || unit == byte("o")) && next < name.endIndex
        && name[next].asciiLowercased == byte("e") && next + 1 < name.endIndex
      if !isDigraph { result.append(name[index]) }
    }
    return result
  }

  /// "(-)" of "(-)-menthol": another substance than menthol.
  private static func stereoMark(of name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard name.first == byte("("), let close = name.firstIndex(of: byte(")")), close - name.startIndex <= 8,
      close + 1 < name.endIndex, name[close + 1] == byte("-")
    else { return nil }
    return name[name.startIndex..<close]
  }
}
