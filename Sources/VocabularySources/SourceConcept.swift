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
    /// The source that it comes from, where that is not the one of the identifier.
    public var source: String?
  }

  /// Its CURIE.
  public var identifier: String
  /// What kind of thing it is.
  public var category: Category
  /// NCBI's number of its species; 0 for none.
  public var organism: UInt32
  /// Whether it comes from a vocabulary in which all that is one was joined already, and names were sifted.
  public var isSettled = false
  /// The preferred name, where the first of ``names`` is not it.
  public var preferredName: String?
  /// How many sources are known to know it.
  public var weight: UInt8 = 1
  /// Other CURIEs of the same thing.
  public var xrefs: [String]
  /// What the source files it under: the CURIEs of what it is a kind of, its places in the MeSH trees, its locus type.
  public var kinds: [String] = []
  /// The CURIEs of the roles that it plays.
  public var roles: [String] = []
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
