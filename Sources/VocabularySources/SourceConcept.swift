public import DocumentModel
public import Vocabulary

/// One entry of a source: a concept with its names, as far as that source knows it.
public struct SourceConcept: Hashable, Sendable {
  /// One name and how it stands to the concept.
  public struct Name: Hashable, Sendable {
    /// The words.
    public var text: String
    /// What kind of name it is.
    public var status: NameStatus
  }

  /// Its CURIE.
  public var identifier: String
  /// What kind of thing it is.
  public var category: Category
  /// NCBI's number of its species; 0 for none.
  public var organism: UInt32
  /// Other CURIEs of the same thing.
  public var xrefs: [String]
  /// Its names, the preferred one first.
  public var names: [Name]

  /// A concept with its preferred name.
  public init(
    _ identifier: String, _ name: String, category: Category, organism: UInt32 = 0, xrefs: [String] = []
  ) {
    self.identifier = identifier
    self.category = category
    self.organism = organism
    self.xrefs = xrefs
    names = [Name(text: name, status: .name)]
  }

  /// Adds other names.
  public mutating func add(_ synonyms: some Sequence<String>, _ status: NameStatus = .synonym) {
    for name in synonyms where !name.isEmpty { names.append(Name(text: name, status: status)) }
  }
}
