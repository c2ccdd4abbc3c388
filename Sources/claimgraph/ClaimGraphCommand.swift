import ArgumentParser

/// The program.
@main
struct ClaimGraphCommand: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "claimgraph",
    abstract:
      "Turns folders of biomedical notes into a graph of claims, each traced to its words and its citations.",
    discussion: """
      Examples:
        claimgraph run                          read Corpus/, write Output/graph.json
        claimgraph run notes/ --output graph/   read another folder
        claimgraph explain claim:0123456789abcdef
        claimgraph read note.html | less        how one document was read

      Exit codes: 0 done; 1 findings; 2 done, but documents were quarantined and --strict was given;
      64 wrong usage; 70 failed.
      """,
    version: version,
    subcommands: [
      RunCommand.self, ReadCommand.self, CheckCommand.self, AnnotateCommand.self, ReferenceCommand.self,
      ParseCommand.self, GroundCommand.self, VocabularyCommand.self, ExplainCommand.self,
      RulesCommand.self,
      SchemaCommand.self,
    ])
}
