import DocumentModel
import Text

/// What the head of a page says of it.
enum HTMLMetadata {
  /// The stated metadata, and the `<title>`, which often names the site too.
  static func read(_ tape: MarkupTape, source: SourceText) -> (metadata: Metadata, pageTitle: String?) {
    var metadata = Metadata()
    var pageTitle: String?
    var shared: String?
    for index in tape.nodes.indices {
      switch tape.nodes[index].element {
      case .html: metadata.language = metadata.language ?? tape[index, .lang] ?? tape[index, .xmlLang]
      case .title where pageTitle == nil: pageTitle = text(index, tape, source)
      case .meta:
        guard let content = tape[index, .content].map(folded), !content.isEmpty,
          let name = tape[index, .name] ?? tape[index, .property]
        else { continue }
        if name.lowercased() == "og:title" { shared = shared ?? content }
        state(name.lowercased(), content, &metadata)
      default: break
      }
    }
    return (metadata, shared ?? pageTitle)
  }

  private static func state(_ name: String, _ content: String, _ metadata: inout Metadata) {
    switch name {
    case "citation_title", "dc.title", "dcterms.title": metadata.title = metadata.title ?? content
    case "citation_author", "dc.creator", "dcterms.creator", "author", "article:author":
      if !metadata.authors.contains(content) { metadata.authors.append(content) }
    case "citation_publication_date", "citation_date", "citation_online_date", "dc.date", "dcterms.date",
      "article:published_time", "date", "dcterms.issued":
      metadata.date = metadata.date ?? DateText.iso(Array(content.utf8)[...])
    case "citation_publisher", "dc.publisher", "og:site_name":
      metadata.publisher = metadata.publisher ?? content
    case "citation_doi", "dc.identifier":
      let doi = content.hasPrefix("doi:") ? String(content.dropFirst(4)) : content
      if doi.hasPrefix("10.") { metadata.identifiers["doi"] = doi }
    case "citation_pmid": metadata.identifiers["pmid"] = content
    case "citation_pmcid": metadata.identifiers["pmcid"] = content
    case "dc.language", "citation_language": metadata.language = metadata.language ?? content
    default: break
    }
  }

  private static func text(_ index: Int, _ tape: MarkupTape, _ source: SourceText) -> String? {
    var composer = Composer(source: source)
    for node in tape.nodes[index..<tape.nodes[index].end] where node.element == nil {
      composer.writeDecoding(node.source)
    }
    composer.finish()
    return composer.blocks.first.map { composer.builder.text.string($0.range) }
  }

  private static func folded(_ string: String) -> String {
    string.utf8.split { $0.isASCIISpace }.map { String(Substring($0)) }.joined(separator: " ")
  }
}
