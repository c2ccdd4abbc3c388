import ArgumentParser
import Foundation
import Pipeline

/// Where the pipeline comes from: an option, else the environment, else what is in the binary.
struct PipelineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The pipeline's YAML file; its folder holds what it names.",
      discussion: "Default: $CLAIMGRAPH_PIPELINE, else the technical-notes pipeline in the binary.",
      valueName: "file"))
  var pipeline: String?

  /// The pipeline as far as the structure of documents, for which no vocabulary is needed.
  func structurePlan() throws -> Plan {
    let (files, path) = try filesWithModels()
    return try Plan(files: files, path: path, depth: .structure)
  }

  /// The reader of reference strings.
  func referenceAnswers() throws -> ReferenceAnswers {
    let (files, path) = try filesWithModels()
    return try ReferenceAnswers(files: files, path: path)
  }

  /// The tagger and parser.
  func syntaxAnswers() throws -> SyntaxAnswers {
    let (files, path) = try filesWithModels()
    return try SyntaxAnswers(files: files, path: path)
  }

  /// What builds vocabularies, with the pipeline's forms of words.
  func vocabularyBuild() throws -> VocabularyBuild { VocabularyBuild(files: try files().files) }

  /// The definition files, and the pipeline's name among them.
  func files() throws -> (files: DefinitionFiles, path: String) {
    let variable = ProcessInfo.processInfo.environment["CLAIMGRAPH_PIPELINE"]
    guard let path = pipeline ?? variable.flatMap({ $0.isEmpty ? nil : $0 }) else {
      return (.embedded, "technical-notes.yaml")
    }
    guard path.hasSuffix(".yaml"), FileManager.default.isReadableFile(atPath: path) else {
      throw RunError("\(path): is no YAML file that can be read; check --pipeline and $CLAIMGRAPH_PIPELINE")
    }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    return (try DefinitionFiles(folder: folder.isEmpty ? "/" : folder), name)
  }

  /// The definition files with the models of $CLAIMGRAPH_MODELS, and the pipeline's name among them.
  func filesWithModels() throws -> (files: DefinitionFiles, path: String) {
    let (files, path) = try files()
    guard let models = ProcessInfo.processInfo.environment["CLAIMGRAPH_MODELS"], !models.isEmpty else {
      return (files, path)
    }
    return (try files.replacingModels(by: models), path)
  }
}
