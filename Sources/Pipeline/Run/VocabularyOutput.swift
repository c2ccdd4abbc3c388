import Foundation
import Vocabulary

/// The file that a build writes; it takes the place of no source, and of nothing else but a compiled vocabulary.
struct VocabularyOutput {
  private let path: String
  private let shown: String

  /// The file at `path`, links followed, which is to be built from `sources`.
  ///
  /// - Throws: that nothing can be written there, that it is a source, or that something else stands there.
  init(_ path: String, sources: [String]) throws(RunError) {
    shown = path
    guard !path.isEmpty else { throw RunError("--output is empty; name the file to write") }
    try Self.check(path, isNoneOf: sources)
    switch Path.kind(of: path) {
    case .file:
      self.path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      guard Self.mayBeReplaced(path) else {
        throw RunError(
          "\(path): is there already and is no compiled vocabulary; give --output another name or remove it")
      }
    case .folder: throw RunError("\(path): is a folder; give --output the name of a file in it")
    case .other: throw RunError("\(path): is a pipe or a device; give --output the name of a file")
    case .nothing:
      self.path = path
      let folder = Path.folder(of: path)
      guard Path.kind(of: folder) == .folder else {
        throw RunError("\(path): there is no folder ‘\(folder)’; make it or check --output")
      }
    }
  }

  /// A file without a byte, such as `mktemp` makes, is no loss either.
  private static func mayBeReplaced(_ path: String) -> Bool {
    FileBytes.head(path).map { $0.isEmpty || VocabularyFile.isCompiled($0) } ?? false
  }

  /// Makes sure that none of `sources` is the output, under whatever name.
  ///
  /// - Throws: that one is.
  func check(isNoneOf sources: [String]) throws(RunError) { try Self.check(path, isNoneOf: sources) }

  private static func check(_ path: String, isNoneOf sources: [String]) throws(RunError) {
    guard let own = identity(of: path) else { return }
    if let source = sources.first(where: { identity(of: $0).map { $0 == own } ?? false }) {
      throw RunError("\(path): is the source ‘\(source)’ itself; give --output another name")
    }
  }

  /// What tells a file from all others: its device and its number there.
  private static func identity(of path: String) -> [UInt64]? {
    var status = stat()
    return stat(path, &status) == 0 ? [UInt64(status.st_dev), UInt64(status.st_ino)] : nil
  }

  /// Writes `bytes`, all or nothing.
  ///
  /// - Throws: that it cannot be written.
  func write(_ bytes: [UInt8]) throws(RunError) {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw RunError("\(shown): cannot be written (\(error.localizedDescription)); check --output")
    }
  }
}
