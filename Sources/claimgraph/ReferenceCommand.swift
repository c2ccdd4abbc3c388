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

  @OptionGroup var definitions: DefinitionOptions

  @Option(help: ArgumentHelp("Lines to read at once; one a core where it is not given.", valueName: "n"))
  var workers = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard workers > 0 else { throw ValidationError("--workers must be 1 or more") }
  }

  func run() async throws {
    let answers = try await reportingErrors { try definitions.referenceAnswers() }
    var input = LineReader(FileHandle.standardInput)
    while let batch = input.lines(upTo: 1_024 * workers) {
      Console.output(await answers.answers(to: batch, workers: workers))
    }
  }
}
