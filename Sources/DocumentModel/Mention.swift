public import Text

/// Biolink categories that entities have. Raw values as in `annotate`; the graph prefixes `biolink:`.
public enum Category: String, Hashable, Sendable, CaseIterable {
  case gene = "Gene"
  case geneFamily = "GeneFamily"
  case macromolecularComplex = "MacromolecularComplex"
  case smallMolecule = "SmallMolecule"
  case drug = "Drug"
  case chemicalEntity = "ChemicalEntity"
  case disease = "Disease"
  case cellLine = "CellLine"
  case cell = "Cell"
  case biologicalProcess = "BiologicalProcess"
  case pathway = "Pathway"
  case phenotypicFeature = "PhenotypicFeature"
  case organismTaxon = "OrganismTaxon"
  case clinicalTrial = "ClinicalTrial"
  case treatment = "Treatment"
  case clinicalFinding = "ClinicalFinding"
  case anatomicalEntity = "AnatomicalEntity"
  case cellularComponent = "CellularComponent"
}

/// What a mention is grounded to.
public struct Entity: Hashable, Sendable {
  /// A CURIE, or `local:<category>/<slug>` where nothing in the vocabulary fits.
  public var identifier: String
  /// The preferred name.
  public var name: String
  /// What kind of thing it is.
  public var category: Category
  /// Other CURIEs of the same thing.
  public var xrefs: [String]

  /// An entity.
  public init(identifier: String, name: String, category: Category, xrefs: [String] = []) {
    self.identifier = identifier
    self.name = name
    self.category = category
    self.xrefs = xrefs
  }

  /// Whether it has an identifier that others know.
  public var isGrounded: Bool { !identifier.hasPrefix("local:") }
}

/// What found a mention.
public enum Provenance: String, Hashable, Sendable {
  /// The document's definitions, a vocabulary or a shape of names; or a caller gave it.
  case vocabulary
  /// A trained model, whatever the vocabularies made of it then.
  case model
}

/// What a mention is good for.
public enum Standing: String, Hashable, Sendable {
  /// It is listed, and claims may speak of it.
  case full
  /// A model doubts it: it is listed only where a claim speaks of it.
  case latent
  /// It is listed, and no claim speaks of it: "inhibitors", "water", or words of a mention that a model doubts.
  case listed
}

/// A stretch of text that names an entity.
public struct Mention: Hashable, Sendable {
  /// The words.
  public var range: ByteRange
  /// The tokens that they touch, as indices into the token layer.
  public var tokens: Range<Int>
  /// Index of the sentence.
  public var sentence: Int
  /// What is named.
  public var entity: Entity
  /// How sure the grounding is, 0 to 1.
  public var score: Double
  /// The caller's own id of a mention that was given, not found.
  public var givenID: String?
  /// What found it.
  public var provenance = Provenance.vocabulary
  /// What it is good for.
  public var standing = Standing.full
  /// Whether it was not found but added for a claim: a pronoun, an elided subject, a name with its short form. Its
  /// words are no synonym of the entity.
  public var isDerived = false

  /// The same mention, of which no claim speaks.
  public var onlyListed: Mention {
    var mention = self
    mention.standing = .listed
    return mention
  }

  /// A mention of `entity`.
  public init(
    range: ByteRange, tokens: Range<Int>, sentence: Int, entity: Entity, score: Double, givenID: String? = nil
  ) {
    self.range = range
    self.tokens = tokens
    self.sentence = sentence
    self.entity = entity
    self.score = score
    self.givenID = givenID
  }
}
