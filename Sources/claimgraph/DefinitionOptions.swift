import ArgumentParser
import Foundation
import Pipeline
import Text
import Vocabulary

/// Where the pipeline and the vocabulary come from: options, else the environment, else what is in the binary.
struct DefinitionOptions: ParsableArguments {
  @OptionGroup var pipeline: PipelineOptions

  @Option(
    help: ArgumentHelp(
      "A compiled vocabulary below the pipeline's tables, or a table (TSV) in the place of all.",
      discussion:
        "Default: $CLAIMGRAPH_VOCABULARY, else what the pipeline names, else the vocabulary in the binary.",
      valueName: "file"))
  var vocabulary: String?

  @Flag(
    name: .customLong("no-model"),
    help: "Find mentions by vocabularies and shapes alone, without the trained models.")
  var isWithoutModel = false

  /// The pipeline, ready to run as far as `depth`.
  func plan(_ depth: Plan.Depth = .claims) throws -> Plan {
    let (files, path) = try files()
    return try Plan(
      files: files, path: path, vocabulary: try givenTable(), depth: depth, models: !isWithoutModel)
  }

  /// The reader of reference strings.
  func referenceAnswers() throws -> ReferenceAnswers {
    let (files, path) = try files()
    return try ReferenceAnswers(files: files, path: path)
  }

  /// The rules and their examples.
  func ruleChecker() throws -> RuleChecker {
    let (files, path) = try files()
    return try RuleChecker(files: files, path: path, vocabulary: try givenTable())
  }

  /// What answers the lines of `ground`.
  func groundingAnswers(exact: Bool) throws -> GroundingAnswers {
    let (files, path) = try files()
    return try GroundingAnswers(files: files, path: path, vocabulary: try givenTable(), exact: exact)
  }

  /// What builds vocabularies.
  func vocabularyBuild() throws -> VocabularyBuild { try pipeline.vocabularyBuild() }

  /// The path of the compiled vocabulary that was named; nil for the one in the binary.
  var compiledPath: String? { vocabularyPath }

  /// The compiled vocabulary that was named, else the one in the binary.
  func compiledVocabulary() throws -> VocabularyFile {
    do throws(VocabularyFileError) {
      guard let path = vocabularyPath else { return try .embedded() }
      return try VocabularyFile(path: path)
    } catch {
      throw RunError(error.description)
    }
  }

  /// The definition files, with the compiled vocabulary and the models that were named, and the pipeline's name among them.
  private func files() throws -> (files: DefinitionFiles, path: String) {
    var (files, path) = try pipeline.filesWithModels()
    if let given = vocabularyPath, DefinitionFiles.isCompiledVocabulary(given) {
      files = try files.with(vocabularyFile: given)
    }
    return (files, path)
  }

  private var vocabularyPath: String? {
    vocabulary
      ?? ProcessInfo.processInfo.environment["CLAIMGRAPH_VOCABULARY"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A table in the place of the pipeline's; nil where none was given, or a compiled vocabulary.
  private func givenTable() throws -> (file: String, text: String)? {
    guard let path = vocabularyPath, !DefinitionFiles.isCompiledVocabulary(path) else { return nil }
    guard FileManager.default.fileExists(atPath: path) else {
      throw RunError("\(path): no such vocabulary; check --vocabulary and $CLAIMGRAPH_VOCABULARY")
    }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw RunError(
        "\(path): the vocabulary cannot be read as UTF-8; check --vocabulary and $CLAIMGRAPH_VOCABULARY")
    }
    return (path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)", text)
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
