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
/// runs have written. A file given alone stands in its own folder. What cannot be read is among the files, to be
/// quarantined.
struct Inputs {
  /// The files, sorted by path, each once.
  let files: [InputFile]

  /// The files of `inputs`, files or folders; `output` is the folder that the run writes.
  ///
  /// - Throws: an input that is missing or unreadable, two roots of one name, an input that is the output.
  init(_ inputs: [String], output: String) throws(RunError) {
    var roots: [String: String] = [:]
    var files: [String: InputFile] = [:]
    let output = output.isEmpty ? "" : Path.absolute(output)
    for input in inputs {
      let location = Path.absolute(input)
      let kind = Path.kind(of: location)
      guard kind != .nothing, !input.isEmpty else {
        throw RunError("\(input.isEmpty ? "‘’" : input): no such file or folder; check the path")
      }
      guard location != output else {
        throw RunError("\(input): is the output folder too; choose another with --output")
      }
      let root = kind == .folder ? location : Path.folder(of: location)
      let name = Path.name(of: root)
      if let other = roots[name], other != root {
        throw RunError(
          "\(input): its folder is named ‘\(name)’ as is that of \(other); rename one, or give the folder above both"
        )
      }
      roots[name] = root
      for path in kind == .folder ? try Self.files(below: root, input: input, output: output) : [location] {
        let below = path.dropFirst(root == "/" ? 1 : root.count + 1)
        files[path] = InputFile(file: path, path: "\(name)/\(below)")
      }
    }
    self.files = files.values.sorted { $0.path < $1.path }
  }

  private static func files(below root: String, input: String, output: String) throws(RunError) -> [String] {
    guard (try? FileManager.default.contentsOfDirectory(atPath: root)) != nil else {
      throw RunError("\(input): the folder cannot be read; check its permissions")
    }
    var result: [String] = []
    var folders = [root]
    while let folder = folders.popLast() {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
        result.append(folder)
        continue
      }
      if folder != root, isOutput(names) { continue }
      for name in names where !isLeftOut(name) {
        let path = "\(folder)/\(name)"
        if Path.kind(of: path) != .folder {
          result.append(path)
        } else if path != output, !isLink(path) {
          folders.append(path)
        }
      }
    }
    return result
  }

  /// Whether a folder holds what a run has written.
  private static func isOutput(_ names: [String]) -> Bool {
    names.contains("graph.json") && names.contains("manifest.json")
  }

  /// Links to folders are not followed: they may lead in circles.
  private static func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
  }

  private static func isLeftOut(_ name: String) -> Bool {
    name.hasPrefix(".") || name == "meta.yaml" || name.hasPrefix("gold") || name.hasSuffix(".claims.jsonl")
      || name == "curation.tsv"
  }
}
