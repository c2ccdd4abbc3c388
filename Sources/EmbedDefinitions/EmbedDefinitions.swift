import Foundation

/// Writes a Swift file that holds the files of `Pipelines/` as strings: `EmbedDefinitions ROOT OUTPUT FILE…`.
@main
struct EmbedDefinitions {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count >= 2, let root = arguments.first, let output = arguments.dropFirst().first else {
      throw CocoaError(.fileNoSuchFile)
    }
    var source =
      "/// The files of `Pipelines/`, as they were when this binary was built.\nenum EmbeddedDefinitions {\n"
    source += "  static let files: [(path: String, text: String)] = [\n"
    for file in arguments.dropFirst(2).sorted() {
      let text = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
      source += "    (\(literal(file)), \(literal(text))),\n"
    }
    source += "  ]\n}\n"
    try source.write(toFile: output, atomically: true, encoding: .utf8)
  }

  /// A Swift string literal of `text` on one line.
  private static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\0": result += "\\0"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
