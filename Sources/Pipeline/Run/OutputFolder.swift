import Foundation
import Text

/// Writes the files of a run: all of them aside first, then each by one rename, the graph last, so that nobody ever
/// sees half a file, nor a graph whose documents are not there.
struct OutputFolder {
  private let folder: String
  private let aside: String
  private var written: [String] = []

  /// The folder at `path`, made where it is not there.
  init(_ path: String) throws(RunError) {
    folder = path
    aside = "\(path)/.writing-\(ProcessInfo.processInfo.processIdentifier)"
    try Self.makeFolder(path)
    try Self.makeFolder(aside)
  }

  /// Writes one file aside.
  mutating func write(_ bytes: [UInt8], to name: String) throws(RunError) {
    let path = "\(aside)/\(name)"
    do throws(RunError) {
      try Self.makeFolder((path as NSString).deletingLastPathComponent)
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
  /// in `documents/` and `text/`.
  func commit() throws(RunError) {
    defer { discard() }
    for name in written {
      let target = "\(folder)/\(name)"
      try Self.makeFolder((target as NSString).deletingLastPathComponent)
      guard rename("\(aside)/\(name)", target) == 0 else { throw Self.unwritten(target) }
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
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder.boolValue else {
        throw RunError("\(path): is a file, and a folder is needed; choose another with --output")
      }
      return
    }
    let above = (path as NSString).deletingLastPathComponent
    if !above.isEmpty { try makeFolder(above) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw RunError(
        "\(path): cannot be made (\(String(cString: strerror(errno)))); choose another folder with --output")
    }
  }
}
