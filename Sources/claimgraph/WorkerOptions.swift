import ArgumentParser
import Foundation

/// How much is done at once.
struct WorkerOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many lines, sentences or documents to do at once; one a core where it is not given.",
      valueName: "n"))
  var workers = ProcessInfo.processInfo.activeProcessorCount

  private static let most = 1_024

  func validate() throws {
    guard (1...Self.most).contains(workers) else {
      throw ValidationError("--workers is \(workers), and must be from 1 to \(Self.most)")
    }
  }
}
