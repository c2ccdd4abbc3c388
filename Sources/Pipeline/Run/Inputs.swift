import Foundation

/// One file to be read.
struct InputFile: Sendable, Hashable {
  /// Where it lies.
  let file: String
  /// The name of its root and its path below it, with `/`: what the graph calls it.
  let path: String

  /// `doc:` and 16 hex digits of the hash of `path`.
  var documentID: String { "doc:\(Fingerprint(bytes: Array(path.utf8)).hex.prefix(16))" }
}

/// Finds the files of the inputs of a run.
///
/// In a folder every file counts but hidden ones, `meta.yaml`, `gold*`, `*.claims.jsonl` and `curation.tsv`, and what
/// lies in the output folder. A file given alone stands in its own folder.
struct Inputs {
  /// The files, sorted by path, each once.
  let files: [InputFile]

  /// The files of `inputs`, files or folders.
  ///
  /// - Throws: an input that is missing or unreadable, two roots of one name.
  init(_ inputs: [String], output: String) throws(RunError) {
    var roots: [String: String] = [:]
    var files: [String: InputFile] = [:]
    let output = Self.absolute(output)
    for input in inputs {
      let location = Self.absolute(input)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: location, isDirectory: &isFolder) else {
        throw RunError("\(input): no such file or folder; check the path")
      }
      let root = isFolder.boolValue ? location : (location as NSString).deletingLastPathComponent
      let name = (root as NSString).lastPathComponent
      if let other = roots[name], other != root {
        throw RunError(
          "\(input): its folder is named ‘\(name)’ as is that of \(other); rename one, or give the folder above both"
        )
      }
      roots[name] = root
      for path in isFolder.boolValue ? try Self.files(below: root, input: input, output: output) : [location]
      {
        let below = path.dropFirst(root == "/" ? 1 : root.count + 1)
        files[path] = InputFile(file: path, path: "\(name)/\(below)")
      }
    }
    self.files = files.values.sorted { $0.path < $1.path }
  }

  private static func files(below root: String, input: String, output: String) throws(RunError) -> [String] {
    guard FileManager.default.isReadableFile(atPath: root) else {
      throw RunError("\(input): the folder cannot be read; check its permissions")
    }
    var result: [String] = []
    var folders = [root]
    while let folder = folders.popLast() {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where !isLeftOut(name)
      {
        let path = "\(folder)/\(name)"
        var isFolder: ObjCBool = false
        // A link that leads nowhere is a file that cannot be read: it is told, not passed over.
        if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) || !isFolder.boolValue {
          result.append(path)
        } else if path != output, !isLink(path) {
          folders.append(path)
        }
      }
    }
    return result
  }

  /// Links to folders are not followed: they may lead in circles.
  private static func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
  }

  private static func isLeftOut(_ name: String) -> Bool {
    name.hasPrefix(".") || name == "meta.yaml" || name.hasPrefix("gold") || name.hasSuffix(".claims.jsonl")
      || name == "curation.tsv"
  }

  static func absolute(_ path: String) -> String {
    let full =
      path.hasPrefix("/")
      ? path : (FileManager.default.currentDirectoryPath as NSString).appendingPathComponent(path)
    return (full as NSString).standardizingPath
  }
}
