import Foundation
import VocabularySources

/// The files behind the arguments of `--source`: folders are walked, wheels and gzip unpacked, URLs fetched.
final class SourceFiles {
  /// One file to read.
  struct File {
    /// Where it lies.
    var path: String
    /// Its name, which may tell its kind.
    var name: String
    /// What messages call it.
    var shown: String
    /// Whether the user named this very file.
    var isNamed: Bool
  }

  private(set) var files: [File] = []
  private let folder: URL

  /// Finds the files of `sources`.
  ///
  /// - Throws: what cannot be found, fetched or unpacked.
  init(_ sources: [String]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "claimgraph-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for source in sources { try add(source, shown: source) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func add(_ source: String, shown: String) throws {
    if source.hasPrefix("http://") || source.hasPrefix("https://") || source.hasPrefix("ftp://") {
      let name = source.split(separator: "/").last.map(String.init) ?? "source"
      let path = folder.appending(path: name).path
      try Self.run(
        "curl", ["-fsSL", "--retry", "2", "-o", path, source], of: source,
        advice: "check the address and the network, or download it yourself")
      return try add(path, shown: source)
    }
    let name = URL(fileURLWithPath: source).lastPathComponent
    switch Path.kind(of: source) {
    case .folder: try addFolder(source, shown: shown)
    case .nothing: throw RunError("\(source): no such file; check --source")
    case .other: throw RunError("\(source): is a pipe or a device; give --source a file")
    case .file where name.hasSuffix(".whl") || name.hasSuffix(".zip"):
      let target = folder.appending(path: "\(files.count)-\(name)").path
      try Self.run(
        "unzip", ["-qq", "-o", source, "-d", target], of: source,
        advice: "the file is damaged or cut off: copy it again")
      try addFolder(target, shown: shown)
    case .file where name.hasSuffix(".gz"):
      let target = folder.appending(path: String(name.dropLast(3))).path
      try Self.run(
        "gzip", ["-dc", "--", source], into: target, of: source,
        advice: "the file is damaged or cut off: copy it again")
      files.append(File(path: target, name: String(name.dropLast(3)), shown: shown, isNamed: true))
    case .file: files.append(File(path: source, name: name, shown: shown, isNamed: true))
    }
  }

  /// The files of a folder that are of a known kind by their names and heads, sorted.
  private func addFolder(_ path: String, shown: String) throws {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    for name in names.sorted()
    where [".tsv", ".txt", ".json", ".csv", ".obo", ".xml"].contains(where: name.hasSuffix) {
      let file = "\(path)/\(name)"
      let last = URL(fileURLWithPath: name).lastPathComponent
      guard Path.kind(of: file) == .file,
        let head = FileBytes.head(file),
        SourceFormat.of(name: last, head: head) != nil
      else { continue }
      files.append(File(path: file, name: last, shown: "\(shown)/\(name)", isNamed: false))
    }
  }

  /// Runs `program`, its output to the file `target`; what it says goes into the error.
  private static func run(
    _ program: String, _ arguments: [String], into target: String? = nil, of source: String, advice: String
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    if let target {
      _ = FileManager.default.createFile(atPath: target, contents: nil)
      process.standardOutput = FileHandle(forWritingAtPath: target)
    }
    let errors = Pipe()
    process.standardError = errors
    do {
      try process.run()
    } catch {
      throw RunError("\(source): \(program) cannot be started; install it or give an unpacked file")
    }
    let said = (try? errors.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: return
    // That of `env` where there is no such program.
    case 127: throw RunError("\(source): there is no \(program); install it or give an unpacked file")
    case let status:
      let words = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      let message = words.isEmpty ? "\(program) ended with \(status)" : words.joined(separator: " ")
      throw RunError("\(source): cannot be had (\(message.prefix(Self.longestMessage))); \(advice)")
    }
  }

  /// What other programs say is cut after so many characters.
  private static let longestMessage = 240
}
