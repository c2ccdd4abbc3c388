import DocumentModel
import KnowledgeGraph
import Text

/// Three hand-made notes that between them hold every shape of the graph.
enum Sample {
  static let dck = Entity(identifier: "hgnc:2704", name: "DCK", category: .gene, xrefs: ["uniprot:P27707"])
  static let araG = Entity(identifier: "chebi:73141", name: "ara-G", category: .smallMolecule)
  static let relapse = Entity(
    identifier: "local:PhenotypicFeature/late-relapse", name: "late relapse", category: .phenotypicFeature)
  static let trial = Entity(
    identifier: "clinicaltrials:NCT02112916", name: "AALL1231", category: .clinicalTrial)
  static let bortezomib = Entity(identifier: "chebi:52717", name: "bortezomib", category: .drug)

  static let generator = Generator(
    name: "claimgraph", version: "0.1.0", pipeline: "technical-notes",
    fingerprint: "sha256:" + String(repeating: "0", count: 64))
  static let builder = GraphBuilder(generator: generator)
  static let firstWork = "work:0000000000000001"
  static let hostWork = "work:0000000000000002"

  /// Prose with characters outside the basic plane before every span.
  static var prose: DocumentRecord {
    var note = NoteBuilder(
      id: "doc:00000000000000a1", path: "a.txt",
      text: "𝛼🧬 Background. dCK phosphorylates ara-G.[2][1] ara-G may prevent late relapse.[3]")
    let first = note.sentence("dCK phosphorylates ara-G.")
    let dck = note.mention("dCK", Sample.dck, in: first)
    let araG = note.mention("ara-G", Sample.araG, in: first)
    note.claim(
      dck, "phosphorylates", araG, in: first, certainty: .suggested, trigger: "phosphorylates",
      citations: ["2", "1", "3"])
    let second = note.sentence("ara-G may prevent late relapse.")
    let again = note.mention("ara-G", Sample.araG, in: second)
    let relapse = note.mention("late relapse", Sample.relapse, in: second)
    note.claim(again, "prevents", relapse, in: second, certainty: .hypothesised, citations: ["3"])
    note.citation("[2][1]", indices: ["2", "1"], supports: first)
    note.citation("[3]", indices: ["3"], supports: second)
    note.reference("1", work: firstWork)
    note.reference("2", work: hostWork)
    note.reference("3", work: nil)
    note.reference("4", work: firstWork)
    let abbreviation = Abbreviation(short: note.range("dCK"), long: note.range("ara-G"))
    note.edit { record in
      record.document.metadata.authors = ["BenchChem Technical Support Team"]
      record.document.metadata.date = "2026-01"
      record.document.metadata.catalogNumber = "B1678015"
      record.diagnostics = [Diagnostic("reference.hostOnly", .warning, "Only a host", at: ByteRange(0, 4))]
      record.abbreviations = [abbreviation]
    }
    return note.record
  }

  /// A table whose row repeats the claim of the prose, firmly.
  static var table: DocumentRecord {
    var note = NoteBuilder(
      id: "doc:00000000000000b2", path: "b.html",
      text: "Agent\tRationale\nara-G\tactivated by deoxycytidine kinase",
      section: ["Results", "Table 1"])
    note.table(heads: ["Agent", "Rationale"], rows: [["ara-G", "activated by deoxycytidine kinase"]])
    let agent = note.sentence("ara-G", cell: CellIndex(row: 0, column: 0))
    let cell = note.sentence("activated by deoxycytidine kinase", cell: CellIndex(row: 0, column: 1))
    let araG = note.mention("ara-G", Sample.araG, in: agent)
    let kinase = note.mention("deoxycytidine kinase", Sample.dck, in: cell)
    note.claim(kinase, "phosphorylates", araG, in: cell, rule: "table/activation")
    return note.record
  }

  /// A trial, and a claim with qualifiers.
  static var trialNote: DocumentRecord {
    var note = NoteBuilder(
      id: "doc:00000000000000c3", path: "c.md",
      text: "AALL1231 evaluated bortezomib. It did not activate deoxycytidine kinase in T cells with ara-G.")
    let first = note.sentence("AALL1231 evaluated bortezomib.")
    let trial = note.mention("AALL1231", Sample.trial, in: first)
    let drug = note.mention("bortezomib", Sample.bortezomib, in: first)
    note.claim(trial, "evaluates", drug, in: first, kind: .trial, qualifiers: ["phase": "3"])
    let second = note.sentence("It did not activate deoxycytidine kinase in T cells with ara-G.")
    let kinase = note.mention("deoxycytidine kinase", Sample.dck, in: second)
    _ = note.mention("ara-G", Sample.araG, in: second)
    note.claim(
      drug, "activates", kinase, in: second,
      qualifiers: ["product": "chebi:73141", "cellType": "T cells", "direction": "high"], isNegated: true)
    return note.record
  }

  static var records: [DocumentRecord] { [prose, table, trialNote] }

  static var works: [Work] {
    var article = BibliographicItem(type: "article-journal")
    article.title = "SAMHD1 is a key regulator"
    article.doi = "10.1038/s42003-020-01052-8"
    article.pmcid = "PMC7096396"
    article.url = "https://pmc.ncbi.nlm.nih.gov/"
    article.host = "pmc.ncbi.nlm.nih.gov"
    var host = BibliographicItem(type: "webpage")
    host.host = "researchgate.net"
    host.isHostOnly = true
    return [
      Work(id: hostWork, item: host, hosts: ["researchgate.net"], citedAs: [place("2")]),
      Work(
        id: firstWork, item: article, hosts: ["nature.com", "pmc.ncbi.nlm.nih.gov"],
        citedAs: [place("1"), place("4")]),
    ]
  }

  static var graph: KnowledgeGraph { builder.graph(of: records, works: works) }

  private static func place(_ index: String) -> Work.Place {
    Work.Place(document: "doc:00000000000000a1", index: index)
  }
}

extension JSON {
  var values: [JSON] {
    if case .array(let values) = self { values } else { [] }
  }
  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }
  var number: Int? {
    if case .int(let number) = self { number } else { nil }
  }
  var keys: [String] {
    if case .object(let members) = self { members.map(\.key) } else { [] }
  }
}
