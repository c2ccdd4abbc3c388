import Foundation
public import Vocabulary

/// The file that `--vocabulary` or `$CLAIMGRAPH_VOCABULARY` names: a compiled vocabulary, or a table.
public struct GivenVocabulary: Sendable {
  private let path: String
  private static let advice = "check --vocabulary and $CLAIMGRAPH_VOCABULARY"

  /// The file at `path`.
  ///
  /// - Throws: that there is no file.
  public init(path: String) throws(RunError) {
    switch Path.kind(of: path) {
    case .file: self.path = path
    case .folder:
      throw RunError("\(path): is a folder and no vocabulary; name a file in it: \(Self.advice)")
    case .nothing: throw RunError("\(path): no such vocabulary; \(Self.advice)")
    case .other: throw RunError("\(path): is no file but a pipe or a device; \(Self.advice)")
    }
  }

  /// Whether the file begins as a compiled vocabulary does.
  public var isCompiled: Bool { FileBytes.head(path).map(VocabularyFile.isCompiled) ?? false }

  /// The compiled vocabulary.
  ///
  /// - Throws: why it cannot be used.
  public func compiled() throws(RunError) -> VocabularyFile {
    do throws(VocabularyFileError) {
      return try VocabularyFile(path: path)
    } catch {
      throw RunError(error.description)
    }
  }

  /// The table, under its path from the root.
  ///
  /// - Throws: that it cannot be read.
  public func table() throws(RunError) -> (file: String, text: String) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw RunError("\(path): the vocabulary cannot be read (\(error.localizedDescription)); \(Self.advice)")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw RunError("\(path): is no table in UTF-8 and no compiled vocabulary; \(Self.advice)")
    }
    return (Path.absolute(path), text)
  }
}
