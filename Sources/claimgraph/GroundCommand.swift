import ArgumentParser
import Foundation
import Pipeline

struct GroundCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ground",
    abstract:
      "Says what names mean: JSON Lines from standard input, one object in, one object out, in order.",
    discussion: """
      In: {"text": "dCK"}, with "context", "category" and "organisms" (NCBI's numbers) where known.
      Out: {"text", "matches": [{"identifier", "name", "category", "score", "xrefs", "why", …}]}, best first.

      Examples:
        echo '{"text": "ALL", "context": "acute lymphoblastic leukemia (ALL)"}' | claimgraph ground
        claimgraph ground --exact < names.jsonl        the floor: look-up by normalised name alone
      """)

  @OptionGroup var definitions: DefinitionOptions

  @Flag(help: "Only look names up by their normalised form, to measure what everything else adds.")
  var exact = false

  @Option(help: ArgumentHelp("Lines to ground at once; one a core where it is not given.", valueName: "n"))
  var workers = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard workers > 0 else { throw ValidationError("--workers must be 1 or more") }
  }

  func run() async throws {
    let answers = try await reportingErrors { try definitions.groundingAnswers(exact: exact) }
    var input = LineReader(FileHandle.standardInput)
    while let batch = input.lines(upTo: 512 * workers) {
      Console.output(await answers.answers(to: batch, workers: workers))
    }
  }
}
