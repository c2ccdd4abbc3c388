public import DocumentModel
public import Text

/// One processed document with all that the graph needs of it.
public struct DocumentRecord: Hashable, Sendable {
  /// `doc:` and 16 hex digits.
  public var id: String
  /// Its path below the input root, with `/`.
  public var path: String
  /// SHA-256 of the file's bytes, as hex digits.
  public var sha256: String
  /// The canonical text and its structure.
  public var document: Document
  /// The sentence layer.
  public var sentences: [Sentence]
  /// The callouts, with what they support.
  public var citations: [Citation]
  /// The reference list, with the works behind the entries.
  public var references: [Reference]
  /// The entities named.
  public var mentions: [Mention]
  /// The short forms defined.
  public var abbreviations: [Abbreviation]
  /// The claims made.
  public var claims: [Claim]
  /// What all stages found odd, those of the reader included.
  public var diagnostics: [Diagnostic]

  /// A processed document.
  public init(
    id: String, path: String, sha256: String, document: Document, sentences: [Sentence] = [],
    citations: [Citation] = [], references: [Reference] = [], mentions: [Mention] = [],
    abbreviations: [Abbreviation] = [], claims: [Claim] = [], diagnostics: [Diagnostic] = []
  ) {
    self.id = id
    self.path = path
    self.sha256 = sha256
    self.document = document
    self.sentences = sentences
    self.citations = citations
    self.references = references
    self.mentions = mentions
    self.abbreviations = abbreviations
    self.claims = claims
    self.diagnostics = diagnostics
  }
}
