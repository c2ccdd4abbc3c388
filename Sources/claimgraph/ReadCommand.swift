import ArgumentParser
import Pipeline
import Text

struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Prints how one document was read: its text, sections, sentences, citations, references.",
    discussion: """
      The result is one JSON object (schema: ‘claimgraph schema document’), or with --format tree an indented tree
      for people. All offsets are Unicode code points of the canonical text.

      Examples:
        claimgraph read note.html
        claimgraph read note.pdf --format tree | less
        claimgraph read note.txt | python3 -m json.tool | less
      """)

  @Argument(help: "The document.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("json or tree.", valueName: "format"))
  var format = Format.json

  @OptionGroup var definitions: PipelineOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, tree
  }

  func run() async throws {
    let output = try await reportingErrors {
      let reader = SingleDocument(plan: try definitions.structurePlan())
      switch format {
      case .json: return try reader.json(ofFile: file).encoded(indent: 1) + [0x0A]
      case .tree: return Array(try reader.tree(ofFile: file).utf8)
      }
    }
    Console.output(output)
  }
}
