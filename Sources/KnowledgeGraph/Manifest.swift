public import DocumentModel
import Text

/// What a run did, for `manifest.json`: the only output that may hold times.
public struct Manifest: Hashable, Sendable {
  /// What made the run.
  public var generator: Generator
  /// Fingerprint of the vocabulary.
  public var vocabulary: String
  /// Fingerprint of the rules.
  public var rules: String
  /// How much of everything there is.
  public var counts: Counts
  /// How long each stage took, in the order of the pipeline.
  public var durations: [StageTime]
  /// What became of each document, sorted by path.
  public var documents: [Entry]

  /// A manifest.
  public init(
    generator: Generator, vocabulary: String, rules: String, counts: Counts, durations: [StageTime],
    documents: [Entry]
  ) {
    self.generator = generator
    self.vocabulary = vocabulary
    self.rules = rules
    self.counts = counts
    self.durations = durations
    self.documents = documents
  }
}

extension Manifest {
  /// What became of a document.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    case processed, unchanged, retracted, quarantined, skipped
  }

  /// One document of the run.
  public struct Entry: Hashable, Sendable {
    /// Its path below the input root.
    public var path: String
    /// Its id; nil where it never became a document.
    public var id: String?
    /// SHA-256 of its bytes as hex digits; nil where they were not read.
    public var sha256: String?
    /// What became of it.
    public var status: Status
    /// Why, where there is something to say.
    public var reason: String?

    /// One document of the run.
    public init(path: String, id: String?, sha256: String?, status: Status, reason: String? = nil) {
      self.path = path
      self.id = id
      self.sha256 = sha256
      self.status = status
      self.reason = reason
    }
  }

  /// How long a stage took over all documents.
  public struct StageTime: Hashable, Sendable {
    /// The stage's name.
    public var stage: String
    /// Milliseconds.
    public var milliseconds: Int

    /// A stage's time in milliseconds.
    public init(stage: String, milliseconds: Int) {
      self.stage = stage
      self.milliseconds = milliseconds
    }
  }

  /// How much of everything a graph and its documents hold.
  public struct Counts: Hashable, Sendable {
    /// Claims (edges, not sentences) of each kind.
    public var claims: [Claim.Kind: Int]
    /// Entities and trials with an identifier that others know.
    public var grounded: Int
    /// Entities and trials without one.
    public var ungrounded: Int
    /// Mentions of entities.
    public var mentions: Int
    /// Those of them that a trained model found.
    public var modelMentions: Int
    /// Entries of reference lists.
    public var references: Int
    /// Works behind them.
    public var works: Int
    /// Diagnostics that are warnings or errors.
    public var warnings: Int

    /// The counts of `graph`, made of `records`.
    public init(_ graph: KnowledgeGraph, _ records: [DocumentRecord]) {
      let nodes = graph.entities + graph.trials
      claims = graph.claims.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
      grounded = nodes.count(where: \.isGrounded)
      ungrounded = nodes.count - grounded
      let found = records.flatMap(\.mentions).filter { !$0.isDerived }
      mentions = found.count
      modelMentions = found.count { $0.provenance == .model }
      references = records.reduce(0) { $0 + $1.references.count }
      works = graph.works.count
      warnings = records.reduce(0) { $0 + $1.diagnostics.count { $0.severity >= .warning } }
    }
  }
}
