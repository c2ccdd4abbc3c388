import Extraction
import Pipeline
import Testing
import Text

@Suite struct RuleTests {
  static let checker = try? RuleChecker()

  @Test func definitionsCompile() throws { _ = try RuleChecker() }

  /// By number, since an example as an argument would fill the report with its whole value.
  @Test(arguments: checker?.examples.indices ?? 0..<0)
  func exampleHolds(_ number: Int) throws {
    let checker = try #require(Self.checker)
    #expect(checker.problem(of: checker.examples[number])?.description == nil)
  }
}
