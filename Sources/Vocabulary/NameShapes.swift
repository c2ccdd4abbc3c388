public import DocumentModel

/// Shapes of names that no list holds, as data of `Pipelines/shapes.yaml`.
public struct NameShapes: Sendable, Hashable {
  /// Words that, after the name of an entity, make the name of a class of drugs: "BCL-2" + "inhibitor".
  public var classNouns: Set<String>
  /// Endings of drug names by the INN (WHO, "The use of stems in the selection of international nonproprietary
  /// names"), longest first: "tinib", "mab".
  public var drugStems: [String]
  /// Words that end in a drug stem and are no drugs.
  public var notDrugs: Set<String>
  /// Words in "ase" that are no enzymes: "increase".
  public var notEnzymes: Set<String>
  /// Words of plain English that some vocabulary has as names, lower case.
  public var commonWords: Set<String>
  /// Words that stand last in the names of conditions, by their base form: "failure", "neoplasm".
  public var conditionHeads: Set<String>
  /// Words that no name of a condition begins with: "the", "severe", "developed".
  public var notInConditions: Set<String>
  /// Capitals before a number that are no company's code, lower case: "NCT", "PMID".
  public var notCodes: Set<String>
  /// Nouns and units that a number before them counts, so that it belongs to no name: "patients", "mg".
  public var countedNouns: Set<String>
  /// Pieces of systematic names of chemicals: "amino", "methyl".
  public var chemicalPieces: [String]
  /// Shapes of catalogue numbers, `0` for a digit: "B00000".
  public var catalogueNumbers: [String]
  /// Words that announce a catalogue number, lower case: "cat" of "Cat. No.".
  public var catalogueLabels: Set<String>
  /// Words and signs between these and the number: "no", "#".
  public var catalogueNumerals: Set<String>
  /// Short forms of the laboratory and of statistics, in their case, that name no entity unless the document says so: "PCR".
  public var laboratoryTerms: Set<String>
  /// Names of firms, agencies and societies, in their case, which are no entities.
  public var organisations: Set<String> = []
  /// Last words of the names of organisations, lower case: "association".
  public var organisationHeads: Set<String> = []
  /// What may stand between the words of such a name: "of".
  public var organisationJoints: Set<String> = []
  /// Nouns behind the short form of an organisation: "guidelines".
  public var guidanceNouns: Set<String> = []
  /// Nouns that say of a short form beside them that it is a gene's: "siRNA".
  public var geneNouns: Set<String> = []
  /// Nouns that say of a short form before them that it is a treatment's: "chemotherapy".
  public var treatmentNouns: Set<String> = []
  /// Short forms that mean a thing only beside others of its kind.
  public var companions: [Companion] = []
  /// Changes of chromosomes, in short and in full: "del" → "deletion".
  public var chromosomeChanges: [String: String] = [:]
  /// Changes of exons: "skipping".
  public var exonChanges: Set<String> = []
  /// Words that are plain in a heading in capitals.
  public var capitalWords = CapitalWords()
  /// Words that join the members of a series: "and".
  public var conjunctions: Set<String>
  /// Letters before a number that, with "cells" behind, name no cell line: "CD".
  public var notCellLines: Set<String>
  /// What the shapes find, for tests: a sentence, ` | `, then the words found with their categories (`words=Category`),
  /// `; ` between them, nothing where nothing is.
  public var examples: [String]
  /// Category of a newly defined name by the last word of its long form: "kinase" → Gene.
  public var headNouns: [String: Category]

  /// A short form that means a thing only beside others of its kind: "PD" beside "CR" and "PR".
  public struct Companion: Sendable, Hashable {
    /// The short form.
    public var name: String
    /// A name of what it means.
    public var meaning: String
    /// Short forms, in their case, and words of which one must stand in the same sentence.
    public var beside: Set<String>

    /// A short form that means what `meaning` names where one of `beside` stands in its sentence.
    public init(name: String, meaning: String, beside: Set<String>) {
      self.name = name
      self.meaning = meaning
      self.beside = beside
    }
  }

  /// Plain words that, in capitals, look like names: "ALL", "MET"; all in lower case.
  public struct CapitalWords: Sendable, Hashable {
    /// The words.
    public var words: Set<String> = []
    /// Words behind which each is a plain word anywhere: "not".
    public var behind: Set<String> = []
    /// Words before which each is a plain word in a sentence in capitals: "the".
    public var before: Set<String> = []
    /// Words behind which each is a verb in such a sentence: "we".
    public var pronouns: Set<String> = []

    /// No words.
    public init() {}
  }

  /// Shapes of names.
  public init(
    classNouns: Set<String> = [], drugStems: [String] = [], notDrugs: Set<String> = [],
    notEnzymes: Set<String> = [], headNouns: [String: Category] = [:], commonWords: Set<String> = [],
    conditionHeads: Set<String> = [],
    notInConditions: Set<String> = [], notCodes: Set<String> = [], countedNouns: Set<String> = [],
    chemicalPieces: [String] = [], catalogueNumbers: [String] = [], notCellLines: Set<String> = [],
    examples: [String] = [], catalogueLabels: Set<String> = [], catalogueNumerals: Set<String> = [],
    laboratoryTerms: Set<String> = [], conjunctions: Set<String> = []
  ) {
    self.catalogueLabels = catalogueLabels
    self.catalogueNumerals = catalogueNumerals
    self.laboratoryTerms = laboratoryTerms
    self.conjunctions = conjunctions
    self.examples = examples
    self.countedNouns = countedNouns
    self.chemicalPieces = chemicalPieces
    self.catalogueNumbers = catalogueNumbers
    self.notCellLines = notCellLines
    self.classNouns = classNouns
    self.drugStems = drugStems
    self.notDrugs = notDrugs
    self.notEnzymes = notEnzymes
    self.headNouns = headNouns
    self.commonWords = commonWords
    self.conditionHeads = conditionHeads
    self.notInConditions = notInConditions
    self.notCodes = notCodes
  }
}
