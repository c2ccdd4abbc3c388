package import Language

/// Says of each move how many arcs of the right tree can no longer be drawn after it (Goldberg & Nivre 2013), so that
/// training can go on from states that only mistakes lead to.
package struct DynamicOracle {
  private let heads: [Int32]
  /// Each token's children to its left and to its right.
  private let leftChildren: [[Int32]]
  private let rightChildren: [[Int32]]

  /// The oracle of a tree: `heads[0]` is not used, 0 is the root.
  package init(heads: [Int32]) {
    self.heads = heads
    var left = [[Int32]](repeating: [], count: heads.count)
    var right = left
    for child in heads.indices.dropFirst() {
      let head = Int(heads[child])
      if head > child { left[head].append(Int32(child)) } else { right[head].append(Int32(child)) }
    }
    leftChildren = left
    rightChildren = right
  }

  /// What each move costs in `state`.
  package func costs(in state: borrowing ArcHybrid) -> MoveCosts {
    let first = Int32(state.first)
    var costs = MoveCosts()
    if state.canShift {
      let top = state.stacked(0)
      let head = heads[state.first]
      var cost = head < first && head != top && isWaiting(head, in: state) ? 1 : 0
      for child in leftChildren[state.first] where isWaiting(child, in: state) { cost += 1 }
      costs.shift = cost
    }
    if state.depth > 1 {
      let top = Int(state.stacked(0))
      let below = state.stacked(1)
      let head = heads[top]
      let lost = laterChildren(of: top, from: first)
      if state.canLeft { costs.left = lost + (head == below || head > first ? 1 : 0) }
      if state.canRight { costs.right = lost + (head >= first ? 1 : 0) }
    }
    return costs
  }

  /// Whether a token is on the stack.
  private func isWaiting(_ token: Int32, in state: borrowing ArcHybrid) -> Bool {
    token == 0 || (Int(token) < state.first && state.node(token).head < 0)
  }

  /// How many children a token has in the buffer.
  private func laterChildren(of token: Int, from first: Int32) -> Int {
    var count = 0
    for child in rightChildren[token].reversed() {
      guard child >= first else { break }
      count += 1
    }
    return count
  }
}

/// How many arcs of the right tree each move loses; nil for moves that are not legal.
package struct MoveCosts {
  package var shift: Int?
  package var left: Int?
  package var right: Int?

  /// The cost of a move by its number.
  package subscript(_ move: Int) -> Int? { move == 0 ? shift : move == 1 ? left : right }

  /// The least cost.
  package var least: Int { min(shift ?? .max, left ?? .max, right ?? .max) }
}
