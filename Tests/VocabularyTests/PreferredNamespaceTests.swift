import Testing
import Text
import Vocabulary

@Suite struct PreferredNamespaceTests {
  private func problem(_ prefix: String, own: Set<String> = []) -> String {
    func value(_ content: DefinitionValue.Content) -> DefinitionValue {
      DefinitionValue(content, file: "mine.yaml", line: 2, column: 9)
    }
    let list = value(.list([value(.scalar(prefix))]))
    do throws(DefinitionError) {
      _ = try NamePreferences(value(.map([.init(key: value(.scalar("prefer")), value: list)])), prefixes: own)
      return ""
    } catch {
      return error.description
    }
  }

  @Test func unknownPrefixesAreRefusedWithThoseThatAreKnown() {
    let problem = problem("nonsense")
    #expect(problem.contains("mine.yaml:2:9") && problem.contains("‘nonsense’"))
    #expect(problem.contains("chebi, ") && problem.contains("mesh, ") && problem.contains("your own tables"))
  }

  @Test func knownPrefixesAndThoseOfTheUsersTablesAreTaken() {
    #expect(problem("mesh") == "")
    #expect(problem("nonsense", own: ["nonsense"]) == "")
  }

  @Test func whatIsNoPrefixIsRefused() { #expect(problem("no prefix").contains("is no prefix of CURIEs")) }
}
