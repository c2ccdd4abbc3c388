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
    /// A source that names of a compiled vocabulary may come from.
    case source(String)
  }

  let file: String
  let bytes: UnsafeRawBufferPointer
  private var problems = ProblemList(mostTold: 20)
  private var noticed = ProblemList(mostTold: 3)
  /// What was passed over or repaired and does not keep the rest from being used.
  public var notices: [DefinitionProblem] { noticed.told(file: file) }

  /// A reader of the bytes of `file`.
  public init(file: String, bytes: UnsafeRawBufferPointer) {
    self.file = file
    self.bytes = bytes
  }

  /// Notes that something is wrong in a line.
  mutating func report(_ message: String, line: Int) { problems.add(message, line: line) }

  /// Notes that a line was passed over or repaired.
  mutating func notice(_ message: String, line: Int) { noticed.add(message, line: line) }

  /// The lines of the file.
  var lines: LineWalk { LineWalk(bytes) }

  /// Reads the whole file as `format` and hands each entry to `take`.
  ///
  /// - Throws: every malformed entry, with its line, up to twenty, and how many more there are.
  public mutating func read(_ format: SourceFormat, _ take: (Entry) -> Void) throws(DefinitionError) {
    if format != .compiled { noticeForeignBytes() }
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
    guard problems.count == 0 else { throw DefinitionError(problems.told(file: file)) }
  }

  /// Notes the lines that are no UTF-8; names that hold such bytes are left out.
  private mutating func noticeForeignBytes() {
    var start = 0
    var line = 1
    while start < bytes.count {
      var end = start
      var isASCII = true
      while end < bytes.count, bytes[end] != 0x0A {
        if bytes[end] >= 0x80 { isASCII = false }
        end += 1
      }
      if !isASCII, String(validating: bytes[start..<end], as: UTF8.self) == nil {
        notice("is no UTF-8 (Latin-1?): names with such bytes are left out; convert the file", line: line)
      }
      start = end + 1
      line += 1
    }
  }

  private mutating func terms(_ take: (Entry) -> Void) throws(DefinitionError) {
    var firstNames: [String: String] = [:]
    for row in try Term.numberedRows(tsv: String(decoding: bytes, as: UTF8.self), file: file) {
      let term = row.term
      let identifier = term.entity.identifier
      if let first = firstNames[identifier], first != term.name {
        notice(
          "‘\(term.name)’ is a second preferred name of \(identifier), after ‘\(first)’; "
            + "write one row with the other among its synonyms, or give them two identifiers", line: row.line)
      } else {
        firstNames[identifier] = term.name
      }
      var concept = SourceConcept(identifier, term.name, category: term.category, xrefs: term.xrefs)
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
    case "ncbitaxon", "clinicaltrials", "euclinicaltrials": "public domain"
    default: "the user's own"
    }
  }
}
