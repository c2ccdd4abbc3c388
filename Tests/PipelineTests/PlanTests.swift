import Foundation
import Pipeline
import Testing
import Text

@Suite struct PlanTests {
  /// A copy of `Pipelines/` with one file replaced, planned.
  private func plan(replacing file: String, by change: (String) -> String) throws -> Plan {
    let folder = try TemporaryFolder()
    let source = URL(fileURLWithPath: "\(projectFolder)/Pipelines")
    for path in try FileManager.default.subpathsOfDirectory(atPath: source.path) where path.contains(".") {
      let data = try Data(contentsOf: source.appending(path: path))
      let isChanged = path == file
      try folder.write(
        isChanged ? Array(change(String(decoding: data, as: UTF8.self)).utf8) : Array(data), to: path)
    }
    return try Plan(files: try DefinitionFiles(folder: folder.path))
  }

  private func problems(replacing file: String, by change: (String) -> String) throws -> [DefinitionProblem] {
    do {
      _ = try plan(replacing: file, by: change)
      return []
    } catch let error as DefinitionError {
      return error.problems
    }
  }

  @Test func theFilesOfTheFolderAndOfTheBinaryAreTheSame() throws {
    #expect(try plan(replacing: "none") { $0 }.fingerprint == Plan().fingerprint)
  }

  @Test func anyChangeOfADefinitionChangesTheFingerprint() throws {
    let whole = try Plan().fingerprint
    for file in ["rules/inhibition.yaml", "language.yaml", "sections.yaml", "shapes.yaml", "hosts.yaml"] {
      #expect(try plan(replacing: file) { $0 + "\n# changed\n" }.fingerprint != whole, "\(file)")
    }
  }

  @Test func aStageThatReadsWhatNobodyWroteIsRefused() throws {
    let found = try problems(replacing: "technical-notes.yaml") {
      $0.replacing("  - references: {hosts: hosts.yaml, model: models/references.model}\n", with: "")
    }
    #expect(
      found.contains {
        $0.message.contains("‘references’") && $0.line > 5 && $0.file.hasSuffix("technical-notes.yaml")
      })
  }

  @Test(arguments: [
    ("technical-notes.yaml", "  - callouts", "  - calouts", "unknown stage ‘calouts’"),
    ("technical-notes.yaml", "language: language.yaml", "language: nowhere.yaml", "no such file"),
    ("technical-notes.yaml", "sections: sections.yaml", "section: sections.yaml", "no option ‘section’"),
    ("rules/inhibition.yaml", "predicate: inhibits", "predicate: inhibitz", "no predicate"),
    ("rules/inhibition.yaml", "kind: mechanism", "kind: mechanics", "unknown kind"),
    ("rules/inhibition.yaml", "no-match:", "nomatch:", "unknown key ‘nomatch’"),
    ("rules/inhibition.yaml", "[verb,", "[vreb,", "unknown frame ‘vreb’"),
    ("hosts.yaml", "vendor:", "shop:", "unknown tier ‘shop’"),
    ("predicates.yaml", "says: A is a part of B, ", "", "needs ‘says’"),
  ]) func everyErrorSaysWhere(_ file: String, _ from: String, _ to: String, _ message: String) throws {
    let found = try problems(replacing: file) { text in
      text.range(of: from).map { text.replacingCharacters(in: $0, with: to) } ?? text
    }
    #expect(found.contains { $0.message.contains(message) && $0.line > 0 && $0.column > 0 }, "\(found)")
  }

  @Test func brokenYAMLSaysWhere() throws {
    let found = try problems(replacing: "language.yaml") { $0 + "\nabbreviations: [a, b\n" }
    #expect(found.contains { $0.message.contains("not valid YAML") && $0.file.hasSuffix("language.yaml") })
  }
}
