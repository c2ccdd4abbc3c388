public import DocumentModel

/// A concept of a vocabulary to be compiled.
public struct VocabularyConcept: Hashable, Sendable {
  /// Its CURIE.
  public var identifier: String
  /// The preferred name.
  public var name: String
  /// What kind of thing it is.
  public var category: Category
  /// NCBI's number of the species that it belongs to; 0 for none.
  public var organism: UInt32
  /// How many sources know it, 1 or more.
  public var weight: UInt8
  /// Other CURIEs of the same thing.
  public var xrefs: [String]

  /// A concept.
  public init(
    identifier: String, name: String, category: Category, organism: UInt32 = 0, weight: UInt8 = 1,
    xrefs: [String] = []
  ) {
    self.identifier = identifier
    self.name = name
    self.category = category
    self.organism = organism
    self.weight = weight
    self.xrefs = xrefs
  }
}

/// What is to be compiled: concepts, and their names in one pool of bytes.
public struct VocabularyContent: Sendable {
  /// One name of a concept.
  public struct Name: Sendable {
    var concept: UInt32
    var start: UInt32
    var length: UInt16
    var status: NameStatus
    var source: UInt8
  }

  /// The concepts.
  public private(set) var concepts: [VocabularyConcept] = []
  /// The sources that names point to, each with its licence.
  public private(set) var sources: [(name: String, licence: String)] = []
  var pool: [UInt8] = []
  var names: [Name] = []

  /// Nothing yet.
  public init() {}

  /// How many names there are.
  public var nameCount: Int { names.count }

  /// Adds a concept and gives its index.
  public mutating func add(_ concept: VocabularyConcept) -> Int {
    concepts.append(concept)
    return concepts.count - 1
  }

  /// Adds a source and gives its index; 255 at most.
  public mutating func add(source name: String, licence: String) -> Int {
    sources.append((name, licence))
    return sources.count - 1
  }

  /// The longest name that is kept, in bytes.
  public static let longestName = 2_000

  /// Adds a name of a concept. Names that are empty or too long are passed over, and it says so.
  @discardableResult
  public mutating func add(
    name: some Collection<UInt8>, of concept: Int, status: NameStatus, source: Int
  ) -> Bool {
    guard !name.isEmpty, name.count <= Self.longestName, pool.count + name.count < UInt32.max else {
      return false
    }
    names.append(
      Name(
        concept: UInt32(concept), start: UInt32(pool.count), length: UInt16(name.count), status: status,
        source: UInt8(source)))
    pool.append(contentsOf: name)
    return true
  }

  func bytes(of name: Name) -> ArraySlice<UInt8> {
    pool[Int(name.start)..<(Int(name.start) + Int(name.length))]
  }
}
