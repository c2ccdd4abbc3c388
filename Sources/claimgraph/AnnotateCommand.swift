import ArgumentParser
import Foundation
import Pipeline
import Text

struct AnnotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Annotates JSON Lines from standard input: one object in, one object out, in order.",
    discussion: """
      In: {"id": "1", "text": "…"}, with "format" (plain, html, markdown, pdf-text, jats) and "entities" where wanted.
      Out: sentences, entities, abbreviations and claims, with offsets in Unicode code points. A line that is not
      valid is answered with an "error" in its place.

      Examples:
        echo '{"id": "1", "text": "Venetoclax inhibits BCL-2."}' | claimgraph annotate
        claimgraph annotate --workers 2 < notes.jsonl > annotated.jsonl
      """)

  @OptionGroup var definitions: DefinitionOptions
  @OptionGroup var models: ModelOptions

  @OptionGroup var work: WorkerOptions

  func run() async throws {
    let annotator = Annotator(
      plan: try await reportingErrors { try definitions.plan(models: models.areWanted) })
    var input = LineStream(.standardInput)
    while let batch = try await reportingErrors({ try input.lines(upTo: 64 * work.workers) }) {
      for answer in await annotator.answers(to: batch, workers: work.workers) {
        Console.output(answer.encoded() + [0x0A])
      }
    }
  }
}
