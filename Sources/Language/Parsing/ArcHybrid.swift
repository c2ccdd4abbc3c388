/// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez & Satta 2011): a stack, a buffer, three moves.
///
/// Tokens are numbered from 1; 0 is the root, at the bottom of the stack. The root takes its child last, when the buffer
/// is empty and one token is left, so that every sequence of legal moves ends in a projective tree with one root, after
/// twice as many moves as there are tokens.
package struct ArcHybrid {
  /// A move.
  package enum Move: Int {
    /// The first token of the buffer goes on the stack.
    case shift
    /// The top of the stack becomes a child of the first token of the buffer.
    case left
    /// The top of the stack becomes a child of what stands below it.
    case right
  }

  /// How many tokens there are.
  package private(set) var count = 0
  /// The first token of the buffer; count + 1 where it is empty.
  package private(set) var first = 1
  /// The stack, the root first.
  package private(set) var stack: [Int32] = []
  /// Each token's head so far, -1 where it has none; as all that follows with a place for the root.
  package private(set) var heads: [Int32] = []
  /// Each token's label.
  package private(set) var labels: [UInt8] = []
  /// Each token's outermost child to the left, 0 where there is none.
  package private(set) var leftmost: [Int32] = []
  /// Each token's outermost child to the right, 0 where there is none.
  package private(set) var rightmost: [Int32] = []
  /// How many children each token has to its left, 255 at most.
  package private(set) var leftCount: [UInt8] = []
  /// How many children each token has to its right, 255 at most.
  package private(set) var rightCount: [UInt8] = []

  package init() {}

  /// Begins a sentence of `count` tokens.
  package mutating func begin(_ count: Int) {
    self.count = count
    first = 1
    stack.removeAll(keepingCapacity: true)
    stack.append(0)
    Self.fill(&heads, -1, count + 1)
    Self.fill(&labels, 0, count + 1)
    Self.fill(&leftmost, 0, count + 1)
    Self.fill(&rightmost, 0, count + 1)
    Self.fill(&leftCount, 0, count + 1)
    Self.fill(&rightCount, 0, count + 1)
  }

  private static func fill<Value>(_ array: inout [Value], _ value: Value, _ count: Int) {
    array.removeAll(keepingCapacity: true)
    array.append(contentsOf: repeatElement(value, count: count))
  }

  /// Whether every token has its head.
  @inline(__always) package var isDone: Bool { first > count && stack.count == 1 }
  /// Whether a token may go on the stack.
  @inline(__always) package var canShift: Bool { first <= count }
  /// Whether the top of the stack may become a child of the buffer's first token.
  @inline(__always) package var canLeft: Bool { first <= count && stack.count > 1 }
  /// Whether the top of the stack may become a child of what stands below it.
  @inline(__always) package var canRight: Bool { stack.count > 2 || (stack.count == 2 && first > count) }

  /// Whether a shift is the only legal move.
  @inline(__always) package var canOnlyShift: Bool { stack.count == 1 && first <= count }

  /// The token `depth` below the top of the stack, -1 where the stack is not so deep.
  @inline(__always) package func stacked(_ depth: Int) -> Int32 {
    depth < stack.count ? stack[stack.count - 1 - depth] : -1
  }

  /// Makes a legal move; `label` is that of the arc it draws.
  package mutating func make(_ move: Move, label: UInt8) {
    switch move {
    case .shift:
      stack.append(Int32(first))
      first += 1
    case .left:
      let child = stack.removeLast()
      heads[Int(child)] = Int32(first)
      labels[Int(child)] = label
      leftmost[first] = child
      if leftCount[first] < 255 { leftCount[first] += 1 }
    case .right:
      let child = stack.removeLast()
      let head = Int(stack[stack.count - 1])
      heads[Int(child)] = Int32(head)
      labels[Int(child)] = label
      rightmost[head] = child
      if rightCount[head] < 255 { rightCount[head] += 1 }
    }
  }
}
