import SequenceLabeling
public import Language

/// Trains the parser.
public struct ParserTrainer {
  /// What decides how a model comes out.
  public struct Options {
    /// The network.
    public var shape = ParserShape()
    /// What is left out at random.
    public var dropout = ParserDropout()
    /// How often all trees are gone through.
    public var passes = 10
    /// Sentences that weights are changed after.
    public var batch = 16
    /// How far a step goes at first; it falls to nothing.
    public var rate: Float = 0.0015
    /// The share of states in which training follows what the network would do, from the second pass.
    public var exploring: Float = 0.9
    /// A feature must be seen so often to count.
    public var leastCount = 4
    /// Parsers that it learns from, too.
    public var ensemble: ParserEnsemble?
    /// The share of what is learned from a tree that the tree itself says, where there is an ensemble.
    public var trust: Float = 0.5
    /// What decides the order of trees and what is left out.
    public var seed: UInt64 = 1

    /// The usual options.
    public init() {}
  }

  /// How many heads, and heads with labels, of words other than punctuation are right.
  public struct Score: Sendable {
    /// How many words were counted.
    public fileprivate(set) var words = 0
    /// Those with the right head.
    public fileprivate(set) var heads = 0
    /// Those with the right head and label.
    public fileprivate(set) var labels = 0
    /// Unlabelled attachment score, in percent.
    public var unlabelled: Double { 100 * Double(heads) / Double(max(words, 1)) }
    /// Labelled attachment score, in percent.
    public var labelled: Double { 100 * Double(labels) / Double(max(words, 1)) }
  }

  /// How a pass went.
  public struct Pass {
    /// Its number, from 1.
    public let number: Int
    /// The loss a state, in nats.
    public let loss: Double
    /// The score on the held-out trees, before weights are rounded.
    public let score: Score
    /// The bytes of the model as it is now.
    public let model: () -> [UInt8]
  }

  private let options: Options

  /// A trainer.
  public init(_ options: Options = Options()) { self.options = options }

  /// The bytes of a model of `trees`, and of what the ensemble makes of `untaught` trees, whose heads do not matter;
  /// `report` is told of each pass.
  public func model(
    of trees: [TreebankTree], untaught: [TreebankTree] = [], dev: [TreebankTree] = [],
    report: (Pass) -> Void = { _ in }
  ) -> [UInt8] {
    let all = trees + untaught
    let lexicon = ParserLexicon(all, least: options.leastCount)
    if let ensemble = options.ensemble {
      precondition(ensemble.labels == lexicon.labels, "the ensemble has other labels than the trees")
    }
    let examples = all.map(lexicon.example)
    let held = dev.map(lexicon.example)
    var random = SplitMix(state: options.seed)
    let network = ParserNetwork(
      shape: options.shape, features: lexicon.features.count, labels: lexicon.labels.count, random: &random)
    let quantizer = ParserQuantizer(network: network, lexicon: lexicon)
    let pass = MovePass(network)
    var order = Array(examples.indices)
    let steps = options.passes * ((order.count + options.batch - 1) / options.batch)
    var step = 0
    for number in 1...options.passes {
      random.shuffle(&order)
      pass.forgetLoss()
      for start in stride(from: 0, to: order.count, by: options.batch) {
        for index in order[start..<min(start + options.batch, order.count)] {
          let lesson = Lesson(
            examples[index], of: all[index], ensemble: options.ensemble,
            trust: index < trees.count ? options.trust : 0)
          pass.train(
            lesson, dropout: options.dropout, exploring: number == 1 ? 0 : options.exploring,
            random: &random)
        }
        let warmth = min(1, Float(step + 1) / 200)
        network.step(options.rate * warmth * (1 - Float(step) / Float(steps)) + 1e-6)
        step += 1
      }
      report(
        Pass(
          number: number, loss: pass.loss.sum / Double(max(pass.loss.states, 1)),
          score: Self.score(held, pass), model: quantizer.bytes))
    }
    return quantizer.bytes()
  }

  private static func score(_ examples: [ParserExample], _ pass: MovePass) -> Score {
    var score = Score()
    for example in examples where example.count > 0 {
      let nodes = pass.parse(example)
      for word in 1...example.count where example.counts[word] {
        score.add(
          isHead: nodes[word].head == example.heads[word], isLabel: nodes[word].label == example.labels[word])
      }
    }
    return score
  }

  /// How well an ensemble reads `trees`.
  public static func score(_ ensemble: ParserEnsemble, on trees: [TreebankTree]) -> Score {
    var score = Score()
    for tree in trees {
      let nodes = ensemble.parse(tree)
      for word in tree.heads.indices where tree.counts[word] {
        score.add(
          isHead: nodes[word + 1].head == tree.heads[word],
          isLabel: ensemble.labels[Int(nodes[word + 1].label)] == tree.labels[word])
      }
    }
    return score
  }

  /// How well `parser` reads `trees`.
  public static func score(_ parser: DependencyParser, on trees: [TreebankTree]) -> Score {
    let tags = Dictionary(uniqueKeysWithValues: parser.model.tags.enumerated().map { ($1, UInt8($0)) })
    let workspace = ParserWorkspace()
    var score = Score()
    for tree in trees {
      parser.parse(tree.words, tags: tree.tags.map { tags[$0] ?? .max }, in: workspace)
      for word in tree.heads.indices where tree.counts[word] {
        score.add(
          isHead: workspace.heads[word] == tree.heads[word],
          isLabel: parser.model.labels[Int(workspace.labels[word])] == tree.labels[word])
      }
    }
    return score
  }
}

extension ParserTrainer.Score {
  mutating func add(isHead: Bool, isLabel: Bool) {
    words += 1
    heads += isHead ? 1 : 0
    labels += isHead && isLabel ? 1 : 0
  }
}
