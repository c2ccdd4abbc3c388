import ArgumentParser
import Foundation
import Language
import LanguageTraining

struct TreesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trees",
    abstract: "Draws the trees of sentences by the vote of several parsers, for another to learn from.",
    discussion: """
      Data are sentences in CoNLL-U with tags in XPOS; their heads and labels are replaced. Parsers that were trained with
      claimgraph-train parser --backwards make other mistakes than the others, so that a committee of both kinds is best.

      Example:
        claimgraph-train trees --parsers a.model b.model --backwards c.model d.model --data abstracts.conllu \\
          --dev dev.tagged.conllu --output abstracts.trees.conllu
      """)

  @Option(parsing: .upToNextOption, help: "Models of parsers.")
  var parsers: [String] = []

  @Option(parsing: .upToNextOption, help: "Models of parsers that read sentences from their end.")
  var backwards: [String] = []

  @Option(help: "Sentences with tags.")
  var data: String

  @Option(help: "A treebank to measure the committee on.")
  var dev: String?

  @Option(help: "The file of the trees.")
  var output: String

  func run() throws {
    guard let committee = ParserCommittee(forwards: try models(parsers), backwards: try models(backwards))
    else { throw ValidationError("give --parsers or --backwards") }
    if let dev {
      let score = committee.score(on: try Treebank.read(dev).compactMap(TreebankTree.init))
      say(String(format: "together: UAS %.2f LAS %.2f", score.unlabelled, score.labelled))
    }
    var output: [UInt8] = []
    var count = 0
    for sentence in try Treebank.read(data) {
      guard let tree = TreebankTree(sentence) else { continue }
      let parsed = committee.parse(tree)
      sentence.write(to: &output) { word, column, output in
        switch column {
        case .head: output.append(contentsOf: String(parsed.heads[word]).utf8)
        case .deprel: output.append(contentsOf: parsed.labels[word].utf8)
        default: return false
        }
        return true
      }
      count += 1
    }
    try Data(output).write(to: URL(fileURLWithPath: self.output))
    say("\(self.output): \(count) sentences")
  }

  private func models(_ paths: [String]) throws -> [ParserModel] {
    try paths.map { try ParserModel([UInt8](Data(contentsOf: URL(fileURLWithPath: $0)))) }
  }

  private func say(_ message: String) { FileHandle.standardError.write(Data((message + "\n").utf8)) }
}
