import ArgumentParser
import Foundation
import Pipeline

struct ReferenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract:
      "Reads reference strings from standard input: one a line in, one CSL-JSON object a line out, in order.",
    discussion: """
      Each field that the model read has a probability in custom.confidence. A blank line is answered with
      {"type":"document"}. $CLAIMGRAPH_MODELS names a folder of models in the place of those in the binary.

      Examples:
        echo 'Doe J, Roe R. On things. J Test Med. 2015;12(3):345-50.' | claimgraph reference
        claimgraph reference --workers 2 < references.txt > references.jsonl
      """)

  @OptionGroup var definitions: PipelineOptions

  @OptionGroup var work: WorkerOptions

  func run() async throws {
    let answers = try await reportingErrors { try definitions.referenceAnswers() }
    var input = LineStream(.standardInput)
    while let batch = try await reportingErrors({ try input.lines(upTo: 1_024 * work.workers) }) {
      Console.output(await answers.answers(to: batch, workers: work.workers))
    }
  }
}
