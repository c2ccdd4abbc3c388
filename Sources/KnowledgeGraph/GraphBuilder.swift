public import DocumentModel
import Text

/// Makes one graph of all documents. Whatever the order of the records, the graph is the same.
public struct GraphBuilder: Sendable {
  private let generator: Generator

  /// A builder that signs its graphs with `generator`.
  public init(generator: Generator) { self.generator = generator }

  /// The graph of `records` and of the `works` that they cite. Ids of records, and of works, are unique.
  public func graph(of records: [DocumentRecord], works: [Work]) -> KnowledgeGraph {
    let known = Dictionary(works.map { ($0.id, $0.tier) }) { first, _ in first }
    var catalog = EntityCatalog()
    var merger = ClaimMerger()
    let records = records.sorted { $0.id < $1.id }
    for record in records {
      let index = RecordIndex(record)
      catalog.add(index)
      merger.add(index, works: known)
    }
    let claims = merger.edges(catalog)
    let nodes = merger.entities.compactMap(catalog.node(of:)).sorted { $0.id < $1.id }
    return KnowledgeGraph(
      generator: generator,
      documents: records.map(DocumentNode.init),
      works: works.sorted { $0.id < $1.id },
      entities: nodes.filter { !$0.isTrial },
      trials: TrialFacts(claims).add(to: nodes.filter(\.isTrial)),
      claims: claims,
      cites: records.flatMap { citesEdges(of: $0, works: known) }.sorted { $0.id < $1.id })
  }

  /// One edge for each work that the record's reference list names.
  private func citesEdges(of record: DocumentRecord, works known: [String: EvidenceTier]) -> [CitesEdge] {
    let cited = record.references.filter { $0.work.map { known[$0] != nil } ?? false }
    return Dictionary(grouping: cited) { $0.work ?? "" }.map { work, references in
      var hash = StableHash()
      hash.combine(record.id)
      hash.combine(work)
      return CitesEdge(
        id: "cites:" + hash.hex, document: record.id, work: work, indices: references.map(\.index))
    }
  }
}

extension DocumentNode {
  /// The node of a processed document.
  fileprivate init(_ record: DocumentRecord) {
    self.init(
      id: record.id, path: record.path, mediaType: record.document.mediaType, sha256: record.sha256,
      metadata: record.document.metadata)
  }
}
