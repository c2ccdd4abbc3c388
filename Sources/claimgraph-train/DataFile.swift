import ArgumentParser
import Foundation

/// A file of training data; one that ends in .gz is unpacked by gzip.
enum DataFile {
  /// The text of the file at `path`.
  ///
  /// - Throws: why it cannot be read.
  static func text(_ path: String) throws -> String {
    guard path.hasSuffix(".gz") else { return try String(contentsOfFile: path, encoding: .utf8) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ValidationError("\(path): gzip cannot unpack it") }
    return String(decoding: data, as: UTF8.self)
  }
}
