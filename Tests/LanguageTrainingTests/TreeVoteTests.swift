import Language
import SequenceLabeling
import Testing

@testable import LanguageTraining

@Suite struct TreeVoteTests {
  /// Heads of the words, as the trainer has them.
  private static func random(_ count: Int, _ random: inout SplitMix) -> [Int32] {
    Array(ToyTreebank.projectiveHeads(count, &random).dropFirst())
  }

  private static func labels(_ heads: [Int32]) -> [String] { heads.map { "l\($0)" } }

  @Test func theTreeOfOneIsTheTreeOfAll() {
    var random = SplitMix(state: 11)
    for count in 1...40 {
      let heads = Self.random(count, &random)
      var vote = TreeVote(count)
      vote.add(heads: heads, labels: Self.labels(heads))
      let tree = vote.tree(otherwise: "dep")
      #expect(tree.heads == heads)
      #expect(tree.labels == Self.labels(heads))
    }
  }

  @Test func theMajorityWins() {
    var random = SplitMix(state: 12)
    for count in 2...20 {
      let right = Self.random(count, &random)
      var vote = TreeVote(count)
      for _ in 0..<3 { vote.add(heads: right, labels: Self.labels(right)) }
      for _ in 0..<2 {
        let other = Self.random(count, &random)
        vote.add(heads: other, labels: Self.labels(other))
      }
      #expect(vote.tree(otherwise: "dep").heads == right)
    }
  }

  @Test func whateverTheVotesItIsATree() {
    var random = SplitMix(state: 13)
    for count in 1...30 {
      var vote = TreeVote(count)
      for _ in 0..<4 {
        let heads = (0..<count).map { word in
          let head = Int32(random.next() % UInt64(count + 1))
          return head == Int32(word + 1) ? 0 : head
        }
        vote.add(heads: heads, labels: Self.labels(heads))
      }
      #expect(TreebankTree.isTree(vote.tree(otherwise: "dep").heads))
    }
  }

  /// Of all projective trees the one with the most votes, by trying them all.
  @Test func noTreeHasMoreVotes() {
    var random = SplitMix(state: 14)
    for _ in 0..<60 {
      let count = 4
      let votes = (0..<3).map { _ in Self.random(count, &random) }
      var vote = TreeVote(count)
      for heads in votes { vote.add(heads: heads, labels: Self.labels(heads)) }
      func worth(_ heads: [Int32]) -> Int {
        votes.reduce(0) { sum, other in sum + zip(heads, other).filter(==).count }
      }
      let best = (0..<400).map { _ in worth(Self.random(count, &random)) }.max() ?? 0
      #expect(worth(vote.tree(otherwise: "dep").heads) >= best)
    }
  }

  @Test func backwardsTwiceIsForwards() {
    for tree in ToyTreebank.trees(20, seed: 4) {
      let back = tree.backwards
      #expect(TreebankTree.isTree(back.heads))
      #expect(back.tags == tree.tags.reversed())
      #expect(back.backwards.heads == tree.heads)
      #expect(back.backwards.labels == tree.labels)
      #expect(back.backwards.words.bytes == tree.words.bytes)
    }
  }

  @Test func aCommitteeReadsBothWays() throws {
    let trees = ToyTreebank.trees(100, seed: 1)
    let trainer = ParserTrainer(ToyTreebank.options(passes: 4))
    let committee = try #require(
      ParserCommittee(
        forwards: [try ParserModel(trainer.model(of: trees))],
        backwards: [try ParserModel(trainer.model(of: trees.map(\.backwards)))]))
    #expect(committee.score(on: ToyTreebank.trees(40, seed: 2)).labelled > 95)
    #expect(ParserCommittee(forwards: [], backwards: []) == nil)
  }
}
