import ArgumentParser
import Citations
import Foundation
import SequenceLabeling

struct ReferencesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "references",
    abstract: "Trains the model that reads reference strings.",
    discussion: """
      Data are JSON Lines, one reference each: {"id", "text", "fields": [[tag, words]…]}, in the tags of AnyStyle or of
      GROBID; files that end in .gz are unpacked by gzip.

      With --folds N the output is a folder with fold-1 … fold-N: each holds the model of all other folds, to be named by
      $CLAIMGRAPH_MODELS, and held-out.txt, the ids that it has not seen. References of one source document are in one
      fold, and a model sees no title that its fold holds.

      Examples:
        claimgraph-train references --data a.jsonl.gz b.jsonl.gz --output Pipelines/models
        claimgraph-train references --data a.jsonl.gz --folds 5 --output /tmp/folds
      """)

  @Option(parsing: .upToNextOption, help: "Files of tagged references.")
  var data: [String]

  @Option(help: "The model's file, or a folder for it.")
  var output: String

  @Option(help: "Train so many models, each without one part of the data.")
  var folds: Int?

  @Option(help: "What decides the order of the examples.")
  var seed: UInt64 = 1

  @Option(help: "How often all examples are gone through.")
  var passes = SequenceTrainer.Options().passes

  func validate() throws {
    guard passes > 0 else { throw ValidationError("--passes must be 1 or more") }
    if let folds, folds < 2 { throw ValidationError("--folds must be 2 or more") }
  }

  func run() throws {
    let references = try data.flatMap(TaggedReferences.read)
    guard let folds else {
      let isFile = output.hasSuffix(".model")
      try train(references, to: isFile ? output : "\(output)/\(ReferenceModel.fileName)")
      return
    }
    for fold in 0..<folds {
      let held = references.filter { $0.fold(of: folds) == fold }
      let keys = Set(held.map(\.key))
      let folder = "\(output)/fold-\(fold + 1)"
      try train(
        references.filter { $0.fold(of: folds) != fold && !keys.contains($0.key) },
        to: "\(folder)/\(ReferenceModel.fileName)")
      try held.map { $0.id + "\n" }.joined().write(
        toFile: "\(folder)/held-out.txt", atomically: true, encoding: .utf8)
    }
  }

  private func train(_ references: [TaggedReferences.Entry], to path: String) throws {
    let examples = references.compactMap { ReferenceModel.example($0.text, fields: $0.fields) }
    say("\(path): \(examples.count) references, \(references.count - examples.count) left out")
    var options = SequenceTrainer.Options()
    options.seed = seed
    options.passes = passes
    let model = SequenceTrainer(options).model(
      of: examples, labels: ReferenceModel.labels, stepClasses: ReferenceModel.stepClasses
    ) { pass, likelihood in
      say("  pass \(pass): log-likelihood \(String(format: "%.4f", likelihood)) a word")
    }
    let bytes = ModelFile.encode(model)
    let file = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    say("  \(bytes.count) bytes")
  }

  private func say(_ message: String) { FileHandle.standardError.write(Data((message + "\n").utf8)) }
}
