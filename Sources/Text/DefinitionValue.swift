/// A value of a definition file with the place where it stands, so that every error can name it.
///
/// `Pipeline` parses YAML into these; the rooms compile them. Only `Pipeline` knows YAML.
public struct DefinitionValue: Hashable, Sendable {
  /// What the value is.
  public indirect enum Content: Hashable, Sendable {
    case scalar(String)
    case list([DefinitionValue])
    case map([Entry])
  }

  /// One key of a map and its value.
  public struct Entry: Hashable, Sendable {
    /// The key, a scalar.
    public var key: DefinitionValue
    /// Its value.
    public var value: DefinitionValue

    /// An entry of a map.
    public init(key: DefinitionValue, value: DefinitionValue) {
      self.key = key
      self.value = value
    }

    /// The key's words.
    public var name: String {
      if case .scalar(let name) = key.content { name } else { "" }
    }
  }

  /// What the value is.
  public var content: Content
  /// The file, as the user named it.
  public var file: String
  /// Line, from 1.
  public var line: Int
  /// Column, from 1.
  public var column: Int

  /// A value at a place.
  public init(_ content: Content, file: String, line: Int, column: Int) {
    self.content = content
    self.file = file
    self.line = line
    self.column = column
  }
}

/// Reads definition values and gathers all that is wrong with them.
public struct DefinitionReader: Sendable {
  /// What was wrong so far.
  public private(set) var problems: [DefinitionProblem] = []

  /// A reader that has found nothing wrong.
  public init() {}

  /// Notes that `value` is wrong.
  public mutating func report(_ message: String, at value: DefinitionValue) {
    problems.append(
      DefinitionProblem(file: value.file, line: value.line, column: value.column, message: message))
  }

  /// Notes problems that another reader found.
  public mutating func report(_ others: [DefinitionProblem]) { problems += others }

  /// The words of a scalar; anything else is a problem.
  public mutating func string(_ value: DefinitionValue) -> String {
    if case .scalar(let string) = value.content { return string }
    report("expected a text", at: value)
    return ""
  }

  /// The values of a list; a single scalar counts as a list of one, an empty value as none.
  public mutating func list(_ value: DefinitionValue?) -> [DefinitionValue] {
    guard let value else { return [] }
    switch value.content {
    case .list(let values): return values
    case .scalar(let string): return string.isEmpty ? [] : [value]
    case .map:
      report("expected a list", at: value)
      return []
    }
  }

  /// The words of a list of scalars.
  public mutating func strings(_ value: DefinitionValue?) -> [String] { list(value).map { string($0) } }

  /// The entries of a map in their order; an empty value has none.
  public mutating func entries(_ value: DefinitionValue?) -> [DefinitionValue.Entry] {
    guard let value else { return [] }
    if case .map(let entries) = value.content { return entries }
    if case .scalar("") = value.content { return [] }
    report("expected keys with values", at: value)
    return []
  }

  /// The values of a map by key. Unknown and repeated keys are problems.
  public mutating func fields(_ value: DefinitionValue?, known: [String]) -> [String: DefinitionValue] {
    var fields: [String: DefinitionValue] = [:]
    for entry in entries(value) {
      if !known.contains(entry.name) {
        report("unknown key ‘\(entry.name)’; known are \(known.joined(separator: ", "))", at: entry.key)
      } else if fields.updateValue(entry.value, forKey: entry.name) != nil {
        report("the key ‘\(entry.name)’ stands twice", at: entry.key)
      }
    }
    return fields
  }

  /// Throws all that was wrong, if anything was.
  public func finish() throws(DefinitionError) {
    guard problems.isEmpty else { throw DefinitionError(problems) }
  }
}
