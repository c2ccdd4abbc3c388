import ArgumentParser
import Pipeline

struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of what the program writes.",
    discussion: "Example: claimgraph schema graph > graph.schema.json")

  @Argument(help: ArgumentHelp("One of: \(names.joined(separator: ", ")).", valueName: "name"))
  var name: String

  private static let names = DefinitionFiles.embedded.paths(matching: "schemas/*.schema.json").map {
    String($0.dropFirst("schemas/".count).dropLast(".schema.json".count))
  }

  func run() async throws {
    guard let text = DefinitionFiles.embedded.text("schemas/\(name).schema.json") else {
      throw ValidationError("unknown schema ‘\(name)’; known are \(Self.names.joined(separator: ", "))")
    }
    Console.output(Array(text.utf8))
  }
}
