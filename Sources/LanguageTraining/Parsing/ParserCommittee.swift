public import Language

/// Parsers that read a sentence each on their own, some of them from its end, and vote on its tree.
///
/// Those that read backwards make other mistakes than the others, so that together they are better than as many that all read
/// one way (Sagae & Lavie 2006).
public struct ParserCommittee: Sendable {
  private let forwards: [DependencyParser]
  private let backwards: [DependencyParser]
  /// Sentences of more words are left to the first parser: the vote takes time cubic in their number.
  private static let mostWords = 300

  /// A committee of parsers of sentences and of parsers of ``TreebankTree/backwards``; at least one.
  public init?(forwards: [ParserModel], backwards: [ParserModel]) {
    guard !forwards.isEmpty || !backwards.isEmpty else { return nil }
    self.forwards = forwards.map(DependencyParser.init)
    self.backwards = backwards.map(DependencyParser.init)
  }

  /// The sentence of `tree` with the heads and labels that most agree on.
  public func parse(_ tree: TreebankTree) -> TreebankTree {
    let workspace = ParserWorkspace()
    let back = tree.backwards
    let trees =
      forwards.lazy.map { $0.parse(tree, in: workspace) }
      + backwards.lazy.map { $0.parse(back, in: workspace).backwards }
    guard tree.words.count <= Self.mostWords else { return trees.first ?? tree }
    var vote = TreeVote(tree.words.count)
    for tree in trees { vote.add(heads: tree.heads, labels: tree.labels) }
    var result = tree
    (result.heads, result.labels) = vote.tree(otherwise: "dep")
    return result
  }

  /// How well the committee reads `trees`.
  public func score(on trees: [TreebankTree]) -> ParserTrainer.Score {
    var score = ParserTrainer.Score()
    for tree in trees {
      let parsed = parse(tree)
      for word in tree.heads.indices where tree.counts[word] {
        score.add(
          isHead: parsed.heads[word] == tree.heads[word], isLabel: parsed.labels[word] == tree.labels[word])
      }
    }
    return score
  }
}

extension DependencyParser {
  /// The sentence of `tree`, by its words and tags, with the heads and labels that this parser gives them.
  fileprivate func parse(_ tree: TreebankTree, in workspace: ParserWorkspace) -> TreebankTree {
    let tags = tree.tags.map { tag in UInt8(clamping: model.tags.firstIndex(of: tag) ?? Int(UInt8.max)) }
    parse(tree.words, tags: tags, in: workspace)
    var result = tree
    result.heads = workspace.heads
    result.labels = workspace.labels.map { model.labels[Int($0)] }
    return result
  }
}

extension TreebankTree {
  /// The sentence read from its end.
  public var backwards: TreebankTree {
    let count = Int32(words.count)
    var reversed = WordSequence()
    for index in (0..<words.count).reversed() { reversed.append(words.bytes[words.range(index)]) }
    return TreebankTree(
      words: reversed, tags: tags.reversed(), heads: heads.reversed().map { $0 == 0 ? 0 : count + 1 - $0 },
      labels: labels.reversed(), counts: counts.reversed())
  }
}
