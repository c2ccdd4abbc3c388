import ArgumentParser
import Foundation
import Language
import LanguageTraining

struct TaggerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tagger",
    abstract: "Trains the model that gives words their tags and lemmas.",
    discussion: """
      Data are treebanks in CoNLL-U with XPOS, UPOS and lemmas; files that end in .gz are unpacked by gzip. The same data and
      the same seed give the same model.

      With --jackknife N --tagged FILE the data are written there with the tags and lemmas that a tagger gives them which was
      trained without their part, one of N; a document stays in one part. Parsers learn from such tags.

      Examples:
        claimgraph-train tagger --data train.conllu.gz --dev dev.conllu.gz --output Pipelines/models
        claimgraph-train tagger --data train.conllu.gz --jackknife 10 --tagged train.jack.conllu
      """)

  @Option(parsing: .upToNextOption, help: "Treebanks to learn from.")
  var data: [String]

  @Option(help: "A treebank to measure the model on.")
  var dev: String?

  @Option(help: "The model's file, or a folder for it.")
  var output: String?

  @Option(help: "Tag the data in so many parts, each by a tagger that has not seen it.")
  var jackknife: Int?

  @Option(help: "Where the tagged data are written; with --jackknife.")
  var tagged: String?

  @Option(help: "What decides the order of the sentences.")
  var seed: UInt64 = 1

  @Option(help: "How often all sentences are gone through.")
  var passes = TaggerTrainer.Options().passes

  func validate() throws {
    guard passes > 0 else { throw ValidationError("--passes must be 1 or more") }
    if let jackknife, jackknife < 2 { throw ValidationError("--jackknife must be 2 or more") }
    guard (jackknife == nil) == (tagged == nil) else {
      throw ValidationError("--jackknife and --tagged belong together")
    }
    guard output != nil || tagged != nil else { throw ValidationError("give --output or --tagged") }
  }

  func run() throws {
    let treebanks = try data.map(Treebank.read)
    if let jackknife, let tagged { try writeJackknifed(treebanks, parts: jackknife, to: tagged) }
    guard let output else { return }
    let path = output.hasSuffix(".model") ? output : "\(output)/\(TaggerModel.fileName)"
    let bytes = train(treebanks.flatMap { $0 })
    let file = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    say("\(path): \(bytes.count) bytes")
    if let dev { try measure(TaggerModel(bytes), on: dev) }
  }

  private func train(_ sentences: [CoNLLUSentence]) -> [UInt8] {
    var options = TaggerTrainer.Options()
    options.seed = seed
    options.passes = passes
    return TaggerTrainer(options).model(of: sentences.map(TaggedSentence.init)) { pass, share in
      say("  pass \(pass): \(String(format: "%.4f", share)) of the words tagged rightly")
    }
  }

  private func writeJackknifed(_ treebanks: [[CoNLLUSentence]], parts: Int, to path: String) throws {
    let all = treebanks.flatMap { sentences in
      zip(sentences, Treebank.documents(of: sentences)).map { (sentence: $0, part: $1 % parts) }
    }
    let taggers = try (0..<parts).map { part in
      say("part \(part + 1) of \(parts)")
      return SyntaxAnnotator(try TaggerModel(train(all.filter { $0.part != part }.map(\.sentence))))
    }
    let workspace = SyntaxWorkspace()
    var output: [UInt8] = []
    for (sentence, part) in all { taggers[part].write(sentence, in: workspace, to: &output) }
    try Data(output).write(to: URL(fileURLWithPath: path))
    say("\(path): \(all.count) sentences")
  }

  private func measure(_ model: TaggerModel, on path: String) throws {
    let accuracy = TaggingAccuracy(of: MorphologyAnnotator(model), on: try Treebank.read(path))
    say("\(path): \(accuracy)")
  }

  private func say(_ message: String) { FileHandle.standardError.write(Data((message + "\n").utf8)) }
}
