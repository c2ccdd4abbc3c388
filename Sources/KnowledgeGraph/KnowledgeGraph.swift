public import DocumentModel

/// What made a graph.
public struct Generator: Hashable, Sendable {
  /// The program's name.
  public var name: String
  /// The program's version.
  public var version: String
  /// The pipeline's name, such as `technical-notes`.
  public var pipeline: String
  /// `sha256:` and the pipeline's fingerprint.
  public var fingerprint: String

  /// A generator.
  public init(name: String, version: String, pipeline: String, fingerprint: String) {
    self.name = name
    self.version = version
    self.pipeline = pipeline
    self.fingerprint = fingerprint
  }
}

/// Documents, the works they cite, the entities they speak of, and the claims that join those.
///
/// Every list is sorted by id, and every end of an edge is in one of the lists.
public struct KnowledgeGraph: Hashable, Sendable {
  /// What made it.
  public var generator: Generator
  /// All documents.
  public var documents: [DocumentNode]
  /// All cited works.
  public var works: [Work]
  /// The entities that claims speak of, trials excepted.
  public var entities: [EntityNode]
  /// The clinical trials that claims speak of.
  public var trials: [EntityNode]
  /// The claims.
  public var claims: [ClaimEdge]
  /// Which document cites which work.
  public var cites: [CitesEdge]
}
