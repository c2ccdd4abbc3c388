extension StateFeatures {
  /// What of a sentence does not change with the state.
  package struct Sentence {
    /// The tags, from place 1; place 0 is the root's.
    package private(set) var tags: [UInt8] = []
    /// For each place how many commas, verbs and conjunctions stand before it, 10 bits each.
    package private(set) var before: [UInt32] = []

    /// Nothing of no sentence yet.
    package init() {}

    /// What a token with `tag` adds to ``before``.
    package static func count(_ tag: String) -> UInt32 {
      switch tag {
      case ",": 1
      case "CC": 1 << 20
      case "MD": 1 << 10
      default: tag.utf8.first == 0x56 ? 1 << 10 : 0
      }
    }

    /// Begins a sentence of `count` words, of whose tags some may be missing; `counts` says what each tag counts as.
    package mutating func fill(_ numbers: some Sequence<UInt8>, count: Int, counts: [UInt32]) {
      tags.removeAll(keepingCapacity: true)
      tags.append(UInt8(StateFeatures.mostTags))
      for number in numbers { tags.append(Int(number) < counts.count ? number : UInt8(StateFeatures.mostTags) + 1) }
      while tags.count <= count { tags.append(UInt8(StateFeatures.mostTags) + 1) }
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
}
