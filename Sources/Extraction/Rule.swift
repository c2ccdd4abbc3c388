public import DocumentModel
public import Text

/// A rule for one kind of claim: a pattern compiled, and what a match of it claims.
public struct Rule: Hashable, Sendable {
  /// Where a role comes from that no word of the sentence fills.
  enum Source: String, Hashable, Sendable, CaseIterable {
    /// What the section is about.
    case topic
    /// The agent of the table's row, or the name that labels the bullet.
    case focus
    /// What the sentence before spoke of: the subjects of its claims.
    case event
    /// The trial that the block or the table's row spoke of before.
    case trial
  }

  /// `file/rule` or `rule/frame`: what evidence cites.
  public let name: String
  /// Kind of its claims.
  public let kind: Claim.Kind
  /// Predicate of its claims.
  public let predicate: String
  /// The rule's text, for those who ask why.
  public let pattern: String
  let program: PatternProgram
  let implicit: [String: Source]
  let isEvery: Bool
  let isNegative: Bool
  /// Whether words such as "not" deny the claim; a trial that did not show a benefit still evaluated the drug.
  let isDeniable: Bool
  let certainty: Claim.Certainty?
  let qualifiers: [String: String]
}

/// A sentence that a rule must match, or must not.
public struct RuleExample: Hashable, Sendable {
  /// The rule or, where it uses frames, the stem of its name.
  public let rule: String
  /// The sentence.
  public let text: String
  /// What must be claimed, as `subject | object`; empty where any claim will do.
  public let claims: [String]
  /// Whether the rule must match.
  public let isMatch: Bool
  /// Where the example stands.
  public let place: DefinitionValue
}
