import DocumentModel
public import Text

/// All rules, compiled, with what they share.
public struct RuleSet: Sendable {
  /// The rules in the order of files and of what stands in them: earlier ones outrank later ones.
  public let rules: [Rule]
  /// The examples of all rules.
  public let examples: [RuleExample]
  let tables: TableRules
  let modality: Modality
  let anaphors: [Anaphor]
  let clauses: Clauses
  let plainNames: Set<String>
  let kinds: Set<String>
  /// Rules by the words of which a sentence must have one.
  private let byAnchor: [String: [Int]]
  private let withoutAnchor: [Int]

  /// Compiles rule files: each its name without ending and its content, in the order of precedence.
  ///
  /// - Throws: everything that is wrong in any of them.
  public init(
    files: [(name: String, content: DefinitionValue)], predicates: Set<String>
  ) throws(DefinitionError) {
    var compiler = RuleCompiler(predicates: predicates)
    for file in files { compiler.readShared(file.content) }
    for file in files { compiler.compile(file.content, file: file.name) }
    try compiler.reader.finish()
    rules = compiler.rules
    examples = compiler.examples
    tables = compiler.tables
    modality = compiler.modality
    anaphors = compiler.anaphors
    plainNames = compiler.plainNames
    kinds = compiler.kinds
    clauses = Clauses(verbs: compiler.verbs)
    var byAnchor: [String: [Int]] = [:]
    var withoutAnchor: [Int] = []
    for (index, rule) in rules.enumerated() {
      if rule.program.anchors.isEmpty { withoutAnchor.append(index) }
      for anchor in rule.program.anchors { byAnchor[anchor, default: []].append(index) }
    }
    self.byAnchor = byAnchor
    self.withoutAnchor = withoutAnchor
  }

  /// The rules that may fit a sentence of these items, in order, each with the last item that has one of its
  /// anchors: no match begins behind it.
  func candidates(for items: [SentenceItem]) -> [(rule: Rule, lastStart: Int)] {
    var last = Array(repeating: -1, count: rules.count)
    for index in withoutAnchor { last[index] = items.count - 1 }
    for (position, item) in items.enumerated() {
      for index in byAnchor[item.lemma] ?? [] { last[index] = position }
      if item.form != item.lemma { for index in byAnchor[item.form] ?? [] { last[index] = position } }
    }
    return last.indices.compactMap { last[$0] < 0 ? nil : (rules[$0], last[$0]) }
  }
}
