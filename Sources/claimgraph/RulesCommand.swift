import ArgumentParser
import Pipeline
import Text

struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Works with the extraction rules.", subcommands: [Check.self])

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Runs the examples of every rule; exits with 1 where one does not hold.",
      discussion: "Example: claimgraph rules check --pipeline Pipelines/technical-notes.yaml")

    @OptionGroup var definitions: DefinitionOptions

    func run() async throws {
      let checker = try await reportingErrors {
        try definitions.ruleChecker()
      }
      let problems = checker.examples.compactMap { checker.problem(of: $0) }
      for problem in problems { Console.say(problem.description) }
      Console.say("\(checker.examples.count - problems.count) examples hold, \(problems.count) do not")
      if !problems.isEmpty { throw ExitCode(1) }
    }
  }
}
