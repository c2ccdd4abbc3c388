import DocumentModel
import Vocabulary

extension SourceReader {
  /// HGNC's complete set: a line of heads, `|` within fields, which may be quoted.
  mutating func hgnc(_ take: (Entry) -> Void) {
    var columns: [String: Int] = [:]
    for (number, line) in lines {
      let cells = line.cells
      if number == 1 {
        for (index, head) in cells.enumerated() { columns[head] = index }
        for head in ["hgnc_id", "symbol", "name", "status"] where columns[head] == nil {
          report("there is no column ‘\(head)’", line: 1)
        }
        continue
      }
      func cell(_ head: String) -> String {
        columns[head].flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
      }
      if line.isEmpty { continue }
      guard let identifier = Namespace.curie(cell("hgnc_id")), !cell("symbol").isEmpty else {
        report("expected an HGNC id and a symbol", line: number)
        continue
      }
      guard cells.count >= columns.count else {
        report("\(cells.count) columns, expected \(columns.count)", line: number)
        continue
      }
      // Withdrawn entries name what others name now.
      guard cell("status") == "Approved" else {
        notice("\(identifier) is no approved entry (\(cell("status"))) and left out", line: number)
        continue
      }
      var gene = SourceConcept(identifier, cell("symbol"), category: .gene, organism: 9606)
      gene.add([cell("name").trimmedQuotes])
      gene.add(cell("alias_symbol").parts("|") + cell("alias_name").parts("|"))
      gene.add(cell("prev_symbol").parts("|") + cell("prev_name").parts("|"), .former)
      gene.xrefs = cell("uniprot_ids").parts("|").map { "uniprot:\($0)" }
      gene.kinds = [cell("locus_type")]
      if !cell("entrez_id").isEmpty { gene.xrefs.append("NCBIGene:\(cell("entrez_id"))") }
      take(.concept(gene))
    }
  }

  /// The wheel's `hgnc_entries.tsv`: id, symbol, name, status, aliases, Entrez, UniProt, mouse, rat, former symbols, …
  mutating func wheelGenes(_ take: (Entry) -> Void) {
    for (number, line) in lines where number > 1 && !line.isEmpty {
      let cells = line.cells
      guard cells.count >= 12, let identifier = Namespace.curie(cells[0]), !cells[1].isEmpty else {
        report("expected twelve columns with an HGNC id and a symbol", line: number)
        continue
      }
      // Withdrawn entries name what others name now.
      guard cells[3] == "Approved" else {
        notice("\(identifier) is no approved entry (\(cells[3])) and left out", line: number)
        continue
      }
      var gene = SourceConcept(identifier, cells[1], category: .gene, organism: 9606)
      gene.add([cells[2]])
      gene.add(cells[4].parts(","))
      gene.add(cells[9].parts(","), .former)
      gene.xrefs = cells[6].parts(",").map { "uniprot:\($0)" }
      gene.kinds = [cells[11]]
      if !cells[5].isEmpty { gene.xrefs.append("NCBIGene:\(cells[5])") }
      take(.concept(gene))
    }
  }

  /// FamPlex `entities.csv`: one identifier a line.
  mutating func famplexEntities(_ take: (Entry) -> Void) {
    for (number, line) in lines where !line.isEmpty {
      guard !line.utf8.contains(0x20) else {
        report("expected one identifier", line: number)
        continue
      }
      let name = line.split(separator: "_").joined(separator: " ")
      var family = SourceConcept(
        "fplx:\(line)", line.contains("_") ? name : line,
        category: name.lowercased().hasSuffix("complex") ? .macromolecularComplex : .geneFamily)
      if let stem = name.without(suffix: " family") { family.add([stem]) }
      take(.concept(family))
    }
  }

  /// FamPlex `grounding_map.csv`: a name, then pairs of namespace and identifier.
  mutating func famplexNames(_ take: (Entry) -> Void) {
    for (number, line) in lines where !line.isEmpty {
      let fields = line.fields
      guard fields.count >= 3 else {
        report("expected a name, a namespace and an identifier", line: number)
        continue
      }
      guard let identifier = Namespace.curie(fields[1], fields[2]), fields[1] == "FPLX" else { continue }
      var family = SourceConcept(identifier, fields[2], category: .geneFamily)
      family.names = [.init(text: fields[0], status: .synonym)]
      take(.concept(family))
    }
  }

  /// DrugBank's open vocabulary: id, accessions, common name, CAS, UNII, synonyms (`|`), …
  mutating func drugbank(_ take: (Entry) -> Void) {
    for (number, line) in lines where number > 1 && !line.isEmpty {
      let fields = line.fields
      guard fields.count >= 6, fields[0].hasPrefix("DB"), !fields[2].isEmpty else {
        report("expected a DrugBank id, accessions, a name, CAS, UNII and synonyms", line: number)
        continue
      }
      var drug = SourceConcept("drugbank:\(fields[0])", fields[2], category: .drug)
      drug.add(fields[5].parts("|"))
      if let cas = Namespace.curie("cas", fields[3]) { drug.xrefs.append(cas) }
      take(.concept(drug))
    }
  }
}

extension String {
  /// The string without quotes around it.
  var trimmedQuotes: String {
    hasPrefix("\"") && hasSuffix("\"") && utf8.count > 1 ? String(dropFirst().dropLast()) : self
  }
}
