import Foundation
public import Text
public import Vocabulary

/// The definition files of `Pipelines/`: those in the binary, or those of a folder, and the trained models.
public struct DefinitionFiles: Sendable {
  /// Where the files lie, for messages: a folder, or nil for those in the binary.
  public let folder: String?
  private let texts: [String: String]
  private var models: [String: TrainedModel]
  /// The compiled vocabulary below the curated tables, where there is one.
  public private(set) var vocabulary: VocabularyFile?

  /// The files in the binary.
  public static let embedded = DefinitionFiles(
    folder: nil,
    texts: Dictionary(uniqueKeysWithValues: EmbeddedDefinitions.files.map { ($0.path, $0.text) }),
    models: Dictionary(uniqueKeysWithValues: TrainedModel.embedded.map { ("models/\($0.key)", $0.value) }))

  private init(
    folder: String?, texts: [String: String], models: [String: TrainedModel],
    vocabulary: VocabularyFile? = nil
  ) {
    self.folder = folder
    self.texts = texts
    self.models = models
    self.vocabulary = vocabulary
  }

  /// The same files with the compiled vocabulary at `path`.
  ///
  /// - Throws: why it cannot be used.
  public func with(vocabularyFile path: String) throws(RunError) -> DefinitionFiles {
    with(vocabulary: try GivenVocabulary(path: path).compiled())
  }

  /// The same files with `vocabulary` below the curated tables.
  public func with(vocabulary: VocabularyFile) -> DefinitionFiles {
    DefinitionFiles(folder: folder, texts: texts, models: models, vocabulary: vocabulary)
  }

  /// The same files with the compiled vocabulary that the pipeline `definition` names: a file below the folder,
  /// `default` for the one in the binary, which is also taken where it names none, or `none`. One that was given before
  /// stays.
  ///
  /// - Throws: a file that is none or cannot be used.
  func withVocabulary(of definition: PipelineDefinition) throws(DefinitionError) -> DefinitionFiles {
    guard vocabulary == nil else { return self }
    let step = definition.steps.first { $0.options["compiled"] != nil }
    let name = step?.options["compiled"]?.first ?? "default"
    if name == "none" { return self }
    func problem(_ message: String) -> DefinitionError {
      let place = step?.place
      return DefinitionError([
        DefinitionProblem(
          file: place?.file ?? self.name(of: name), line: place?.line ?? 1, column: place?.column ?? 1,
          message: "the option ‘compiled’: \(message)")
      ])
    }
    let path = "\(folder ?? ".")/\(name)"
    if name != "default", Path.kind(of: path) != .file {
      throw problem("‘\(path)’ is no file; name one that ‘claimgraph vocabulary build’ made")
    }
    do throws(VocabularyFileError) {
      return with(vocabulary: try name == "default" ? .embedded() : VocabularyFile(path: path))
    } catch {
      throw problem(error.description)
    }
  }

  /// The files of `folder` and its folders.
  ///
  /// - Throws: files that cannot be read as UTF-8.
  public init(folder: String) throws(DefinitionError) {
    var texts: [String: String] = [:]
    var models: [String: TrainedModel] = [:]
    var problems: [DefinitionProblem] = []
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    for path in paths
    where [".yaml", ".tsv", ".json", ".model"].contains(where: { path.hasSuffix($0) })
      && Path.kind(of: "\(folder)/\(path)") == .file
    {
      do {
        if path.hasSuffix(".model") {
          models[path] = try TrainedModel(file: "\(folder)/\(path)")
        } else {
          texts[path] = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
        }
      } catch {
        problems.append(
          DefinitionProblem(
            file: "\(folder)/\(path)", line: 1, column: 1, message: "cannot be read as UTF-8: check the file")
        )
      }
    }
    guard problems.isEmpty else { throw DefinitionError(problems) }
    self.init(folder: folder, texts: texts, models: models)
  }

  /// The same files, with the models of `folder` in the place of those of the same name.
  ///
  /// - Throws: a folder that has no model.
  public func replacingModels(by folder: String) throws(RunError) -> DefinitionFiles {
    var result = self
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
      $0.hasSuffix(".model")
    }
    guard !names.isEmpty else {
      throw RunError("\(folder): is no folder with trained models (*.model); check $CLAIMGRAPH_MODELS")
    }
    for name in names.sorted() {
      guard let model = try? TrainedModel(file: "\(folder)/\(name)") else {
        throw RunError("\(folder)/\(name): cannot be read; check $CLAIMGRAPH_MODELS")
      }
      result.models["models/\(name)"] = model
    }
    return result
  }

  /// A trained model, or nil where there is none.
  func model(_ path: String) -> TrainedModel? { models[path] }

  /// The same files and one more.
  func adding(_ text: String, at path: String) -> DefinitionFiles {
    DefinitionFiles(
      folder: folder, texts: texts.merging([path: text]) { _, new in new }, models: models,
      vocabulary: vocabulary)
  }

  /// The text of a file, or what tells a model from others; nil where there is none.
  public func text(_ path: String) -> String? { texts[path] ?? models[path]?.identity }

  /// The files that `pattern` names, sorted: a path, or a path with one `*` in its last part.
  public func paths(matching pattern: String) -> [String] {
    guard let star = pattern.firstIndex(of: "*") else { return text(pattern) == nil ? [] : [pattern] }
    let prefix = pattern[..<star]
    let suffix = pattern[pattern.index(after: star)...]
    return (Array(texts.keys) + Array(models.keys)).filter {
      $0.hasPrefix(prefix) && $0.hasSuffix(suffix)
        && !$0.dropFirst(prefix.count).dropLast(suffix.count).contains("/")
    }.sorted()
  }

  /// A file's path as people find it: below the folder, or below `Pipelines` for those in the binary.
  public func name(of path: String) -> String {
    path.hasPrefix("/") ? path : "\(folder ?? "Pipelines")/\(path)"
  }

  /// The value of a YAML file.
  func yaml(_ path: String) throws(DefinitionError) -> DefinitionValue {
    guard let text = texts[path] else {
      throw DefinitionError([
        DefinitionProblem(
          file: name(of: path), line: 1, column: 1, message: "there is no such file; the pipeline names it")
      ])
    }
    return try YAMLDefinition.parse(text, file: name(of: path))
  }
}
