public import Text

/// A claim that one sentence (or one row of a table) makes: subject, predicate, object, and where it stands.
public struct Claim: Hashable, Sendable {
  /// What kind of claim it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case mechanism, agent, trial
  }

  /// How firmly it is claimed, from weakest to firmest.
  public enum Certainty: String, Hashable, Sendable, Comparable, CaseIterable {
    case hypothesised, suggested, asserted

    /// Hypothesised before suggested before asserted.
    public static func < (left: Certainty, right: Certainty) -> Bool { left.rank < right.rank }
    private var rank: Int { self == .hypothesised ? 0 : self == .suggested ? 1 : 2 }
  }

  /// What kind of claim it is.
  public var kind: Kind
  /// Index of the subject in the mention layer.
  public var subject: Int
  /// A predicate of `Pipelines/predicates.yaml`.
  public var predicate: String
  /// Index of the object in the mention layer.
  public var object: Int
  /// Further roles, such as `enzyme` or `subjectDirection`: a literal, or the identifier of a mention.
  public var qualifiers: [String: String]
  /// Whether the sentence denies it.
  public var isNegated: Bool
  /// How firmly it is claimed.
  public var certainty: Certainty
  /// The name of the rule that found it: `file/rule`.
  public var rule: String
  /// The word or words that state the predicate.
  public var trigger: ByteRange
  /// Index of the sentence that states it.
  public var sentence: Int
  /// From the first to the last word that the rule matched.
  public var span: ByteRange
  /// Indices of the callouts that support it, as printed, in the order of the text.
  public var citations: [String]
  /// The entries that they lead to, as positions in the document's references, each once.
  public var entries: [Int]
  /// The rule that decided what the first of those callouts supports; nil where there is none.
  public var scopeRule: String?

  /// A claim.
  public init(
    kind: Kind, subject: Int, predicate: String, object: Int, qualifiers: [String: String] = [:],
    isNegated: Bool = false, certainty: Certainty = .asserted, rule: String, trigger: ByteRange,
    sentence: Int, span: ByteRange, citations: [String] = [], entries: [Int] = [], scopeRule: String? = nil
  ) {
    self.kind = kind
    self.subject = subject
    self.predicate = predicate
    self.object = object
    self.qualifiers = qualifiers
    self.isNegated = isNegated
    self.certainty = certainty
    self.rule = rule
    self.trigger = trigger
    self.sentence = sentence
    self.span = span
    self.citations = citations
    self.entries = entries
    self.scopeRule = scopeRule
  }
}
