import SequenceLabeling
import Language
import Testing

@testable import LanguageTraining

@Suite struct ParserTrainerTests {
  private static var options: ParserTrainer.Options { ToyTreebank.options(passes: 8) }
  private static let bytes = ParserTrainer(options).model(of: ToyTreebank.trees(150, seed: 1))

  private static func parser() throws -> DependencyParser { DependencyParser(try ParserModel(bytes)) }

  /// Heads and labels of words with random bytes and random tags.
  private static func parsed(_ count: Int, seed: UInt64, _ workspace: ParserWorkspace) throws -> [Int32] {
    var random = SplitMix(state: seed)
    var words = WordSequence()
    var tags: [UInt8] = []
    for _ in 0..<count {
      words.append((0..<(random.next() % 9)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
      tags.append(UInt8(truncatingIfNeeded: random.next() % 300 < 200 ? random.next() % 7 : random.next()))
    }
    try parser().parse(words, tags: tags, in: workspace)
    #expect(workspace.labels.allSatisfy { Int($0) < 8 })
    return workspace.heads
  }

  @Test func learnsASmallLanguage() throws {
    let score = ParserTrainer.score(try Self.parser(), on: ToyTreebank.trees(60, seed: 2))
    #expect(score.words > 300)
    #expect(score.labelled > 97)
  }

  @Test func theSameSeedGivesTheSameModel() {
    var options = Self.options
    options.passes = 2
    let trees = ToyTreebank.trees(30, seed: 1)
    let first = ParserTrainer(options).model(of: trees)
    #expect(first == ParserTrainer(options).model(of: trees))
    options.seed = 2
    #expect(first != ParserTrainer(options).model(of: trees))
  }

  /// Rounding to fixed-point numbers may change one head in a hundred.
  @Test func roundedWeightsParseLikeThoseOfTraining() throws {
    let dev = ToyTreebank.trees(60, seed: 3)
    var last = ParserTrainer.Score()
    let bytes = ParserTrainer(Self.options).model(of: ToyTreebank.trees(60, seed: 1), dev: dev) {
      last = $0.score
    }
    let score = ParserTrainer.score(DependencyParser(try ParserModel(bytes)), on: dev)
    #expect(score.words == last.words)
    #expect(abs(score.unlabelled - last.unlabelled) <= 1)
    #expect(abs(score.labelled - last.labelled) <= 1)
  }

  @Test(arguments: [0, 1, 2, 3, 17, 300, 2000])
  func anyInputGetsATreeWithOneRoot(_ count: Int) throws {
    let heads = try Self.parsed(count, seed: UInt64(count), ParserWorkspace())
    #expect(heads.count == count)
    #expect(count == 0 || TreebankTree.isTree(heads))
  }

  @Test func aWorkspaceRemembersNothing() throws {
    let workspace = ParserWorkspace()
    let fresh = try Self.parsed(40, seed: 5, workspace)
    _ = try Self.parsed(900, seed: 6, workspace)
    _ = try Self.parsed(0, seed: 7, workspace)
    #expect(try Self.parsed(40, seed: 5, workspace) == fresh)
    #expect(try Self.parsed(40, seed: 5, ParserWorkspace()) == fresh)
  }

  @Test func missingTagsAndLongWordsAreNoProblem() throws {
    var words = WordSequence()
    words.append([UInt8](repeating: 0x61, count: 10_000))
    words.append([])
    words.append("é".utf8)
    let workspace = ParserWorkspace()
    try Self.parser().parse(words, tags: [0], in: workspace)
    #expect(TreebankTree.isTree(workspace.heads))
    try Self.parser().parse(words, tags: [0, 1, 2, 3, 4, 5], in: workspace)
    #expect(workspace.heads.count == 3)
  }

  @Test func damagedModelsAreRefused() throws {
    let bytes = Self.bytes
    #expect(throws: LanguageModelError.self) { try ParserModel(Array(bytes.dropLast())) }
    #expect(throws: LanguageModelError.self) { try ParserModel([]) }
    for place in [0, 9, 40, bytes.count / 2, bytes.count - 1] {
      var damaged = bytes
      damaged[place] ^= 1
      #expect(throws: LanguageModelError.self, "byte \(place)") { try ParserModel(damaged) }
    }
  }

  @Test func namesOfTagsAndLabelsAreKept() throws {
    let model = try ParserModel(Self.bytes)
    #expect(model.tags == [".", "DT", "IN", "JJ", "NN", "VBZ"])
    #expect(model.labels == ["amod", "det", "dobj", "nsubj", "pobj", "prep", "punct", "root"])
  }

  @Test func headsThatMakeNoTreeAreLeftOut() {
    #expect(TreebankTree.isTree([0]))
    #expect(TreebankTree.isTree([2, 0, 2]))
    #expect(!TreebankTree.isTree([0, 0]))
    #expect(!TreebankTree.isTree([2, 1, 0]))
    #expect(!TreebankTree.isTree([2, 3]))
    #expect(!TreebankTree.isTree([]))
  }
}
