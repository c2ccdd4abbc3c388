/// What makes two mentions one node: the CURIE, or the folded slug of a `local:<category>/<slug>`.
///
/// The category of an ungrounded entity is a guess that may change from run to run, so it is no part of the key.
struct EntityKey: Hashable {
  /// The key as text, which claim ids are hashed from.
  let text: String

  /// The key of an entity's identifier.
  init(identifier: String) {
    guard identifier.hasPrefix("local:") else {
      text = identifier
      return
    }
    let slug = identifier.utf8.firstIndex(of: 0x2F).map { identifier[identifier.utf8.index(after: $0)...] }
    text = "local:" + String(slug ?? identifier[...]).folded
  }

  /// The key of a qualifier's value, or nil where that is a literal.
  init?(qualifier value: String) {
    guard let colon = value.utf8.firstIndex(of: 0x3A), colon > value.startIndex else { return nil }
    let reference = value[value.utf8.index(after: colon)...]
    let isPrefix = value[..<colon].utf8.allSatisfy(\.isPrefixByte)
    guard isPrefix, !reference.isEmpty, !reference.hasPrefix("//"), !value.utf8.contains(0x20) else {
      return nil
    }
    self.init(identifier: value)
  }
}

extension UInt8 {
  /// Letters, digits, `.` and `_`: what the prefix of a CURIE is made of.
  fileprivate var isPrefixByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F: true
    default: false
    }
  }
}
