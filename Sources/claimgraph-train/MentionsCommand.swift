import ArgumentParser
import Foundation
import Pipeline
import SequenceLabeling
import Text
import Vocabulary

struct MentionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mentions",
    abstract: "Trains the models that propose and vet mentions of chemicals and diseases.",
    discussion: """
      Data are JSON Lines, one text each: {"id", "dataset", "text", "entities": [{"start", "end", "category"}…]}; files that
      end in .gz are unpacked by gzip. Only spans and coarse kinds are learned, no identifiers. Every third text is seen without
      the compiled vocabulary, so that the models serve with and without one.

      With --folds N the output is a folder with fold-1 … fold-N: each holds the models of all other folds, to be named by
      $CLAIMGRAPH_MODELS, and held-out.txt, the ids of the texts that they have not seen; what they find there is printed.

      Examples:
        claimgraph-train mentions --data craft.jsonl.gz bc5cdr.jsonl.gz --vocabulary full.cgvoc --output Pipelines/models
        claimgraph-train mentions --data craft.jsonl.gz --vocabulary full.cgvoc --folds 5 --output /tmp/folds
      """)

  @Option(parsing: .upToNextOption, help: "Files of texts with mentions.")
  var data: [String]

  @Option(help: "A compiled vocabulary, whose names are seen.")
  var vocabulary: String

  @Option(help: "A folder for the models.")
  var output: String

  @Option(help: "Train so many times, each without one part of the data.")
  var folds: Int?

  @Option(help: "Train only this family.")
  var family: String?

  @Option(help: "What decides the order of the examples.")
  var seed: UInt64 = 1

  @Option(help: "How often all examples are gone through.")
  var passes = 8

  func validate() throws {
    guard passes > 0 else { throw ValidationError("--passes must be 1 or more") }
    if let folds, folds < 2 { throw ValidationError("--folds must be 2 or more") }
    if let family, MentionFamily(rawValue: family) == nil {
      throw ValidationError("--family is one of \(MentionFamily.allCases.map(\.rawValue))")
    }
  }

  func run() throws {
    let texts = try seen(data.flatMap(MentionCorpus.read))
    guard let folds else {
      for family in families { _ = try train(family, on: texts, to: output) }
      return
    }
    for fold in 0..<folds {
      let folder = "\(output)/fold-\(fold + 1)"
      let held = texts.filter { $0.document.fold(of: folds) == fold }
      let rest = texts.filter { $0.document.fold(of: folds) != fold }
      for family in families {
        let model = try train(family, on: rest, to: folder)
        measure(model, family, on: held)
      }
      try held.map { $0.document.id + "\n" }.joined().write(
        toFile: "\(folder)/held-out.txt", atomically: true, encoding: .utf8)
    }
  }

  private var families: [MentionFamily] {
    MentionFamily.allCases.filter { family == nil || $0.rawValue == family }
  }

  /// A text with what is seen of it, with the compiled vocabulary and, of every third, without.
  private struct SeenText {
    var document: MentionCorpus.Document
    var whole: [MentionFamily: [MentionExamples.Example]]
    var bare: [MentionFamily: [MentionExamples.Example]]
  }

  private func seen(_ documents: [MentionCorpus.Document]) throws -> [SeenText] {
    let whole = try MentionExamples(files: try DefinitionFiles.embedded.with(vocabularyFile: vocabulary))
    let bare = try MentionExamples(files: .embedded)
    let start = Date()
    defer { say("\(documents.count) texts in \(Int(Date().timeIntervalSince(start))) s") }
    return try documents.enumerated().map { index, document in
      SeenText(
        document: document, whole: try whole.examples(of: document.text, spans: document.spans),
        bare: index % 3 == 0 ? try bare.examples(of: document.text, spans: document.spans) : [:])
    }
  }

  private func train(
    _ family: MentionFamily, on texts: [SeenText], to folder: String
  ) throws -> SequenceModel {
    let examples = texts.flatMap { ($0.bare.isEmpty ? $0.whole : $0.bare)[family] ?? [] }.map(\.sequence)
    var options = SequenceTrainer.Options()
    options.seed = seed
    options.passes = passes
    options.fewest = 3
    let start = Date()
    let model = SequenceTrainer(options).model(
      of: examples.filter { !$0.labels.isEmpty }, labels: MentionFamily.labels,
      stepClasses: MentionFeatures.stepClasses
    ) { pass, likelihood in
      say("  pass \(pass): log-likelihood \(String(format: "%.4f", likelihood)) a token")
    }
    let bytes = ModelFile.encode(model)
    let file = URL(fileURLWithPath: "\(folder)/\(family.fileName)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    say(
      "\(file.path): \(examples.count) sentences, \(bytes.count) bytes, \(Int(Date().timeIntervalSince(start))) s"
    )
    return model
  }

  /// Prints what `model` alone finds in texts that it has not seen, exact spans, by corpus.
  private func measure(_ model: SequenceModel, _ family: MentionFamily, on texts: [SeenText]) {
    let corpora = Dictionary(grouping: texts, by: \.document.corpus)
    for (corpus, texts) in corpora.sorted(by: { $0.key < $1.key }) {
      var (right, found, wanted) = (0, 0, 0)
      for text in texts {
        guard let gold = text.document.spans[family] else { continue }
        wanted += gold.count
        let spans = (text.whole[family] ?? []).flatMap { example in
          MentionDecoder.spans(labels: model.labeling(of: example.sequence.sequence).labels).map {
            ByteRange(example.tokens[$0.lowerBound].start, example.tokens[$0.upperBound - 1].end)
          }
        }
        found += spans.count
        right += Set(spans).intersection(gold).count
      }
      guard wanted > 0 else { continue }
      let (p, r) = (Double(right) / Double(max(1, found)), Double(right) / Double(wanted))
      let figures = [p, r, 2 * p * r / max(1e-9, p + r)].map { String(format: "%.3f", $0) }
      say(
        "  \(family.rawValue) \(corpus): P \(figures[0]) R \(figures[1]) F1 \(figures[2]) of \(wanted) in \(texts.count) texts"
      )
    }
  }

  private func say(_ message: String) { FileHandle.standardError.write(Data((message + "\n").utf8)) }
}
