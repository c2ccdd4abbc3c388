import Language
import SequenceLabeling
import Testing

@testable import LanguageTraining

@Suite struct ParserEnsembleTests {
  private static var options: ParserTrainer.Options { ToyTreebank.options(passes: 4) }
  private static let bytes = ParserTrainer(options).model(of: ToyTreebank.trees(150, seed: 1))

  private static func ensemble(_ members: Int = 1) throws -> ParserEnsemble {
    try #require(ParserEnsemble(try (0..<members).map { _ in try ParserModel(bytes) }))
  }

  @Test(arguments: [1, 3]) func ofTheSameParserParsesLikeIt(_ members: Int) throws {
    let ensemble = try Self.ensemble(members)
    let parser = DependencyParser(try ParserModel(Self.bytes))
    let trees = ToyTreebank.trees(40, seed: 4)
    #expect(ParserTrainer.score(ensemble, on: trees).heads == ParserTrainer.score(parser, on: trees).heads)
    let tags = Dictionary(uniqueKeysWithValues: parser.model.tags.enumerated().map { ($1, UInt8($0)) })
    let workspace = ParserWorkspace()
    for tree in trees {
      parser.parse(tree.words, tags: tree.tags.map { tags[$0] ?? .max }, in: workspace)
      let nodes = ensemble.parse(tree).dropFirst()
      #expect(nodes.map(\.head) == workspace.heads)
      #expect(nodes.map(\.label) == workspace.labels)
    }
  }

  @Test func wantsTheSameLabels() throws {
    let few = ToyTreebank.trees(150, seed: 1).filter { !$0.labels.contains("amod") }
    let other = ParserTrainer(Self.options).model(of: few)
    #expect(ParserEnsemble([try ParserModel(Self.bytes), try ParserModel(other)]) == nil)
    #expect(ParserEnsemble([]) == nil)
  }

  @Test func chancesOfMovesAreOfLegalOnesAndSumUpToOne() throws {
    let ensemble = try Self.ensemble(2)
    let tree = ToyTreebank.trees(1, seed: 9)[0]
    ensemble.read(tree)
    var state = ArcHybrid(tree.words.count)
    while !state.isDone {
      let chances = ensemble.moves(in: state)
      #expect(abs(chances.reduce(0, +) - 1) < 1e-4)
      #expect(state.canShift || chances[0] == 0)
      #expect(state.canLeft || chances[1] == 0)
      #expect(state.canRight || chances[2] == 0)
      let move = try #require(ArcHybrid.Move(rawValue: chances.best))
      if move != .shift { #expect(abs(ensemble.labels(of: move).reduce(0, +) - 1) < 1e-4) }
      state.make(move, label: 0)
    }
  }

  /// The trees that teachers speak of have heads that say nothing: only the teachers can know.
  @Test func teachesWhatNoTreeSays() throws {
    let untaught = ToyTreebank.trees(150, seed: 5).map { tree in
      var tree = tree
      tree.heads = Array(0..<Int32(tree.words.count))
      return tree
    }
    let few = Array(ToyTreebank.trees(150, seed: 1).prefix(8))
    let dev = ToyTreebank.trees(60, seed: 2)
    func score(_ options: ParserTrainer.Options, _ untaught: [TreebankTree]) throws -> Double {
      let bytes = ParserTrainer(options).model(of: few, untaught: untaught)
      return ParserTrainer.score(DependencyParser(try ParserModel(bytes)), on: dev).unlabelled
    }
    var taught = Self.options
    taught.ensemble = try Self.ensemble()
    let alone = try score(Self.options, [])
    let together = try score(taught, untaught)
    #expect(together > 95)
    #expect(together > alone)
  }
}
