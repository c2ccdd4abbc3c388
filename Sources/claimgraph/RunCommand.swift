import ArgumentParser
import Foundation
import KnowledgeGraph
import Pipeline

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Reads documents and writes the graph: the main job.",
    discussion: """
      Inputs are files and folders; in a folder every file counts that holds HTML, text, markdown, JATS, TEI, other
      XML or PDF, packed by gzip or not. A document that cannot be read is quarantined with its reason in manifest.json, and the others are still done.

      Examples:
        claimgraph run
        claimgraph run notes/ more/note.html --output graph/ --workers 4
        claimgraph run notes/ --strict --quiet || echo "look into graph/manifest.json"
      """)

  @Argument(help: ArgumentHelp("Files and folders to read.", valueName: "input"), completion: .file())
  var inputs: [String] = ["Corpus"]

  @OptionGroup var definitions: DefinitionOptions
  @OptionGroup var models: ModelOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write.", valueName: "folder"),
    completion: .directory)
  var output = "Output"

  @OptionGroup var work: WorkerOptions

  @Flag(help: "Exit with 2 where documents were quarantined.")
  var strict = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say every warning.")
  var verbose = false

  func validate() throws {
    guard !inputs.contains("") else { throw ValidationError("an input is empty; name a file or a folder") }
    guard !quiet || !verbose else { throw ValidationError("--quiet and --verbose exclude each other") }
  }

  func run() async throws {
    let summary = try await reportingErrors {
      let bar = ProgressBar(isWanted: !quiet)
      let plan = try definitions.plan(models: models.areWanted)
      let run = Run(plan: plan, version: ClaimGraphCommand.version)
      return try await run.run(.init(inputs: inputs, output: output, workers: work.workers)) {
        bar.update($0, $1)
      }
    }
    RunReport(summary: summary, output: output, isQuiet: quiet, isVerbose: verbose).print()
    if strict, summary.manifest.documents.contains(where: { $0.status == .quarantined }) { throw ExitCode(2) }
  }
}
