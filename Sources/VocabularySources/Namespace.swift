/// The prefixes that sources use, and those of the Bioregistry that we write.
enum Namespace {
  private static let prefixes: [String: String] = [
    "mesh": "mesh", "msh": "mesh", "doid": "doid", "mondo": "mondo", "efo": "efo", "omim": "omim",
    "mim": "omim",
    "ncit": "ncit", "nci": "ncit", "umls": "umls", "umls_cui": "umls", "orphanet": "orphanet",
    "ordo": "orphanet",
    "hp": "hp", "chebi": "chebi", "go": "go", "cl": "cl", "uberon": "uberon", "ncbitaxon": "ncbitaxon",
    "ncbi_taxid": "ncbitaxon", "drugbank": "drugbank", "chembl": "chembl.compound", "cas": "cas",
    "hgnc": "hgnc", "rrid": "cellosaurus", "cvcl": "cellosaurus", "ncbigene": "NCBIGene",
    "uniprot": "uniprot",
    "fplx": "fplx", "interpro": "interpro", "pf": "pfam", "ec": "EC", "pubchem": "pubchem.compound",
  ]

  /// The CURIE of `identifier` in `namespace` as a source writes them; nil for namespaces that nobody asks for.
  static func curie(_ namespace: String, _ identifier: String) -> String? {
    guard !identifier.isEmpty, !identifier.utf8.contains(where: { $0 == 0x20 || $0 == 0x7C }) else {
      return nil
    }
    guard let prefix = prefixes[namespace.lowercased()] else { return nil }
    var local = Substring(identifier)
    if let colon = local.firstIndex(of: ":"), prefixes[local[..<colon].lowercased()] == prefix {
      local = local[local.index(after: colon)...]
    }
    if prefix == "cellosaurus", local.hasPrefix("CVCL_") { local = local.dropFirst(5) }
    return local.isEmpty ? nil : "\(prefix):\(local)"
  }

  /// The CURIE of `PREFIX:identifier` as OBO files write it.
  static func curie(_ string: some StringProtocol) -> String? {
    guard let colon = string.firstIndex(of: ":") else { return nil }
    return curie(String(string[..<colon]), String(string[string.index(after: colon)...]))
  }
}
