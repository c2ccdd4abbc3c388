public import DocumentModel
public import Text

/// How much of a document its JSON shows.
public enum DocumentDetail: Sendable {
  /// What `read` prints: text, structure, citations and references.
  case structure
  /// What `documents/` holds: the structure, and entities, abbreviations and claims.
  case claims
}

extension DocumentRecord {
  /// The Document of the contract, all offsets in Unicode scalars; `csl` renders an entry as CSL-JSON.
  public func json(_ detail: DocumentDetail = .claims, csl: (Reference) -> JSON) -> JSON {
    let index = RecordIndex(self)
    let structure = structureMembers(index, csl: csl)
    switch detail {
    case .structure: return .object(structure)
    case .claims: return .object(structure + index.claimMembers)
    }
  }

  private func structureMembers(_ index: RecordIndex, csl: (Reference) -> JSON) -> [JSON.Member] {
    [
      JSON.Member("id", .string(id)),
      JSON.Member("source", sourceJSON),
      JSON.Member("metadata", document.metadata.json),
      JSON.Member("text", .string(document.text.string)),
      JSON.Member("sections", .array(document.sections.map(index.json))),
      JSON.Member("blocks", .array(document.blocks.map(index.json))),
      JSON.Member("sentences", .array(sentences.map(index.json))),
      JSON.Member("citations", .array(citations.map(index.json))),
      JSON.Member("references", .array(references.map { index.json($0, csl: csl($0)) })),
      JSON.Member("diagnostics", .array(diagnostics.map(index.json))),
    ]
  }

  private var sourceJSON: JSON {
    .members([
      "path": .string(path), "mediaType": .string(document.mediaType), "sha256": .string(sha256),
      "encoding": .string(document.encoding),
    ])
  }
}

extension Metadata {
  fileprivate var json: JSON {
    .members([
      "title": title.map(JSON.string),
      "authors": .strings(authors),
      "date": date.map(JSON.string),
      "publisher": publisher.map(JSON.string),
      "language": language.map(JSON.string),
      "catalogNumber": catalogNumber.map(JSON.string),
      "compound": compound.map(JSON.string),
      "identifiers": .sorted(identifiers),
    ])
  }
}
