import Foundation
public import Text
public import Vocabulary

/// The definition files of `Pipelines/`: those in the binary, or those of a folder. Trained models are kept as base64.
public struct DefinitionFiles: Sendable {
  /// Where the files lie, for messages: a folder, or nil for those in the binary.
  public let folder: String?
  private let texts: [String: String]
  /// The compiled vocabulary below the curated tables, where there is one.
  public private(set) var vocabulary: VocabularyFile?

  /// The files in the binary.
  public static let embedded = DefinitionFiles(
    folder: nil, texts: Dictionary(uniqueKeysWithValues: EmbeddedDefinitions.files.map { ($0.path, $0.text) })
  )

  private init(folder: String?, texts: [String: String], vocabulary: VocabularyFile? = nil) {
    self.folder = folder
    self.texts = texts
    self.vocabulary = vocabulary
  }

  /// Whether the file at `path` begins as a compiled vocabulary does.
  public static func isCompiledVocabulary(_ path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    return VocabularyFile.isCompiled(handle.readData(ofLength: 16))
  }

  /// The same files with the compiled vocabulary at `path`.
  ///
  /// - Throws: why it cannot be used.
  public func with(vocabularyFile path: String) throws(RunError) -> DefinitionFiles {
    do throws(VocabularyFileError) {
      return with(vocabulary: try VocabularyFile(path: path))
    } catch {
      throw RunError(error.description)
    }
  }

  /// The same files with `vocabulary` below the curated tables.
  public func with(vocabulary: VocabularyFile) -> DefinitionFiles {
    DefinitionFiles(folder: folder, texts: texts, vocabulary: vocabulary)
  }

  /// The files of `folder` and its folders.
  ///
  /// - Throws: files that cannot be read as UTF-8.
  public init(folder: String) throws(DefinitionError) {
    var texts: [String: String] = [:]
    var problems: [DefinitionProblem] = []
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    for path in paths where [".yaml", ".tsv", ".json", ".model"].contains(where: { path.hasSuffix($0) }) {
      do {
        texts[path] = try Self.text(ofFile: "\(folder)/\(path)")
      } catch {
        problems.append(
          DefinitionProblem(
            file: "\(folder)/\(path)", line: 1, column: 1, message: "cannot be read as UTF-8: check the file")
        )
      }
    }
    guard problems.isEmpty else { throw DefinitionError(problems) }
    self.init(folder: folder, texts: texts)
  }

  /// The text of a file; base64 for a model.
  private static func text(ofFile path: String) throws -> String {
    guard path.hasSuffix(".model") else { return try String(contentsOfFile: path, encoding: .utf8) }
    return try Data(contentsOf: URL(fileURLWithPath: path)).base64EncodedString()
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
      guard let text = try? Self.text(ofFile: "\(folder)/\(name)") else {
        throw RunError("\(folder)/\(name): cannot be read; check $CLAIMGRAPH_MODELS")
      }
      result = result.adding(text, at: "models/\(name)")
    }
    return result
  }

  /// The bytes of a model; none where it is not there.
  func bytes(_ path: String) -> [UInt8] {
    texts[path].flatMap { Data(base64Encoded: $0) }.map { Array($0) } ?? []
  }

  /// The same files and one more.
  func adding(_ text: String, at path: String) -> DefinitionFiles {
    DefinitionFiles(
      folder: folder, texts: texts.merging([path: text]) { _, new in new }, vocabulary: vocabulary)
  }

  /// The text of a file, or nil where there is none.
  public func text(_ path: String) -> String? { texts[path] }

  /// The files that `pattern` names, sorted: a path, or a path with one `*` in its last part.
  public func paths(matching pattern: String) -> [String] {
    guard let star = pattern.firstIndex(of: "*") else { return texts[pattern] == nil ? [] : [pattern] }
    let prefix = pattern[..<star]
    let suffix = pattern[pattern.index(after: star)...]
    return texts.keys.filter {
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
