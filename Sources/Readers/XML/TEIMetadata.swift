import DocumentModel
import Text

/// What the header of a TEI document says of it.
enum TEIMetadata {
  static func read(_ tape: Tape<XMLElement>, source: SourceText) -> Metadata {
    var metadata = Metadata()
    guard let front = tape.nodes.indices.first(where: { tape.nodes[$0].element == .front }) else {
      return metadata
    }
    metadata.language = tape[front, .xmlLang]
    for index in front..<tape.nodes[front].end {
      switch tape.nodes[index].element {
      case .articleTitle where metadata.title == nil:
        let title = tape.text(of: index, in: source)
        if !title.isEmpty { metadata.title = title }
      case .contributor:
        let names = (index..<tape.nodes[index].end).filter { tape.nodes[$0].isPartOfName }
          .map { tape.text(of: $0, in: source) }
        if !names.isEmpty { metadata.authors.append(names.joined(separator: " ")) }
      case .date where metadata.date == nil:
        let printed = tape[index, .when] ?? tape.text(of: index, in: source)
        metadata.date = DateText.iso(Array(printed.utf8)[...])
      case .publisherName where metadata.publisher == nil:
        let name = tape.text(of: index, in: source)
        if !name.isEmpty { metadata.publisher = name }
      case .identifier:
        let kind = (tape[index, .type] ?? "").lowercased()
        if ["doi", "pmid", "pmcid", "issn"].contains(kind) {
          metadata.identifiers[kind] = metadata.identifiers[kind] ?? tape.text(of: index, in: source)
        }
      default: break
      }
    }
    return metadata
  }
}

extension Tape<XMLElement>.Node {
  fileprivate var isPartOfName: Bool { element == .surname || element == .givenNames }
}
