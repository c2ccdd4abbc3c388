/// What the parser looks at in a state: the tokens at some places, and rows of small facts (labels and numbers of
/// children, distances, pairs of tags, what stands between), after Zhang & Nivre (2011).
package enum StateFeatures {
  /// How many places are looked at: three of the stack, the buffer's first, and a child of the stack's and of the
  /// buffer's first. What stands behind the buffer's first is seen by the encoder's layers.
  package static let slots = 6
  /// How many facts a state has.
  package static let facts = 15
  /// The most tags: numbers from here on stand for what is no tag of the model.
  package static let mostTags = 61
  /// The most labels.
  package static let mostLabels = 63
  /// How many rows of facts there are.
  package static let rows = Int(Start.end)

  /// Where the rows of each kind of fact begin.
  private enum Start {
    static let labels: Int32 = 0
    static let children: Int32 = labels + 5 * 64
    static let distances: Int32 = children + 3 * 64
    static let between: Int32 = distances + 256
    static let pairs: Int32 = between + 2 * 64
    static let nearPairs: Int32 = pairs + 2 * 4096
    static let farPairs: Int32 = nearPairs + 4096 * 8
    static let end: Int32 = farPairs + 4096 * 4
  }

  /// Writes the tokens (-1 for none) to `slots` and the rows to `facts`; `tags` and `before` are those of
  /// ``SentenceFacts``.
  @inline(__always)
  package static func write(
    _ state: borrowing ArcHybrid, tags: UnsafePointer<UInt8>, before: UnsafePointer<UInt32>,
    slots: UnsafeMutablePointer<Int32>, facts: UnsafeMutablePointer<Int32>
  ) {
    let first = state.first
    let s0 = state.stacked(0)
    let s1 = state.stacked(1)
    let b0: Int32 = first <= state.count ? Int32(truncatingIfNeeded: first) : -1
    let top = s0 < 0 ? ArcHybrid.Node() : state.node(s0)
    let below = s1 < 0 ? ArcHybrid.Node() : state.node(s1)
    let next = b0 < 0 ? ArcHybrid.Node() : state.node(b0)
    slots[0] = s0
    slots[1] = s1
    slots[2] = state.stacked(2)
    slots[3] = b0
    let topRight = child(top.rightmost, of: s0)
    let nextLeft = child(next.leftmost, of: b0)
    slots[4] = topRight
    slots[5] = nextLeft
    facts[0] = Start.labels &+ label(child(top.leftmost, of: s0), state)
    facts[1] = Start.labels &+ 64 &+ label(topRight, state)
    facts[2] = Start.labels &+ 128 &+ label(child(below.leftmost, of: s1), state)
    facts[3] = Start.labels &+ 192 &+ label(child(below.rightmost, of: s1), state)
    facts[4] = Start.labels &+ 256 &+ label(nextLeft, state)
    facts[5] = Start.children &+ numbers(top, s0)
    facts[6] = Start.children &+ 64 &+ numbers(below, s1)
    facts[7] = Start.children &+ 128 &+ numbers(next, b0)
    let near = distance(s0, b0)
    let far = distance(s1, s0)
    facts[8] = Start.distances &+ near &* 16 &+ far &* 2 &+ (state.depth > 2 ? 1 : 0)
    facts[9] = Start.between &+ between(s0, b0, before)
    facts[10] = Start.between &+ 64 &+ between(s1, s0, before)
    let tag0 = s0 < 0 ? 63 : Int32(tags[Int(s0)])
    let tag1 = s1 < 0 ? 63 : Int32(tags[Int(s1)])
    let tagNext = b0 < 0 ? 63 : Int32(tags[Int(b0)])
    facts[11] = Start.pairs &+ tag0 &* 64 &+ tagNext
    facts[12] = Start.pairs &+ 4096 &+ tag1 &* 64 &+ tag0
    facts[13] = Start.nearPairs &+ (tag0 &* 64 &+ tagNext) &* 8 &+ near
    facts[14] = Start.farPairs &+ (tag1 &* 64 &+ tagNext) &* 4 &+ min(far, 3)
  }

  /// A child, where its head is a token that has one.
  @inline(__always) private static func child(_ child: Int32, of head: Int32) -> Int32 {
    head > 0 && child > 0 ? child : -1
  }

  /// A child's label; 63 for no child.
  @inline(__always) private static func label(_ token: Int32, _ state: borrowing ArcHybrid) -> Int32 {
    token < 0 ? 63 : Int32(state.node(token).label)
  }

  /// The numbers of children to both sides, three at most.
  @inline(__always) private static func numbers(_ node: ArcHybrid.Node, _ token: Int32) -> Int32 {
    token < 0 ? 15 : Int32(min(node.leftCount, 3)) &* 4 &+ Int32(min(node.rightCount, 3))
  }

  /// The distance of two tokens in 8 steps; 0 where one is none.
  @inline(__always) private static func distance(_ left: Int32, _ right: Int32) -> Int32 {
    guard left > 0, right > 0 else { return 0 }
    let distance = right &- left
    return distance < 5 ? distance : distance < 7 ? 5 : distance < 12 ? 6 : 7
  }

  /// What stands between two tokens: commas, verbs and conjunctions, three at most of each.
  @inline(__always) private static func between(
    _ left: Int32, _ right: Int32, _ before: UnsafePointer<UInt32>
  ) -> Int32 {
    guard left > 0, right > 0 else { return 63 }
    let difference = before[Int(right)] &- before[Int(left) &+ 1]
    let commas = min(difference & 0x3FF, 3)
    let verbs = min(difference >> 10 & 0x3FF, 3)
    let conjunctions = min(difference >> 20 & 0x3FF, 3)
    return Int32(truncatingIfNeeded: commas | verbs << 2 | conjunctions << 4)
  }
}
