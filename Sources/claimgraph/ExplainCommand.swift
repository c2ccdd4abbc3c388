import ArgumentParser
import Pipeline

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says where a claim comes from, or what hangs on a work.",
    discussion: """
      Ids stand in graph.json; the first digits are enough where no other claim begins so.

      Examples:
        claimgraph explain claim:0123456789abcdef
        claimgraph explain 0123 --output graph/
        claimgraph explain --work work:0123456789abcdef      claims that fall with this work
      """)

  @Argument(help: ArgumentHelp("The claim's id.", valueName: "claim-id"))
  var claim: String?

  @Option(help: ArgumentHelp("The id of a cited work, in the place of a claim's.", valueName: "work-id"))
  var work: String?

  @OptionGroup var definitions: DefinitionOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder that the run wrote.", valueName: "folder"),
    completion: .directory)
  var output = "Output"

  func validate() throws {
    guard (claim == nil) != (work == nil) else {
      throw ValidationError("name either a claim or, with --work, a work")
    }
  }

  func run() async throws {
    let text = try await reportingErrors {
      if let work { return try Explainer(output: output, checker: nil).explanation(ofWork: work) }
      let explainer = try Explainer(
        output: output, checker: try definitions.ruleChecker(),
        syntax: try definitions.pipeline.syntaxAnswers())
      return try explainer.explanation(of: claim ?? "")
    }
    Console.output(Array(text.utf8))
  }
}
