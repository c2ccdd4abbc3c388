import Foundation
import Text

/// What the program says to people: everything but results goes to standard error.
enum Console {
  /// Whether standard error is a terminal, where a line may be drawn anew.
  static let isTerminal = isatty(STDERR_FILENO) == 1

  /// Says `message` in a line of its own.
  static func say(_ message: String) { write(message + "\n") }

  /// Says what went wrong; `error: ` stands before messages that do not say so themselves.
  static func error(_ message: String) { say(message.contains("error: ") ? message : "error: \(message)") }

  /// Says what does not keep the work from being done, each with its place.
  static func warn(_ problems: [DefinitionProblem]) {
    for problem in problems {
      say("\(problem.file):\(problem.line):\(problem.column): warning: \(problem.message)")
    }
  }

  /// Writes to standard error as it stands.
  static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// Writes results to standard output. A reader that went away (`| head`) ends the program quietly.
  static func output(_ bytes: [UInt8]) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes {
        Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      guard count >= 0 || errno == EINTR else { exit(errno == EPIPE ? 0 : 70) }
      offset += max(0, count)
    }
  }
}

/// A bar that shows how far a run is, on a terminal only.
final class ProgressBar: Sendable {
  private let isShown: Bool
  private static let width = 30

  /// A bar that is shown where `isWanted` and standard error is a terminal.
  init(isWanted: Bool) { isShown = isWanted && Console.isTerminal }

  /// Draws the bar for `done` of `total`.
  func update(_ done: Int, _ total: Int) {
    guard isShown, total > 0 else { return }
    let filled = Self.width * done / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
    Console.write("\r\(bar) \(done)/\(total) documents" + (done == total ? "\r\u{1B}[K" : ""))
  }
}
