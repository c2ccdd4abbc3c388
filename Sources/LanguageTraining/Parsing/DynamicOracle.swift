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

  /// The costs of shift, left and right in `state`; `nil` for illegal moves.
  package func costs(in state: ArcHybrid) -> (Int?, Int?, Int?) {
    let first = Int32(state.first)
    var shift: Int?
    if state.canShift {
      let top = state.stacked(0)
      let head = heads[state.first]
      var cost = head < first && head != top && isWaiting(head, in: state) ? 1 : 0
      for child in leftChildren[state.first] where isWaiting(child, in: state) { cost += 1 }
      shift = cost
    }
    var left: Int?
    var right: Int?
    if state.stack.count > 1 {
      let top = Int(state.stacked(0))
      let below = state.stacked(1)
      let head = heads[top]
      let lost = laterChildren(of: top, from: first)
      if state.canLeft { left = lost + (head == below || head > first ? 1 : 0) }
      if state.canRight { right = lost + (head >= first ? 1 : 0) }
    }
    return (shift, left, right)
  }

  /// Whether a token is on the stack.
  private func isWaiting(_ token: Int32, in state: ArcHybrid) -> Bool {
    token == 0 || (Int(token) < state.first && state.heads[Int(token)] < 0)
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
