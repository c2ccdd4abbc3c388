import DocumentModel
public import Extraction
import KnowledgeGraph
public import Text

/// Runs the examples of all rules: each must be found, or not be found, by the rule that it stands with.
public struct RuleChecker: Sendable {
  private let processor: DocumentProcessor
  private let rules: RuleSet

  /// A checker of the rules that the pipeline of `files` names; `vocabulary` as for a ``Plan``.
  ///
  /// - Throws: everything that is wrong in any definition file.
  public init(
    files: DefinitionFiles = .embedded, path: String = "technical-notes.yaml",
    vocabulary: (file: String, text: String)? = nil
  ) throws(DefinitionError) {
    processor = DocumentProcessor(try Plan(files: files, path: path, vocabulary: vocabulary))
    let steps = try PipelineDefinition(try files.yaml(path)).steps
    let options = steps.first { $0.stage == "claims" }?.options ?? [:]
    rules = try DefinitionLoader(files).rules(options["rules"], predicates: options["predicates"])
  }

  /// The examples of all rules.
  public var examples: [RuleExample] { rules.examples }

  /// The pattern of the rule named `name`, or nil where there is none.
  public func pattern(of name: String) -> String? { rules.rules.first { $0.name == name }?.pattern }

  /// What is wrong with an example, with its place; nil where it holds.
  public func problem(of example: RuleExample) -> DefinitionProblem? {
    guard let record = try? processor.process(Array(example.text.utf8), id: "doc:0", path: "example").record
    else {
      return problem(example, "cannot be read as a document")
    }
    let all = record.claims.map { claim in
      (
        rule: claim.rule,
        words: "\(record.mentions[claim.subject].entity.name) | \(record.mentions[claim.object].entity.name)"
      )
    }
    let own = all.filter {
      $0.rule.hasPrefix(example.stem + "/") || $0.rule == example.rule
        || $0.rule.hasPrefix(example.rule + "-")
    }
    if !example.isMatch {
      return own.first.map { problem(example, "must not match ‘\(example.text)’, but claims \($0.words)") }
    }
    let found = "it finds \(own.isEmpty ? "nothing" : own.map(\.words).joined(separator: "; "))"
    let others = all.filter { other in !own.contains { $0 == other } }.map { "\($0.words) by \($0.rule)" }
    let besides = others.isEmpty ? "" : " (others find \(others.joined(separator: "; ")))"
    if own.isEmpty { return problem(example, "must match ‘\(example.text)’: \(found)\(besides)") }
    let missing = example.claims.filter { claim in !own.contains { $0.words == claim } }
    return missing.first.map { problem(example, "must claim \($0): \(found)\(besides)") }
  }

  private func problem(_ example: RuleExample, _ message: String) -> DefinitionProblem {
    DefinitionProblem(
      file: example.place.file, line: example.place.line, column: example.place.column,
      message: "\(example.rule): \(message)")
  }
}

extension RuleExample {
  /// The rule's own name, which rules made of frames bear before the frame's.
  fileprivate var stem: String { rule.split(separator: "/").last.map(String.init) ?? rule }
}
