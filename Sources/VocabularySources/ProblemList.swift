import Text

/// Problems of one file: the first ones by their lines, and how many more there are.
struct ProblemList {
  private var first: [(line: Int, message: String)] = []
  private(set) var count = 0

  /// More than these are only counted.
  private let mostTold: Int

  init(mostTold: Int) { self.mostTold = mostTold }

  /// Notes `message` of a line.
  mutating func add(_ message: String, line: Int) {
    count += 1
    if first.count < mostTold { first.append((line, message)) }
  }

  /// What is to be told.
  func told(file: String) -> [DefinitionProblem] {
    var problems = first.map {
      DefinitionProblem(file: file, line: $0.line, column: 1, message: $0.message)
    }
    if let last = first.last, count > first.count {
      problems.append(
        DefinitionProblem(
          file: file, line: last.line, column: 1, message: "and \(count - first.count) more behind this line")
      )
    }
    return problems
  }
}
