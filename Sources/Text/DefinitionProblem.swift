/// Something wrong in a definition file under `Pipelines/`: where, what, and what to do.
public struct DefinitionProblem: Hashable, Sendable, CustomStringConvertible {
  /// The file, as the user named it.
  public var file: String
  /// Line, from 1.
  public var line: Int
  /// Column, from 1, in Unicode scalars.
  public var column: Int
  /// What is wrong and what to do.
  public var message: String

  /// A problem at a place of a file.
  public init(file: String, line: Int, column: Int, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// `file:line:column: error: message`, as compilers say it.
  public var description: String { "\(file):\(line):\(column): error: \(message)" }
}

/// All that is wrong in the definitions, found together before anything runs.
public struct DefinitionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The problems, in the order of files and lines.
  public var problems: [DefinitionProblem]

  /// An error of one or more problems.
  public init(_ problems: [DefinitionProblem]) { self.problems = problems }

  /// One line a problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
