import ArgumentParser
import Foundation
import Language
import LanguageTraining

struct ParserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parser",
    abstract: "Trains the model that gives words their heads.",
    discussion: """
      Data are treebanks in CoNLL-U; files that end in .gz are unpacked by gzip. The parser learns from the tags in XPOS, which
      should be those of a tagger that has not seen them (claimgraph-train tagger --jackknife). The same data and the same seed
      give the same model on the same kind of processor; one thread is used. Scores leave punctuation out.

      With --folds N the output is a folder with fold-1 … fold-N: each holds the model of all other documents and is measured
      on its own.

      Examples:
        claimgraph-train parser --data train.jack.conllu --dev dev.tagged.conllu --output Pipelines/models
        claimgraph-train parser --data train.jack.conllu --folds 5 --output /tmp/folds
      """)

  @Option(parsing: .upToNextOption, help: "Treebanks to learn from.")
  var data: [String]

  @Option(help: "A treebank to measure the model on.")
  var dev: String?

  @Option(help: "The model's file, or a folder for it.")
  var output: String

  @Option(help: "Train so many models, each without one part of the documents.")
  var folds: Int?

  @Option(help: "What decides the order of the sentences, and what is left out at random.")
  var seed: UInt64 = 1

  @Option(help: "How often all sentences are gone through.")
  var passes = ParserTrainer.Options().passes

  @Option(help: "Learn from this share of the sentences, in percent; for learning curves.")
  var share = 100

  func validate() throws {
    guard passes > 0 else { throw ValidationError("--passes must be 1 or more") }
    guard (1...100).contains(share) else { throw ValidationError("--share must be from 1 to 100") }
    if let folds, folds < 2 { throw ValidationError("--folds must be 2 or more") }
  }

  func run() throws {
    let treebanks = try data.map(Treebank.read)
    guard let folds else {
      let path = output.hasSuffix(".model") ? output : "\(output)/\(ParserModel.fileName)"
      let all = trees(treebanks.flatMap { $0 })
      let held = try dev.map { trees(try Treebank.read($0)) }
      try train(Array(all.prefix(max(1, all.count * share / 100))), dev: held, to: path)
      return
    }
    let all = treebanks.flatMap { sentences in
      zip(sentences, Treebank.documents(of: sentences)).map { (sentence: $0, fold: $1 % folds) }
    }
    for fold in 0..<folds {
      try train(
        trees(all.filter { $0.fold != fold }.map(\.sentence)),
        dev: trees(all.filter { $0.fold == fold }.map(\.sentence)),
        to: "\(output)/fold-\(fold + 1)/\(ParserModel.fileName)")
    }
  }

  private func trees(_ sentences: [CoNLLUSentence]) -> [TreebankTree] {
    let trees = sentences.compactMap(TreebankTree.init)
    if trees.count < sentences.count {
      say("\(sentences.count - trees.count) sentences without a tree are left out")
    }
    return trees
  }

  private func train(_ trees: [TreebankTree], dev: [TreebankTree]?, to path: String) throws {
    guard !trees.isEmpty else { throw ValidationError("the data hold no tree") }
    say("\(path): \(trees.count) sentences")
    var options = ParserTrainer.Options()
    options.seed = seed
    options.passes = passes
    let bytes = ParserTrainer(options).model(of: trees, dev: dev ?? []) { pass, loss, score in
      say(
        "  pass \(pass): loss \(String(format: "%.4f", loss)) a state"
          + (dev == nil ? "" : ", \(text(score))"))
    }
    let file = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    say("  \(bytes.count) bytes")
    guard let dev else { return }
    say("  as written: \(text(ParserTrainer.score(DependencyParser(try ParserModel(bytes)), on: dev)))")
  }

  private func text(_ score: ParserTrainer.Score) -> String {
    String(format: "UAS %.2f LAS %.2f", score.unlabelled, score.labelled)
  }

  private func say(_ message: String) { FileHandle.standardError.write(Data((message + "\n").utf8)) }
}
