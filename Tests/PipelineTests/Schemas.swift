import Foundation
import Testing

/// The JSON Schemas of what the program writes.
enum Schemas {
  /// Validates files with Python's jsonschema, which `make test` installs.
  static func validate(_ files: [String], schema: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [
        "python3", "\(projectFolder)/Tests/validate_schemas.py",
        "\(projectFolder)/Pipelines/schemas/\(schema).schema.json",
      ] + files
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    if process.terminationStatus == 77 {
      print("skipped: \(schema) was not validated, python3 has no jsonschema")
      return
    }
    #expect(process.terminationStatus == 0, "\(schema): \(output)")
  }
}
