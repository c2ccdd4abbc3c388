import DocumentModel

/// What kind of thing the terms of an ontology are.
struct OntologyCategory {
  /// The prefix of its CURIEs.
  let prefix: String
  private let namespace: String

  /// The ontology of a `namespace` as its file has it.
  init(namespace: String) {
    self.namespace = namespace
    switch namespace {
    case "biological_process", "cellular_component", "molecular_function": prefix = "go"
    case "disease_ontology": prefix = "doid"
    case "chebi_ontology": prefix = "chebi"
    case "cell": prefix = "cl"
    default: prefix = namespace
    }
  }

  /// Whether the category hangs on what a term is a kind of.
  var needsParents: Bool { prefix == "efo" || prefix == "chebi" }

  /// The category of a term called `name`.
  func category(name: String) -> Category {
    switch prefix {
    case "mondo", "doid": .disease
    case "hp": .phenotypicFeature
    case "chebi": .smallMolecule
    case "cl": .cell
    case "uberon": .anatomicalEntity
    case "go":
      if namespace == "cellular_component" {
        name.hasSuffix("complex") ? .macromolecularComplex : .cellularComponent
      } else {
        .biologicalProcess
      }
    default: .phenotypicFeature
    }
  }

  /// The roots that tell the categories of EFO and ChEBI.
  private static let roots: [String: Category] = [
    "0000408": .disease, "0002888": .cellLine, "0000322": .cellLine, "0001639": .cellLine,
    "0000651": .phenotypicFeature,
    "CHEBI:50906": .chemicalEntity, "CHEBI:24431": .smallMolecule, "CHEBI:33839": .chemicalEntity,
    "CHEBI:36080": .geneFamily,
  ]

  /// The category of the term `id` by what it is a kind of; nil for those that this program does not speak of.
  static func category(of id: String, parents: [String: [String]], xrefs: [String]) -> Category? {
    var seen: Set<String> = []
    var open = [id]
    var found: Set<Category> = []
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      if let category = roots[next] { found.insert(category) }
      open += parents[next] ?? []
    }
    // The order tells what outranks what.
    for category in [
      Category.cellLine, .disease, .phenotypicFeature, .geneFamily, .chemicalEntity, .smallMolecule,
    ]
    where found.contains(category) { return category }
    if id.hasPrefix("CHEBI:") { return .smallMolecule }
    if xrefs.contains(where: { $0.hasPrefix("mondo:") }) { return .disease }
    return xrefs.contains { $0.hasPrefix("cellosaurus:") } ? .cellLine : nil
  }
}
