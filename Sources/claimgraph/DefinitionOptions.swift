import ArgumentParser
import Foundation
import Pipeline
import Text

/// Where the pipeline and the vocabulary come from: options, else the environment, else what is in the binary.
struct DefinitionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The pipeline's YAML file; its folder holds what it names.",
      discussion: "Default: $CLAIMGRAPH_PIPELINE, else the technical-notes pipeline in the binary.",
      valueName: "file"))
  var pipeline: String?

  @Option(
    help: ArgumentHelp(
      "A vocabulary (TSV) in the place of the pipeline's.",
      discussion: "Default: $CLAIMGRAPH_VOCABULARY, else what the pipeline names.", valueName: "file"))
  var vocabulary: String?

  private var pipelinePath: String? { pipeline ?? ProcessInfo.processInfo.environment["CLAIMGRAPH_PIPELINE"] }

  /// The definition files and the pipeline's name among them.
  func files() throws -> (files: DefinitionFiles, path: String) {
    guard let path = pipelinePath else { return (.embedded, "technical-notes.yaml") }
    guard FileManager.default.fileExists(atPath: path) else {
      throw RunError("\(path): no such pipeline file; check --pipeline and $CLAIMGRAPH_PIPELINE")
    }
    let folder = (path as NSString).deletingLastPathComponent
    return (try DefinitionFiles(folder: folder.isEmpty ? "." : folder), (path as NSString).lastPathComponent)
  }

  /// The pipeline, ready to run.
  func plan() throws -> Plan {
    let (files, path) = try files()
    let given = vocabulary ?? ProcessInfo.processInfo.environment["CLAIMGRAPH_VOCABULARY"]
    guard let given else { return try Plan(files: files, path: path) }
    guard let text = try? String(contentsOfFile: given, encoding: .utf8) else {
      throw RunError(
        "\(given): the vocabulary cannot be read as UTF-8; check --vocabulary and $CLAIMGRAPH_VOCABULARY")
    }
    let absolute = given.hasPrefix("/") ? given : "\(FileManager.default.currentDirectoryPath)/\(given)"
    return try Plan(files: files, path: path, vocabulary: (absolute, text))
  }
}

/// Runs `body`; whatever it throws goes to standard error, and the program ends with 70.
func reportingErrors<Result>(_ body: () async throws -> Result) async throws -> Result {
  do {
    return try await body()
  } catch let error as any CustomStringConvertible & Error where error is RunError || error is DefinitionError
  {
    Console.error(error.description)
    throw ExitCode(70)
  }
}
