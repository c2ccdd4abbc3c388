/// What the parser looks at in a state: the tokens at some places, and rows of small facts (labels and numbers of
/// children, distances, pairs of tags, what stands between).
package enum StateFeatures {
  /// How many places are looked at: the three topmost tokens of the stack, two of the buffer, then children.
  package static let slots = 10
  /// How many rows of facts a state has.
  package static let facts = 15

  /// The most tags: numbers from here on stand for what is no tag.
  package static let mostTags = 61
  /// The most labels.
  package static let mostLabels = 63

  private static let sizes = [
    64, 64, 64, 64, 64,  // labels of children
    64, 64, 64,  // numbers of children, with tags of none
    256,  // distances
    64, 64,  // what stands between
    4096, 4096,  // pairs of tags
    4096 * 8, 4096 * 4,
  ]
  private static let starts = sizes.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
  /// How many rows there are.
  package static let rows = sizes.reduce(0, +)

  /// Writes the tokens (-1 for none) to `slots` and the rows to `facts`.
  package static func write(
    _ state: borrowing ArcHybrid, _ sentence: borrowing Sentence, slots: UnsafeMutablePointer<Int32>,
    facts: UnsafeMutablePointer<Int32>
  ) {
    let first = state.first
    let count = state.count
    let s0 = state.stacked(0)
    let s1 = state.stacked(1)
    let b0: Int32 = first <= count ? Int32(first) : -1
    slots[0] = s0
    slots[1] = s1
    slots[2] = state.stacked(2)
    slots[3] = b0
    slots[4] = first + 1 <= count ? Int32(first + 1) : -1
    func left(_ token: Int32) -> Int32 {
      token <= 0 ? -1 : state.leftmost[Int(token)] == 0 ? -1 : state.leftmost[Int(token)]
    }
    func right(_ token: Int32) -> Int32 {
      token <= 0 ? -1 : state.rightmost[Int(token)] == 0 ? -1 : state.rightmost[Int(token)]
    }
    slots[5] = left(s0)
    slots[6] = right(s0)
    slots[7] = left(s1)
    slots[8] = right(s1)
    slots[9] = left(b0)
    func label(_ token: Int32) -> Int32 { token < 0 ? 63 : Int32(state.labels[Int(token)]) }
    func tag(_ token: Int32) -> Int32 { token < 0 ? 63 : Int32(sentence.tags[Int(token)]) }
    func number(_ token: Int32) -> Int32 {
      token < 0
        ? 15
        : Int32(min(state.leftCount[Int(token)], 3)) * 4 + Int32(min(state.rightCount[Int(token)], 3))
    }
    let near = distance(s0, b0)
    let far = distance(s1, s0)
    let (t1, t0, next) = (tag(s1), tag(s0), tag(b0))
    var index = 0
    func add(_ value: Int32) {
      facts[index] = Int32(starts[index]) + value
      index += 1
    }
    for slot in 5...9 { add(label(slots[slot])) }
    add(number(s0))
    add(number(s1))
    add(number(b0))
    add(near * 16 + far * 2 + (state.stack.count > 2 ? 1 : 0))
    add(between(s0, b0, sentence))
    add(between(s1, s0, sentence))
    add(t0 * 64 + next)
    add(t1 * 64 + t0)
    add((t0 * 64 + next) * 8 + near)
    add((t1 * 64 + next) * 4 + min(far, 3))
  }

  /// The distance of two tokens in 8 steps.
  private static func distance(_ left: Int32, _ right: Int32) -> Int32 {
    guard left > 0, right > 0 else { return 0 }
    let distance = right - left
    return distance < 5 ? distance : distance < 7 ? 5 : distance < 12 ? 6 : 7
  }

  /// What stands between two tokens: commas, verbs and conjunctions, three at most of each.
  private static func between(_ left: Int32, _ right: Int32, _ sentence: borrowing Sentence) -> Int32 {
    guard left > 0, right > 0 else { return 63 }
    let difference = sentence.before[Int(right)] &- sentence.before[Int(left) + 1]
    let commas = min(difference & 0x3FF, 3)
    let verbs = min(difference >> 10 & 0x3FF, 3)
    let conjunctions = min(difference >> 20 & 0x3FF, 3)
    return Int32(commas | verbs << 2 | conjunctions << 4)
  }
}
