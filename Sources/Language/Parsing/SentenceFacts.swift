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

  /// The landmarks around each word, from place 0: the three before it, the three behind it, six bits each, and how many
  /// finite verbs stand to both sides.
  package private(set) var surroundings: [Surroundings] = []

  /// What stands around a word, however far away: verbs, conjunctions, commas, brackets, relative pronouns.
  package struct Surroundings {
    /// The tags of the last three landmarks before the word, the nearest in the lowest bits.
    package fileprivate(set) var before: UInt32
    /// The tags of the next three behind it.
    package fileprivate(set) var behind: UInt32 = none
    /// How many finite verbs stand before it, two at most.
    package fileprivate(set) var verbsBefore: UInt32
    /// How many stand behind it, two at most.
    package fileprivate(set) var verbsBehind: UInt32 = 0

    /// No landmarks.
    fileprivate static let none: UInt32 = 0x3FFFF

    /// The landmarks with one more that is nearer.
    @inline(__always) fileprivate static func adding(_ tag: UInt8, to landmarks: UInt32) -> UInt32 {
      (landmarks << 6 | UInt32(tag & 63)) & none
    }
  }

  /// What is known of a tag: what a word that has it adds to ``before``, and, in the two upper bits, whether it is a
  /// landmark and a finite verb.
  package struct Traits: Sendable {
    fileprivate let bits: UInt32

    /// The traits of the tag of this name, of the Penn Treebank.
    package init(_ tag: String) {
      let isVerb = tag.hasPrefix("V") || tag == "MD"
      let isFinite = ["VBD", "VBZ", "VBP", "MD"].contains(tag)
      let count: UInt32 = tag == "," ? 1 : isVerb ? 1 << 10 : tag == "CC" ? 1 << 20 : 0
      let isLandmark =
        count > 0 || ["-LRB-", "-RRB-", ":", "TO", "WDT", "WP", "WRB", "WP$"].contains(tag)
      bits = count | (isLandmark ? 1 << 30 : 0) | (isFinite ? 1 << 31 : 0)
    }

    /// Of a tag that the model does not know.
    fileprivate static let unknown = Traits("")
    fileprivate var counts: UInt32 { bits & 0x3FFF_FFFF }
    fileprivate var isLandmark: Bool { bits >> 30 & 1 == 1 }
    fileprivate var isFinite: Bool { bits >> 31 == 1 }
  }

  /// Nothing of no sentence yet.
  package init() {}

  /// Begins a sentence of `count` words, of whose tags some may be missing or unknown; `traits` are those of each tag.
  package mutating func fill(_ numbers: some Sequence<UInt8>, count: Int, traits: [Traits]) {
    tags.removeAll(keepingCapacity: true)
    tags.append(Self.root)
    for number in numbers.prefix(count) { tags.append(Int(number) < traits.count ? number : Self.unknown) }
    while tags.count <= count { tags.append(Self.unknown) }
    before.removeAll(keepingCapacity: true)
    before.append(0)
    before.append(0)
    surroundings.removeAll(keepingCapacity: true)
    var sum: UInt32 = 0
    var here = Surroundings(before: Surroundings.none, verbsBefore: 0)
    for tag in tags.dropFirst() {
      surroundings.append(here)
      let traits = Int(tag) < traits.count ? traits[Int(tag)] : .unknown
      sum &+= traits.counts
      before.append(sum)
      if traits.isLandmark { here.before = Surroundings.adding(tag, to: here.before) }
      if traits.isFinite, here.verbsBefore < 2 { here.verbsBefore += 1 }
    }
    for place in surroundings.indices.reversed() {
      surroundings[place].behind = here.behind
      surroundings[place].verbsBehind = here.verbsBehind
      let tag = tags[place + 1]
      let traits = Int(tag) < traits.count ? traits[Int(tag)] : .unknown
      if traits.isLandmark { here.behind = Surroundings.adding(tag, to: here.behind) }
      if traits.isFinite, here.verbsBehind < 2 { here.verbsBehind += 1 }
    }
  }
}
