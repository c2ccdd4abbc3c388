import DocumentModel
public import Text

extension KnowledgeGraph {
  /// The graph as `graph.json` holds it.
  public var json: JSON {
    .members([
      "schema": "claimgraph/graph/1",
      "generator": generator.json,
      "nodes": .array(nodes),
      "edges": .array(edges),
    ])
  }

  /// Documents, works, entities and trials, in this order.
  private var nodes: [JSON] {
    documents.map(\.json) + works.map(\.nodeJSON) + entities.map(\.json) + trials.map(\.json)
  }

  /// All edges by id.
  private var edges: [JSON] {
    let cites = cites.map { (id: $0.id, json: $0.json) }
    let claims = claims.map { (id: $0.id, json: $0.json) }
    return (cites + claims).sorted { $0.id < $1.id }.map(\.json)
  }
}

extension Generator {
  var json: JSON {
    .members([
      "name": .string(name), "version": .string(version), "pipeline": .string(pipeline),
      "fingerprint": .string(fingerprint),
    ])
  }
}

extension DocumentNode {
  fileprivate var json: JSON {
    .members([
      "id": .string(id), "kind": "document", "name": .string(name), "path": .string(path),
      "mediaType": .string(mediaType), "sha256": .string(sha256), "metadata": metadata.nodeJSON,
    ])
  }
}

extension Metadata {
  /// What is known, without the title, which is the node's name.
  fileprivate var nodeJSON: JSON {
    .members([
      "authors": authors.isEmpty ? nil : .strings(authors),
      "date": date.map(JSON.string),
      "publisher": publisher.map(JSON.string),
      "language": language.map(JSON.string),
      "catalogNumber": catalogNumber.map(JSON.string),
      "compound": compound.map(JSON.string),
      "identifiers": identifiers.isEmpty ? nil : .sorted(identifiers),
    ])
  }
}

extension Work {
  fileprivate var nodeJSON: JSON {
    let host = item.host ?? hosts.first
    return .members([
      "id": .string(id), "kind": "work", "name": .string(item.title ?? host ?? item.url ?? id),
      "host": host.map(JSON.string),
      "hosts": hosts.count > 1 ? .strings(hosts) : nil,
      "url": item.url.map(JSON.string),
      "tier": .string(tier.rawValue),
      "hostOnly": item.isHostOnly ? true : nil,
      "identifiers": item.identifiers,
      "citedAs": .array(citedAs.map(\.json)),
    ])
  }
}

extension Work.Place {
  fileprivate var json: JSON { .members(["document": .string(document), "index": .string(index)]) }
}

extension BibliographicItem {
  fileprivate var identifiers: JSON {
    .members(["doi": doi.map(JSON.string), "pmid": pmid.map(JSON.string), "pmcid": pmcid.map(JSON.string)])
  }
}

extension EntityNode {
  fileprivate var json: JSON {
    .members([
      "id": .string(id), "kind": isTrial ? "trial" : "entity",
      "category": .string("biolink:" + category.rawValue), "name": .string(name),
      "grounded": .bool(isGrounded), "phase": phase.map(JSON.string), "status": status.map(JSON.string),
      "synonyms": .strings(synonyms), "xrefs": .strings(xrefs),
    ])
  }
}

extension CitesEdge {
  fileprivate var json: JSON {
    .members([
      "id": .string(id), "kind": "cites", "subject": .string(document), "predicate": "cites",
      "object": .string(work), "indices": .strings(indices),
    ])
  }
}
