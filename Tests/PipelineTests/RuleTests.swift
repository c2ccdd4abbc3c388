import Extraction
import Pipeline
import Testing
import Text

@Suite struct RuleTests {
  static let checker = try? RuleChecker()

  @Test func definitionsCompile() throws { _ = try RuleChecker() }

  @Test(arguments: checker?.examples ?? [])
  func exampleHolds(_ example: RuleExample) {
    #expect(Self.checker?.problem(of: example)?.description == nil)
  }
}

extension RuleExample: CustomTestStringConvertible {
  public var testDescription: String { "\(rule) \(isMatch ? "matches" : "does not match") ‘\(text)’" }
}
