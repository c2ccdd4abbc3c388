import SequenceLabeling
import Language
import Testing

@testable import LanguageTraining

@Suite struct DynamicOracleTests {
  private static func move(_ number: Int) -> ArcHybrid.Move { ArcHybrid.Move(rawValue: number) ?? .shift }

  /// How many heads of `state` are not those of `heads`.
  private static func lost(_ state: borrowing ArcHybrid, _ heads: [Int32]) -> Int {
    var lost = 0
    for token in 1..<Int32(heads.count) where state.node(token).head != heads[Int(token)] { lost += 1 }
    return lost
  }

  @Test func movesThatCostNothingLeadToTheTree() {
    var random = SplitMix(state: 1)
    for round in 0..<300 {
      let heads = ToyTreebank.projectiveHeads(1 + round % 25, &random)
      let oracle = DynamicOracle(heads: heads)
      var state = ArcHybrid(heads.count - 1)
      while !state.isDone {
        let costs = oracle.costs(in: state)
        let free = (0..<3).filter { costs[$0] == 0 }
        guard !free.isEmpty else {
          Issue.record("no move is free in a state that only free moves led to")
          return
        }
        state.make(Self.move(free[Int(random.next() % UInt64(free.count))]), label: 0)
      }
      #expect(Self.lost(state, heads) == 0)
    }
  }

  /// Whatever moves are made, the arcs that are lost in the end are those that the costs said.
  @Test func costsAreTheArcsLost() {
    var random = SplitMix(state: 2)
    for round in 0..<300 {
      let heads = ToyTreebank.projectiveHeads(1 + round % 25, &random)
      let oracle = DynamicOracle(heads: heads)
      var state = ArcHybrid(heads.count - 1)
      var sum = 0
      while !state.isDone {
        let costs = oracle.costs(in: state)
        let legal = (0..<3).filter { costs[$0] != nil }
        let move = legal[Int(random.next() % UInt64(legal.count))]
        sum += costs[move] ?? 0
        state.make(Self.move(move), label: 0)
      }
      // The root's rule (its child comes last) may cost an arc that no move announced.
      let lost = Self.lost(state, heads)
      #expect(lost == sum || lost == sum + 1)
    }
  }

  @Test func legalMovesAlwaysEndInATree() {
    var random = SplitMix(state: 3)
    for count in [1, 2, 3, 10, 200] {
      var state = ArcHybrid(count)
      var moves = 0
      while !state.isDone {
        let legal = [state.canShift, state.canLeft, state.canRight].indices.filter {
          [state.canShift, state.canLeft, state.canRight][$0]
        }
        state.make(Self.move(legal[Int(random.next() % UInt64(legal.count))]), label: 0)
        moves += 1
      }
      #expect(moves == 2 * count)
      let heads = (1...Int32(count)).map { state.node($0).head }
      #expect(TreebankTree.isTree(heads))
    }
  }
}
