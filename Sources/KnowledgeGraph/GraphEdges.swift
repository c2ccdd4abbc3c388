public import DocumentModel

/// What is claimed, once, with all the evidence for it.
public struct ClaimEdge: Hashable, Sendable {
  /// How much stands behind a claim.
  public struct Support: Hashable, Sendable {
    /// Distinct works cited for it.
    public var works: Int
    /// Distinct documents that state it.
    public var documents: Int
    /// Distinct sentences that state it.
    public var sentences: Int
  }

  /// `claim:` and 16 hex digits of what is claimed.
  public var id: String
  /// What kind of claim it is.
  public var kind: Claim.Kind
  /// The subject's node.
  public var subject: String
  /// A predicate of `Pipelines/predicates.yaml`.
  public var predicate: String
  /// The object's node.
  public var object: String
  /// Further roles: literals, or ids of nodes.
  public var qualifiers: [String: String]
  /// Whether it is denied.
  public var isNegated: Bool
  /// Where it is stated, sorted by document, place and rule; never empty.
  public var evidence: [Evidence]

  /// The certainty of the firmest evidence.
  public var certainty: Claim.Certainty { evidence.map(\.certainty).max() ?? .hypothesised }

  /// How much stands behind it.
  public var support: Support {
    Support(
      works: Set(evidence.flatMap(\.works)).count,
      documents: Set(evidence.map(\.document)).count,
      sentences: Set(evidence.map { Place(document: $0.document, span: $0.span) }).count)
  }

  private struct Place: Hashable {
    var document: String
    var span: Range<Int>
  }
}

/// One sentence that states a claim. Offsets are Unicode scalars of the document's canonical text.
public struct Evidence: Hashable, Sendable {
  /// The words that stand for the subject or the object.
  public struct Argument: Hashable, Sendable {
    /// The words.
    public var text: String
    /// Where they stand.
    public var span: Range<Int>
  }

  /// The cell of a table that the sentence stands in.
  public struct Cell: Hashable, Sendable {
    /// Row of the body, from 0; -1 is the heads.
    public var row: Int
    /// Column, from 0.
    public var column: Int
    /// The head of the column, where it has one.
    public var head: String?
  }

  /// The document's id.
  public var document: String
  /// The headings above the sentence, from the outermost.
  public var section: [String]
  /// Where the sentence stands.
  public var span: Range<Int>
  /// The sentence.
  public var text: String
  /// The cell, where the sentence stands in a table.
  public var cell: Cell?
  /// How firmly the sentence claims it.
  public var certainty: Claim.Certainty
  /// The words that stand for the subject.
  public var subject: Argument
  /// The words that stand for the object.
  public var object: Argument
  /// The words that state the predicate.
  public var trigger: String
  /// The rule that found it.
  public var rule: String
  /// Indices of the callouts, as printed.
  public var citations: [String]
  /// The works behind them, each once, in the order of the callouts.
  public var works: [String]
  /// How strong a source the strongest of them is.
  public var tier: EvidenceTier
  /// The rule that decided what the callouts support, such as `sentence/after-stop`; nil without callouts.
  public var scopeRule: String?
}

/// A document cites a work.
public struct CitesEdge: Hashable, Sendable {
  /// `cites:` and 16 hex digits.
  public var id: String
  /// The citing document.
  public var document: String
  /// The cited work.
  public var work: String
  /// The indices of the work in the document's reference list, in its order.
  public var indices: [String]
}
