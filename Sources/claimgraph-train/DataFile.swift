import ArgumentParser
import Foundation

/// A file of training data; one that ends in .gz is unpacked by gzip.
enum DataFile {
  /// The text of the file at `path`.
  ///
  /// - Throws: why it cannot be read.
  static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  /// The bytes of the file at `path`.
  ///
  /// - Throws: why it cannot be read.
  static func bytes(_ path: String) throws -> Data {
    guard path.hasSuffix(".gz") else { return try Data(contentsOf: URL(fileURLWithPath: path)) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ValidationError("\(path): gzip cannot unpack it") }
    return data
  }
}
