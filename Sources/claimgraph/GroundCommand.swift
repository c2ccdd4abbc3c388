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

  @OptionGroup var work: WorkerOptions

  func run() async throws {
    let answers = try await reportingErrors { try definitions.groundingAnswers(exact: exact) }
    var input = LineStream(.standardInput)
    while let batch = try await reportingErrors({ try input.lines(upTo: 512 * work.workers) }) {
      Console.output(await answers.answers(to: batch, workers: work.workers))
    }
  }
}
