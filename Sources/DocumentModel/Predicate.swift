public import Text

/// A predicate of `Pipelines/predicates.yaml`: what claims of it say, and what other tools call it.
public struct Predicate: Hashable, Sendable {
  /// Its name, such as `phosphorylates`.
  public var name: String
  /// What a claim of it says, in words.
  public var says: String
  /// The predicate of the same fact with its ends exchanged, if there is one.
  public var inverse: String?
  /// INDRA Statement type, such as `Phosphorylation`.
  public var indra: String?
  /// Biolink predicate, such as `biolink:affects`.
  public var biolink: String
  /// Biolink qualifiers that come with it.
  public var biolinkQualifiers: [String: String]
  /// Whether subject and object may be exchanged without changing what is said.
  public var isSymmetric: Bool

  private static let keys = ["says", "inverse", "indra", "biolink", "qualifiers", "symmetric"]

  /// The table of predicates by name.
  ///
  /// - Throws: every wrong entry, with its place.
  public static func table(_ definition: DefinitionValue) throws(DefinitionError) -> [String: Predicate] {
    var reader = DefinitionReader()
    var table: [String: Predicate] = [:]
    for entry in reader.entries(reader.fields(definition, known: ["predicates"])["predicates"]) {
      let fields = reader.fields(entry.value, known: keys)
      var qualifiers: [String: String] = [:]
      for qualifier in reader.entries(fields["qualifiers"]) {
        qualifiers[qualifier.name] = reader.string(qualifier.value)
      }
      if fields["says"] == nil || fields["biolink"] == nil {
        reader.report("‘\(entry.name)’ needs ‘says’ and ‘biolink’", at: entry.key)
      }
      let predicate = Predicate(
        name: entry.name, says: fields["says"].map { reader.string($0) } ?? "",
        inverse: fields["inverse"].map { reader.string($0) },
        indra: fields["indra"].map { reader.string($0) },
        biolink: fields["biolink"].map { reader.string($0) } ?? "", biolinkQualifiers: qualifiers,
        isSymmetric: fields["symmetric"].map { reader.string($0) } == "true")
      if table.updateValue(predicate, forKey: entry.name) != nil {
        reader.report("‘\(entry.name)’ stands twice", at: entry.key)
      }
    }
    for entry in reader.entries(reader.fields(definition, known: ["predicates"])["predicates"]) {
      if let inverse = table[entry.name]?.inverse, table[inverse] == nil {
        reader.report("the inverse ‘\(inverse)’ of ‘\(entry.name)’ is no predicate", at: entry.key)
      }
    }
    try reader.finish()
    return table
  }
}
