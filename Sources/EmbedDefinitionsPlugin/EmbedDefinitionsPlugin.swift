import Foundation
import PackagePlugin

/// Runs ``EmbedDefinitions`` whenever a file under `Pipelines/` has changed. Models are embedded by CModels.
@main
struct EmbedDefinitionsPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL.appending(path: "Pipelines")
    let files = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { file in [".yaml", ".tsv", ".json"].contains { file.hasSuffix($0) } }
      .sorted()
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedDefinitions.swift")
    return [
      .buildCommand(
        displayName: "Embed Pipelines/", executable: try context.tool(named: "EmbedDefinitions").url,
        arguments: [root.path, output.path] + files,
        inputFiles: files.map { root.appending(path: $0) }, outputFiles: [output])
    ]
  }
}
