import ArgumentParser
import Pipeline
import Text

struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Prints how one document was read: its text, sections, sentences, citations, references.",
    discussion: """
      The result is one JSON object (schema: ‘claimgraph schema document’). All offsets are Unicode code points
      of its "text".

      Examples:
        claimgraph read note.html
        claimgraph read note.txt | python3 -m json.tool | less
      """)

  @Argument(help: "The document.", completion: .file())
  var file: String

  @OptionGroup var definitions: DefinitionOptions

  func run() async throws {
    let json = try await reportingErrors {
      try SingleDocument(plan: try definitions.plan()).json(ofFile: file)
    }
    Console.output(json.encoded(indent: 1) + [0x0A])
  }
}
