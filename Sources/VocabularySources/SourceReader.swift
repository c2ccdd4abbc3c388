import DocumentModel
public import Text
import Vocabulary

/// Reads one file of a source, entry by entry.
public struct SourceReader {
  /// What is taken in: concepts, and equal pairs of CURIEs.
  public enum Entry: Sendable {
    /// A concept.
    case concept(SourceConcept)
    /// Two CURIEs of one thing.
    case same(String, String)
    /// Two CURIEs of forms of one thing that notes do not tell apart, as an acid and its anion.
    case form(String, String)
  }

  let file: String
  let bytes: UnsafeRawBufferPointer
  private(set) var problems: [DefinitionProblem] = []

  /// A reader of the bytes of `file`.
  public init(file: String, bytes: UnsafeRawBufferPointer) {
    self.file = file
    self.bytes = bytes
  }

  /// More problems than these are not told one by one.
  static let mostProblems = 20

  /// Notes that something is wrong in a line.
  mutating func report(_ message: String, line: Int) {
    guard problems.count <= Self.mostProblems else { return }
    let isLast = problems.count == Self.mostProblems
    problems.append(
      DefinitionProblem(
        file: file, line: line, column: 1,
        message: isLast ? "and more: the file is no source of this kind" : message))
  }

  /// The lines of the file.
  var lines: LineWalk { LineWalk(bytes) }

  /// Reads the whole file as `format` and hands each entry to `take`.
  ///
  /// - Throws: every malformed entry, with its line, up to twenty.
  public mutating func read(_ format: SourceFormat, _ take: (Entry) -> Void) throws(DefinitionError) {
    switch format {
    case .hgnc: hgnc(take)
    case .wheelGenes: wheelGenes(take)
    case .wheelHeadings: wheelHeadings(take)
    case .wheelSupplement: wheelSupplement(take)
    case .wheelOntology: wheelOntology(take)
    case .wheelMappings: wheelMappings(take)
    case .wheelBELNames: wheelBELNames(take)
    case .wheelForms: wheelForms(take)
    case .wheelPairs: wheelPairs(take)
    case .biomappings: biomappings(take)
    case .famplexEntities: famplexEntities(take)
    case .famplexNames: famplexNames(take)
    case .drugbank: drugbank(take)
    case .obo: obo(take)
    case .chebiCompounds: chebiCompounds(take)
    case .chebiNames: chebiNames(take)
    case .cellosaurus: cellosaurus(take)
    case .ncit: ncit(take)
    case .mesh: mesh(take)
    case .compiled: compiled(take)
    case .terms: try terms(take)
    }
    guard problems.isEmpty else { throw DefinitionError(problems) }
  }

  private func terms(_ take: (Entry) -> Void) throws(DefinitionError) {
    for term in try Term.rows(tsv: String(decoding: bytes, as: UTF8.self), file: file) {
      var concept = SourceConcept(
        term.entity.identifier, term.name, category: term.category, xrefs: term.xrefs)
      concept.names[0].status = .curated
      concept.add(term.synonyms, .curated)
      take(.concept(concept))
    }
  }
}

extension SourceFormat {
  /// The name of a source as its terms bear it, and its licence, by the CURIE of the concept.
  public static func licence(ofPrefix prefix: String) -> String {
    switch prefix {
    case "hgnc", "fplx", "doid", "drugbank": "CC0 1.0"
    case "chebi", "mondo", "go", "cl", "uberon", "cellosaurus", "ncit": "CC BY 4.0"
    case "mesh": "courtesy of the U.S. National Library of Medicine"
    case "efo": "Apache 2.0"
    case "hp": "HPO terms of use, not to be embedded"
    case "ncbitaxon", "clinicaltrials": "public domain"
    default: "the user's own"
    }
  }
}
