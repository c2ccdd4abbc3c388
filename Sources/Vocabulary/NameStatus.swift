/// How a name stands to its concept. Raw values are gilda's weights.
public enum NameStatus: UInt8, Hashable, Comparable, Sendable, CaseIterable {
  /// A name that is no longer used.
  case former = 1
  /// Another name.
  case synonym = 2
  /// The preferred name of a source.
  case name = 3
  /// A name that somebody chose by hand for this concept.
  case curated = 4

  /// Orders by weight.
  public static func < (left: NameStatus, right: NameStatus) -> Bool { left.rawValue < right.rawValue }

  /// The word for people.
  public var word: String {
    switch self {
    case .former: "former"
    case .synonym: "synonym"
    case .name: "name"
    case .curated: "curated"
    }
  }
}
