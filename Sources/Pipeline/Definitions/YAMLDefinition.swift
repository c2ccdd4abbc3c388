import Text
import Yams

/// Parses YAML into located values: the only place that knows Yams.
enum YAMLDefinition {
  /// The value of a YAML text. Anchors and aliases are resolved by Yams; every scalar is kept as written.
  ///
  /// - Throws: a syntax error, with its place.
  static func parse(_ yaml: String, file: String) throws(DefinitionError) -> DefinitionValue {
    do {
      guard let node = try Yams.compose(yaml: yaml) else {
        return DefinitionValue(.map([]), file: file, line: 1, column: 1)
      }
      return value(node, file: file)
    } catch let error as YamlError {
      throw DefinitionError([problem(error, file: file)])
    } catch {
      throw DefinitionError([DefinitionProblem(file: file, line: 1, column: 1, message: "\(error)")])
    }
  }

  private static func value(_ node: Node, file: String) -> DefinitionValue {
    let content: DefinitionValue.Content
    switch node {
    case .scalar(let scalar): content = .scalar(scalar.string)
    case .sequence(let sequence): content = .list(sequence.map { value($0, file: file) })
    case .mapping(let mapping):
      content = .map(
        mapping.map { .init(key: value($0.key, file: file), value: value($0.value, file: file)) })
    case .alias: content = .scalar("")
    }
    return DefinitionValue(content, file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  private static func problem(_ error: YamlError, file: String) -> DefinitionProblem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      DefinitionProblem(
        file: file, line: mark.line, column: mark.column, message: "not valid YAML: \(problem)")
    default: DefinitionProblem(file: file, line: 1, column: 1, message: "not valid YAML: \(error)")
    }
  }
}
