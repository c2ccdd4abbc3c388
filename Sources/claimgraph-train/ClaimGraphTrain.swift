import ArgumentParser

/// Trains the models that `claimgraph` works with.
@main
struct ClaimGraphTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claimgraph-train", abstract: "Trains the models that claimgraph works with.",
    subcommands: [
      ReferencesCommand.self, TaggerCommand.self, ParserCommand.self, TreesCommand.self, MentionsCommand.self,
    ])
}
