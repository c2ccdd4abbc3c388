/// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez & Satta 2011): a stack, a buffer, three moves.
///
/// Tokens are numbered from 1; 0 is the root, at the bottom of the stack. The root takes its child last, when the buffer
/// is empty and one token is left, so that every sequence of legal moves ends in a projective tree with one root, after
/// twice as many moves as there are tokens.
package struct ArcHybrid: ~Copyable {
  /// A move.
  package enum Move: Int {
    /// The first token of the buffer goes on the stack.
    case shift
    /// The top of the stack becomes a child of the first token of the buffer.
    case left
    /// The top of the stack becomes a child of what stands below it.
    case right
  }

  /// What is known of a token so far.
  package struct Node {
    /// Its head, -1 where it has none yet.
    package fileprivate(set) var head: Int32 = -1
    /// Its outermost child to the left, 0 where there is none.
    package fileprivate(set) var leftmost: Int32 = 0
    /// Its outermost child to the right, 0 where there is none.
    package fileprivate(set) var rightmost: Int32 = 0
    /// The label of its arc.
    package fileprivate(set) var label: UInt8 = 0
    /// How many children it has to its left, 255 at most.
    package fileprivate(set) var leftCount: UInt8 = 0
    /// How many children it has to its right, 255 at most.
    package fileprivate(set) var rightCount: UInt8 = 0
  }

  /// How many tokens there are.
  package let count: Int
  /// The first token of the buffer; count + 1 where it is empty.
  package private(set) var first = 1
  /// How many tokens are on the stack, the root among them.
  package private(set) var depth = 1
  private let stack: UnsafeMutablePointer<Int32>
  private let nodes: UnsafeMutablePointer<Node>

  /// The first state of a sentence of `count` tokens.
  package init(_ count: Int) {
    self.count = count
    stack = .allocate(capacity: count + 1)
    stack.initialize(repeating: 0, count: count + 1)
    nodes = .allocate(capacity: count + 1)
    nodes.initialize(repeating: Node(), count: count + 1)
  }

  deinit {
    stack.deallocate()
    nodes.deallocate()
  }

  /// Whether every token has its head.
  @inline(__always) package var isDone: Bool { first > count && depth == 1 }
  /// Whether a token may go on the stack.
  @inline(__always) package var canShift: Bool { first <= count }
  /// Whether the top of the stack may become a child of the buffer's first token.
  @inline(__always) package var canLeft: Bool { first <= count && depth > 1 }
  /// Whether the top of the stack may become a child of what stands below it.
  @inline(__always) package var canRight: Bool { depth > 2 || (depth == 2 && first > count) }

  /// The token so many places below the top of the stack, -1 where the stack is not so deep.
  @inline(__always) package func stacked(_ place: Int) -> Int32 {
    place < depth ? stack[depth &- 1 &- place] : -1
  }

  /// What is known of a token, from 0, the root, to `count`.
  @inline(__always) package func node(_ token: Int32) -> Node { nodes[Int(token)] }

  /// Makes a move, which must be legal; `label` is that of the arc it draws.
  @inline(__always) package mutating func make(_ move: Move, label: UInt8) {
    switch move {
    case .shift:
      precondition(canShift)
      stack[depth] = Int32(truncatingIfNeeded: first)
      depth &+= 1
      first &+= 1
    case .left:
      precondition(canLeft)
      let child = attachTop(to: first, label)
      nodes[first].leftmost = child
      if nodes[first].leftCount < 255 { nodes[first].leftCount &+= 1 }
    case .right:
      precondition(canRight)
      let head = Int(stack[depth - 2])
      let child = attachTop(to: head, label)
      nodes[head].rightmost = child
      if nodes[head].rightCount < 255 { nodes[head].rightCount &+= 1 }
    }
  }

  /// Takes the top of the stack away and gives it its head.
  @inline(__always) private mutating func attachTop(to head: Int, _ label: UInt8) -> Int32 {
    depth &-= 1
    let child = stack[depth]
    nodes[Int(child)].head = Int32(truncatingIfNeeded: head)
    nodes[Int(child)].label = label
    return child
  }
}
