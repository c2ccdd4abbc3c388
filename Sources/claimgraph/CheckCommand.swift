import ArgumentParser
import Foundation
import Pipeline
import Text

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks the citations of documents; exits with 1 where something is found.",
    discussion: """
      Finds what is cited and not listed, listed and never cited, listed twice, numbered otherwise in the text than in
      the list, malformed identifiers, entries that name no work, works that were retracted. Notes alone do not count
      as findings.

      Examples:
        claimgraph check note.md
        claimgraph check notes/ --format sarif > check.sarif
        claimgraph check notes/ --retractions retracted-pmids.txt
      """)

  @Argument(help: ArgumentHelp("Documents, or folders of them.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(help: ArgumentHelp("text, json or sarif.", valueName: "format"))
  var format = Format.text

  @Option(
    help: ArgumentHelp("Retracted works: a PMID or a DOI a line.", valueName: "file"), completion: .file())
  var retractions: String?

  @OptionGroup var definitions: PipelineOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
  }

  func run() async throws {
    let checked = try await reportingErrors {
      let check = try CitationCheck(
        plan: try definitions.structurePlan(), retractions: try readRetractions())
      return try await check.check(files, workers: ProcessInfo.processInfo.activeProcessorCount)
    }
    Console.output(output(checked))
    let findings = checked.flatMap(\.findings)
    let count = findings.count { $0.severity != .note }
    if format == .text {
      Console.say(
        "\(checked.count) documents checked: \(count) findings, \(findings.count - count) notes")
    }
    if count > 0 { throw ExitCode(1) }
  }

  private func output(_ checked: [CheckedFile]) -> [UInt8] {
    switch format {
    case .text: Array(checked.map(\.text).joined().utf8)
    case .json: JSON.members(["files": .array(checked.map(\.json))]).encoded(indent: 1) + [0x0A]
    case .sarif: SARIF.log(checked, version: ClaimGraphCommand.version).encoded(indent: 1) + [0x0A]
    }
  }

  private func readRetractions() throws -> (file: String, text: String)? {
    guard let path = retractions else { return nil }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw RunError("\(path): the retractions cannot be read as UTF-8; check --retractions")
    }
    return (path, text)
  }
}
