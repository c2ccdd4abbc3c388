import Foundation

/// Writes the files of a run: all of them aside first, then each by one rename, the graph last, so that nobody ever
/// sees half a file, nor a graph whose documents are not there.
struct OutputFolder {
  private let folder: String
  private let aside: String
  private var written: [String] = []

  /// The folder at `path`, made where it is not there.
  init(_ path: String) throws(RunError) {
    guard !path.isEmpty else { throw RunError("--output is empty; name a folder") }
    folder = path
    aside = "\(path)/.writing-\(ProcessInfo.processInfo.processIdentifier)"
    try Self.makeFolder(path)
    Self.sweep(path)
    try Self.makeFolder(aside)
  }

  /// Writes one file aside.
  mutating func write(_ bytes: [UInt8], to name: String) throws(RunError) {
    let path = "\(aside)/\(name)"
    do throws(RunError) {
      try Self.makeFolder(Path.folder(of: path))
      guard let file = fopen(path, "w") else { throw Self.unwritten("\(folder)/\(name)") }
      let count = fwrite(bytes, 1, bytes.count, file)
      guard fclose(file) == 0, count == bytes.count else { throw Self.unwritten("\(folder)/\(name)") }
    } catch {
      discard()
      throw error
    }
    written.append(name)
  }

  /// Moves all files to their places, in the order in which they were written, and removes what former runs left
  /// in `documents/` and `text/`. Whether every place is free is looked at before anything is moved.
  func commit() throws(RunError) {
    defer { discard() }
    for name in written {
      let target = "\(folder)/\(name)"
      try Self.makeFolder(Path.folder(of: target))
      guard Path.kind(of: target) != .folder else {
        throw RunError(
          "\(target): is a folder where a file is to be written; move it away. The former graph stands")
      }
    }
    for name in written where rename("\(aside)/\(name)", "\(folder)/\(name)") != 0 {
      throw RunError(
        "\(folder)/\(name): cannot be moved to its place (\(String(cString: strerror(errno)))); run again")
    }
    let kept = Set(written)
    for subfolder in ["documents", "text"] {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(subfolder)")) ?? []
      where Self.isOurs(name) && !kept.contains("\(subfolder)/\(name)") {
        try? FileManager.default.removeItem(atPath: "\(folder)/\(subfolder)/\(name)")
      }
    }
  }

  /// Removes what was written aside.
  func discard() { try? FileManager.default.removeItem(atPath: aside) }

  /// Removes what runs that were killed have left aside.
  private static func sweep(_ folder: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasPrefix(".writing-") {
      guard let process = Int32(name.dropFirst(".writing-".count)), kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  /// Whether a file is named as runs name theirs: a document's 16 hex digits and an ending. Nothing else is ever
  /// removed: the folder may hold other things.
  private static func isOurs(_ name: String) -> Bool {
    let parts = name.split(separator: ".")
    return parts.count == 2 && parts[0].utf8.count == 16 && parts[0].allSatisfy(\.isHexDigit)
      && (parts[1] == "json" || parts[1] == "txt")
  }

  private static func unwritten(_ path: String) -> RunError {
    RunError("\(path): cannot be written (\(String(cString: strerror(errno)))); the former graph stands")
  }

  /// Makes a folder and those above it.
  private static func makeFolder(_ path: String) throws(RunError) {
    switch Path.kind(of: path) {
    case .folder: return
    case .file, .other:
      throw RunError("\(path): is a file, and a folder is needed; choose another with --output")
    case .nothing: break
    }
    if Path.folder(of: path) != path { try makeFolder(Path.folder(of: path)) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw RunError(
        "\(path): cannot be made (\(String(cString: strerror(errno)))); choose another with --output")
    }
  }
}
