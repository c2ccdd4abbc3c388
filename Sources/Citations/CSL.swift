public import DocumentModel
public import Text

extension BibliographicItem {
  /// The item as CSL-JSON (schema csl-data 1.0). What CSL has no field for stands in `custom`: the host, how strong a source
  /// it is, whether the entry is a host only, the identifiers of a trial and in arXiv, how certain each field is, and the `work` behind
  /// it where one is given.
  public func csl(id: String? = nil, work: String? = nil) -> JSON {
    .members([
      "id": id.map(JSON.string),
      "type": .string(type),
      "title": (title ?? (isHostOnly ? host : nil)).map(JSON.string),
      "author": authors.isEmpty ? nil : .array(authors.map(\.csl)),
      "editor": editors.isEmpty ? nil : .array(editors.map(\.csl)),
      "container-title": containerTitle.map(JSON.string),
      "collection-title": collectionTitle.map(JSON.string),
      "issued": issued.isEmpty ? nil : .members(["date-parts": .array([.array(issued.map(JSON.int))])]),
      "volume": volume.map(JSON.string),
      "issue": issue.map(JSON.string),
      "page": page.map(JSON.string),
      "edition": edition.map(JSON.string),
      "genre": genre.map(JSON.string),
      "publisher": publisher.map(JSON.string),
      "publisher-place": publisherPlace.map(JSON.string),
      "source": source.map(JSON.string),
      "DOI": doi.map(JSON.string),
      "PMID": pmid.map(JSON.string),
      "PMCID": pmcid.map(JSON.string),
      "ISBN": isbn.map(JSON.string),
      "URL": (url ?? (isHostOnly ? host.map { "https://\($0)" } : nil)).map(JSON.string),
      "note": note.map(JSON.string),
      "custom": custom(work: work),
    ])
  }

  private func custom(work: String?) -> JSON? {
    let custom = JSON.members([
      "host": host.map(JSON.string),
      "tier": tier == .web ? nil : .string(tier.rawValue),
      "hostOnly": isHostOnly ? true : nil,
      "trial": trial.map(JSON.string),
      "arxiv": arxiv.map(JSON.string),
      "work": work.map(JSON.string),
      "confidence": confidence.isEmpty
        ? nil : .object(confidence.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .double($0.value)) }),
    ])
    return custom == .object([]) ? nil : custom
  }
}

extension BibliographicItem.Name {
  /// The name as CSL-JSON: `{family, given}`, or `{literal}` where it could not be split.
  fileprivate var csl: JSON {
    guard let given else { return .members(["literal": .string(family)]) }
    return .members(["family": .string(family), "given": .string(given)])
  }
}
