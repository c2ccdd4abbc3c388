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

  @Flag(help: "Learn to read sentences from their end, for claimgraph-train trees.")
  var backwards = false

  @Option(help: "What decides the order of the sentences, and what is left out at random.")
  var seed: UInt64 = 1

  @Option(help: "How often all sentences are gone through.")
  var passes = ParserTrainer.Options().passes

  @Option(help: "Learn from this share of the sentences, in percent; for learning curves.")
  var share = 100

  @Option(help: "Numbers a word is encoded in, a multiple of 16.")
  var width = ParserShape().width

  @Option(help: "Units of the hidden layer, a multiple of 16.")
  var hidden = ParserShape().hidden

  @Option(help: "How far a step goes at first.")
  var rate = ParserTrainer.Options().rate

  @Option(help: "A feature must be seen so often to count.")
  var leastCount = ParserTrainer.Options().leastCount

  @Option(parsing: .upToNextOption, help: "Models of parsers whose judgement is learned, too.")
  var teachers: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Sentences with tags, in CoNLL-U, of which the teachers' judgement alone is learned.")
  var untaught: [String] = []

  func validate() throws {
    guard untaught.isEmpty || !teachers.isEmpty else {
      throw ValidationError("--untaught wants --teachers, who say what is right in those sentences")
    }
    guard width % 16 == 0, hidden % 16 == 0, (16...1024).contains(width), (16...1024).contains(hidden) else {
      throw ValidationError("--width and --hidden must be multiples of 16 up to 1024")
    }
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
    return backwards ? trees.map(\.backwards) : trees
  }

  private func train(_ trees: [TreebankTree], dev: [TreebankTree]?, to path: String) throws {
    guard !trees.isEmpty else { throw ValidationError("the data hold no tree") }
    say("\(path): \(trees.count) sentences")
    var options = ParserTrainer.Options()
    options.seed = seed
    options.passes = passes
    options.shape.width = width
    options.shape.hidden = hidden
    options.rate = rate
    options.leastCount = leastCount
    options.ensemble = try ensemble(dev)
    let others = try untaught.flatMap { self.trees(try Treebank.read($0)) }
    let file = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    // Written after each pass, too, so that a long training can be stopped.
    let bytes = ParserTrainer(options).model(of: trees, untaught: others, dev: dev ?? []) { pass in
      say(
        "  pass \(pass.number): loss \(String(format: "%.4f", pass.loss)) a state"
          + (dev == nil ? "" : ", \(text(pass.score))"))
      if (try? Data(pass.model()).write(to: file)) == nil { say("  \(path) cannot be written yet") }
    }
    try Data(bytes).write(to: file)
    say("  \(bytes.count) bytes")
    guard let dev else { return }
    say("  as written: \(text(ParserTrainer.score(DependencyParser(try ParserModel(bytes)), on: dev)))")
  }

  private func ensemble(_ dev: [TreebankTree]?) throws -> ParserEnsemble? {
    guard !teachers.isEmpty else { return nil }
    let models = try teachers.map { try ParserModel([UInt8](Data(contentsOf: URL(fileURLWithPath: $0)))) }
    guard let ensemble = ParserEnsemble(models) else {
      throw ValidationError("the teachers have different labels: train them on the same treebank")
    }
    if let dev { say("  the teachers together: \(text(ParserTrainer.score(ensemble, on: dev)))") }
    return ensemble
  }

  private func text(_ score: ParserTrainer.Score) -> String {
    String(format: "UAS %.2f LAS %.2f", score.unlabelled, score.labelled)
  }

  private func say(_ message: String) { FileHandle.standardError.write(Data((message + "\n").utf8)) }
}
