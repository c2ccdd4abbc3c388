import Text

/// A line of authors, whose superscripts are the marks of their affiliations.
enum Byline {
  private static let particles: Set<String> = [
    "and", "de", "da", "dos", "del", "der", "den", "di", "du", "la", "le", "van", "von", "zu", "ten", "ter",
    "al",
    "el", "bin", "ibn",
  ]

  /// Whether `bytes` hold names only: no word in lower case but those that names have, and no stop at the end.
  static func isByline(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let last = bytes.last, !".?!:;)".utf8.contains(last) else { return false }
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let word = bytes[index...].prefix { !$0.isASCIISpace }
      let isLower = word.first?.isASCIILower == true
      if isLower, !particles.contains(String(decoding: word, as: UTF8.self)) { return false }
      index = word.endIndex + 1
    }
    return true
  }
}
