import ArgumentParser
import Foundation
import Pipeline
import Text
import Vocabulary

/// Where the pipeline and the vocabulary come from: options, else the environment, else what is in the binary.
struct DefinitionOptions: ParsableArguments {
  @OptionGroup var pipeline: PipelineOptions

  @OptionGroup var vocabulary: VocabularyOptions

  /// The pipeline, ready to run to its end. What of the user's preferences comes to nothing is said.
  func plan(models: Bool) throws -> Plan {
    let (files, path) = try files()
    let plan = try Plan(files: files, path: path, vocabulary: try vocabulary.table(), models: models)
    Console.warn(plan.notices)
    return plan
  }

  /// The rules and their examples.
  func ruleChecker() throws -> RuleChecker {
    let (files, path) = try files()
    return try RuleChecker(files: files, path: path, vocabulary: try vocabulary.table())
  }

  /// What answers the lines of `ground`. What of the user's preferences comes to nothing is said.
  func groundingAnswers(exact: Bool) throws -> GroundingAnswers {
    let (files, path) = try files()
    let answers = try GroundingAnswers(
      files: files, path: path, vocabulary: try vocabulary.table(), exact: exact)
    Console.warn(answers.notices)
    return answers
  }

  /// The definition files, with the compiled vocabulary and the models that were named, and the pipeline's name among them.
  private func files() throws -> (files: DefinitionFiles, path: String) {
    let (files, path) = try pipeline.filesWithModels()
    return (try vocabulary.compiled().map { files.with(vocabulary: $0) } ?? files, path)
  }
}

/// The vocabulary that an option or the environment names.
struct VocabularyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A compiled vocabulary below the pipeline's tables, or a table (TSV) in the place of all.",
      discussion:
        "Default: $CLAIMGRAPH_VOCABULARY, else what the pipeline names, else the vocabulary in the binary.",
      valueName: "file"))
  var vocabulary: String?

  /// The path that was named; nil for the vocabulary of the pipeline.
  var path: String? {
    vocabulary
      ?? ProcessInfo.processInfo.environment["CLAIMGRAPH_VOCABULARY"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The compiled vocabulary that was named; nil where none or a table was.
  func compiled() throws -> VocabularyFile? {
    guard let given = try path.map(GivenVocabulary.init), given.isCompiled else { return nil }
    return try given.compiled()
  }

  /// A table in the place of the pipeline's; nil where none or a compiled vocabulary was named.
  func table() throws -> (file: String, text: String)? {
    guard let given = try path.map(GivenVocabulary.init), !given.isCompiled else { return nil }
    return try given.table()
  }
}

/// A compiled vocabulary to work on, as a whole: the one that was named, else the one in the binary.
struct CompiledVocabularyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A compiled vocabulary.", discussion: "Default: $CLAIMGRAPH_VOCABULARY, else the one in the binary.",
      valueName: "file"))
  var vocabulary: String?

  /// The path that was named; nil for the vocabulary in the binary.
  var path: String? {
    vocabulary
      ?? ProcessInfo.processInfo.environment["CLAIMGRAPH_VOCABULARY"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What messages call it.
  var shown: String { path ?? "the vocabulary in the binary" }

  /// The vocabulary.
  func file() throws -> VocabularyFile {
    guard let path else {
      do throws(VocabularyFileError) {
        return try .embedded()
      } catch {
        throw RunError("\(shown): \(error)")
      }
    }
    return try GivenVocabulary(path: path).compiled()
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
