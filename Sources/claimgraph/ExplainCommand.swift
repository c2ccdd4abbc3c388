import ArgumentParser
import Pipeline

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says where a claim comes from: document, sentence, rule, citations, works.",
    discussion: """
      Ids stand in graph.json; the first digits are enough where no other claim begins so.

      Examples:
        claimgraph explain claim:0123456789abcdef
        claimgraph explain 0123 --output graph/
      """)

  @Argument(help: ArgumentHelp("The claim's id.", valueName: "claim-id"))
  var claim: String

  @OptionGroup var definitions: DefinitionOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder that the run wrote.", valueName: "folder"),
    completion: .directory)
  var output = "Output"

  func run() async throws {
    let text = try await reportingErrors {
      let explainer = try Explainer(output: output, checker: try definitions.ruleChecker())
      return try explainer.explanation(of: claim)
    }
    Console.output(Array(text.utf8))
  }
}
