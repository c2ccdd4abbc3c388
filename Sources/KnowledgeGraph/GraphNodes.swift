public import DocumentModel

/// A document as a node of the graph.
public struct DocumentNode: Hashable, Sendable {
  /// `doc:` and 16 hex digits.
  public var id: String
  /// Its path below the input root, with `/`.
  public var path: String
  /// The media type, such as `text/html`.
  public var mediaType: String
  /// SHA-256 of the file's bytes, as hex digits.
  public var sha256: String
  /// What it says of itself.
  public var metadata: Metadata

  /// The title, or the path of a document without one.
  public var name: String { metadata.title ?? path }
}

/// An entity that claims speak of; a clinical trial too.
public struct EntityNode: Hashable, Sendable {
  /// A CURIE, or `local:<category>/<slug>`.
  public var id: String
  /// What kind of thing it is.
  public var category: Category
  /// The preferred name.
  public var name: String
  /// The words that name it in the documents, sorted, each once.
  public var synonyms: [String]
  /// Other CURIEs of the same thing, sorted.
  public var xrefs: [String]
  /// The phase of a trial as a qualifier of its claims states it.
  public var phase: String?
  /// The status of a trial as a qualifier of its claims states it.
  public var status: String?

  /// Whether it has an identifier that others know.
  public var isGrounded: Bool { !id.hasPrefix("local:") }
  /// Whether it is a clinical trial.
  public var isTrial: Bool { category == .clinicalTrial }
}
