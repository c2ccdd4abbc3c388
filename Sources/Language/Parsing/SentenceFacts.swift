/// What of a sentence does not change with the parser's state.
package struct SentenceFacts {
  /// The number that stands for the tag of the root.
  private static let root = UInt8(StateFeatures.mostTags)
  /// The number that stands for a tag that the model does not know.
  private static let unknown = UInt8(StateFeatures.mostTags + 1)

  /// The tags; place 0 is the root's.
  package private(set) var tags: [UInt8] = []
  /// For each place how many commas, verbs and conjunctions stand before it, ten bits each, which wrap.
  package private(set) var before: [UInt32] = []

  /// Nothing of no sentence yet.
  package init() {}

  /// What a token with `tag` adds to ``before``.
  package static func count(_ tag: String) -> UInt32 {
    switch tag {
    case ",": 1
    case "CC": 1 << 20
    case "MD": 1 << 10
    default: tag.hasPrefix("V") ? 1 << 10 : 0
    }
  }

  /// Begins a sentence of `count` words, of whose tags some may be missing or unknown; `counts` says what each tag
  /// counts as.
  package mutating func fill(_ numbers: some Sequence<UInt8>, count: Int, counts: [UInt32]) {
    tags.removeAll(keepingCapacity: true)
    tags.append(Self.root)
    for number in numbers.prefix(count) { tags.append(Int(number) < counts.count ? number : Self.unknown) }
    while tags.count <= count { tags.append(Self.unknown) }
    before.removeAll(keepingCapacity: true)
    before.append(0)
    before.append(0)
    var sum: UInt32 = 0
    for tag in tags.dropFirst() {
      if Int(tag) < counts.count { sum &+= counts[Int(tag)] }
      before.append(sum)
    }
  }
}
