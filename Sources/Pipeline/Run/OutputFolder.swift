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
    do {
      try FileManager.default.createDirectory(atPath: aside, withIntermediateDirectories: true)
    } catch {
      throw RunError(
        "\(path): the output folder cannot be written (\(Self.reason(error))); choose another with --output")
    }
  }

  /// Writes one file aside.
  mutating func write(_ bytes: [UInt8], to name: String) throws(RunError) {
    let path = "\(aside)/\(name)"
    do {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    } catch {
      discard()
      throw RunError("\(folder)/\(name): cannot be written (\(Self.reason(error))); nothing was changed")
    }
    written.append(name)
  }

  /// Moves all files to their places, in the order in which they were written, and removes what former runs left
  /// in `documents/` and `text/`.
  func commit() throws(RunError) {
    defer { discard() }
    for name in written {
      let target = "\(folder)/\(name)"
      do {
        try FileManager.default.createDirectory(
          atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      } catch {
        throw RunError("\(target): cannot be written (\(Self.reason(error)))")
      }
      guard rename("\(aside)/\(name)", target) == 0 else {
        throw RunError(
          "\(target): cannot be written (\(String(cString: strerror(errno)))); is a folder in its place?")
      }
    }
    let kept = Set(written)
    for subfolder in ["documents", "text"] {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(subfolder)")) ?? []
      where !kept.contains("\(subfolder)/\(name)") {
        try? FileManager.default.removeItem(atPath: "\(folder)/\(subfolder)/\(name)")
      }
    }
  }

  /// Removes what was written aside.
  func discard() { try? FileManager.default.removeItem(atPath: aside) }

  private static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    if let underlying, underlying.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(underlying.code)))
    }
    return error.localizedDescription
  }
}
