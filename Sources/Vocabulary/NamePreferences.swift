public import DocumentModel
public import Text

/// What a user wants of names: which mean nothing, or not this; whose identifiers to write; which species come first.
public struct NamePreferences: Sendable {
  /// Keys of names that are no mention at all.
  private var blockedNames: Set<UInt64> = []
  /// Keys of names with the CURIEs that they do not mean.
  private var blockedMeanings: [UInt64: Set<String>] = [:]
  /// Prefixes of CURIEs; the first that an entity has is written.
  private var namespaces: [String] = []
  /// NCBI's numbers of species, those that come first first.
  public private(set) var organisms: [UInt32] = [9606]

  /// Nothing blocked, every concept under its own identifier, human first.
  public static let none = NamePreferences()

  private init() {}

  /// Prefixes that the sources of vocabularies write (see the Bioregistry).
  private static let knownPrefixes: Set<String> = [
    "hgnc", "uniprot", "NCBIGene", "fplx", "chebi", "drugbank", "mesh", "mondo", "doid", "efo", "go", "cl",
    "uberon",
    "cellosaurus", "ncit", "hp", "omim", "orphanet", "umls", "ncbitaxon", "chembl.compound",
    "pubchem.compound", "cas",
    "interpro", "pfam", "EC", "clinicaltrials", "euclinicaltrials",
  ]

  /// The preferences that a YAML file says: `block` (a name, or `{name, identifier}`), `prefer` (prefixes of CURIEs, those
  /// of sources or of the user's own: `prefixes`), `organisms` (NCBI's numbers).
  ///
  /// - Throws: all that is wrong in it, with its place.
  public init(_ definition: DefinitionValue, prefixes: Set<String> = []) throws(DefinitionError) {
    var reader = DefinitionReader()
    let fields = reader.fields(definition, known: ["block", "prefer", "organisms"])
    for entry in reader.list(fields["block"]) { block(entry, &reader) }
    for value in reader.list(fields["prefer"]) {
      let prefix = reader.string(value)
      if !Term.isCURIE(prefix + ":1") {
        reader.report("‘\(prefix)’ is no prefix of CURIEs, such as mesh", at: value)
      } else if !Self.knownPrefixes.contains(prefix), !prefixes.contains(prefix) {
        let known = Self.knownPrefixes.sorted().joined(separator: ", ")
        reader.report(
          "nothing here has identifiers of ‘\(prefix)’; known are \(known), and those of your own tables",
          at: value)
      }
      namespaces.append(prefix)
    }
    let species = reader.list(fields["organisms"]).map { value -> UInt32 in
      if let number = UInt32(reader.string(value)), number > 0 { return number }
      reader.report("expected NCBI's number of a species, such as 9606", at: value)
      return 0
    }
    if !species.isEmpty { organisms = species }
    try reader.finish()
  }

  private mutating func block(_ entry: DefinitionValue, _ reader: inout DefinitionReader) {
    if case .scalar(let name) = entry.content {
      blockedNames.insert(LookupKey.key(name))
      return
    }
    let fields = reader.fields(entry, known: ["name", "identifier"])
    guard let name = fields["name"] else {
      reader.report("expected a name, or {name, identifier}", at: entry)
      return
    }
    let key = LookupKey.key(reader.string(name))
    guard let identifier = fields["identifier"] else {
      blockedNames.insert(key)
      return
    }
    let curie = reader.string(identifier)
    if !Term.isCURIE(curie) {
      reader.report("‘\(curie)’ is no CURIE (prefix:identifier)", at: identifier)
    }
    blockedMeanings[key, default: []].insert(curie)
  }

  /// Whether `name` is no mention at all.
  func blocks(_ name: some Sequence<UInt8>) -> Bool {
    guard !blockedNames.isEmpty else { return false }
    var key = LookupKey.empty
    LookupKey.add(name, to: &key)
    return blockedNames.contains(key)
  }

  /// Whether `name` may mean the thing with these CURIEs.
  func allows(_ name: some Sequence<UInt8>, meaning curies: @autoclosure () -> [String]) -> Bool {
    if blockedNames.isEmpty && blockedMeanings.isEmpty { return true }
    var key = LookupKey.empty
    LookupKey.add(name, to: &key)
    if blockedNames.contains(key) { return false }
    guard let blocked = blockedMeanings[key] else { return true }
    return blocked.isDisjoint(with: curies())
  }

  /// `entity` under the identifier of the first preferred namespace in which it has just one.
  public func identified(_ entity: Entity) -> Entity {
    for namespace in namespaces {
      let curies = ([entity.identifier] + entity.xrefs).filter { $0.hasPrefix(namespace + ":") }
      guard curies.count == 1, let preferred = curies.first else { continue }
      guard preferred != entity.identifier else { return entity }
      var entity = entity
      let own = entity.isGrounded ? [entity.identifier] : []
      entity.xrefs = (entity.xrefs.filter { $0 != preferred } + own).sorted()
      entity.identifier = preferred
      return entity
    }
    return entity
  }
}

extension Entity {
  /// Its identifier and all others.
  var curies: [String] { [identifier] + xrefs }
}
