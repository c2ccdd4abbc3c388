import DocumentModel
import Text

/// What the head of a page says of it.
///
/// Several voices state the same: Highwire's `citation_…`, which publishers write for search engines of papers, is
/// the most careful, then Dublin Core, then JSON-LD, then OpenGraph, which names the site as often as the work, then
/// other `<meta>` names. Of each field the first voice that states it counts. What the page prints is
/// read later and fills only what no voice states.
struct HTMLMetadata {
  private enum Voice: Int, CaseIterable {
    case citation, dublinCore, linkedData, openGraph, plain
  }

  private let tape: MarkupTape
  private let source: SourceText
  private var stated: [Voice: Metadata] = [:]
  private var language: String?
  private var pageTitle: String?

  /// The stated metadata, and a title that often names the site too: used where the text prints none.
  static func read(_ tape: MarkupTape, source: SourceText) -> (metadata: Metadata, pageTitle: String?) {
    var reader = HTMLMetadata(tape: tape, source: source)
    reader.readHead()
    reader.stated[.linkedData] = LinkedData(tape, source: source).metadata
    return reader.resolved()
  }

  private init(tape: MarkupTape, source: SourceText) {
    self.tape = tape
    self.source = source
  }

  private mutating func readHead() {
    for index in tape.nodes.indices {
      switch tape.nodes[index].element {
      case .html: language = language ?? tape[index, .lang] ?? tape[index, .xmlLang]
      case .title where pageTitle == nil: pageTitle = text(index)
      case .meta:
        guard let content = tape[index, .content].map(Self.folded), !content.isEmpty,
          let name = tape[index, .name] ?? tape[index, .property]
        else { continue }
        let (voice, field) = Self.voice(name.lowercased())
        Self.state(field, content, &stated[voice, default: Metadata()])
      default: break
      }
    }
  }

  /// Who speaks in a `<meta>` of this name, and of what.
  private static func voice(_ name: String) -> (Voice, Substring) {
    let prefixes: [(String, Voice)] = [
      ("bepress_citation_", .citation), ("citation_", .citation), ("dc.", .dublinCore), ("dc:", .dublinCore),
      ("dcterms.", .dublinCore), ("prism.", .dublinCore), ("og:", .openGraph), ("article:", .openGraph),
    ]
    for (prefix, voice) in prefixes where name.hasPrefix(prefix) {
      return (voice, name.dropFirst(prefix.count))
    }
    return (.plain, name[...])
  }

  private static func state(_ field: Substring, _ content: String, _ metadata: inout Metadata) {
    switch field {
    case "title": metadata.title = metadata.title ?? content
    case "author", "authors", "creator":
      for name in names(content) where !name.hasPrefix("http") && !metadata.authors.contains(name) {
        metadata.authors.append(name)
      }
    case "publication_date", "publicationdate", "date", "online_date", "issued", "published_time", "pubdate":
      metadata.date = metadata.date ?? DateText.iso(Array(content.utf8)[...])
    case "publisher", "site_name": metadata.publisher = metadata.publisher ?? content
    case "doi", "identifier":
      metadata.identifiers["doi"] = metadata.identifiers["doi"] ?? DOIText.doi(content)
    case "pmid": metadata.identifiers["pmid"] = content
    case "pmcid": metadata.identifiers["pmcid"] = content
    case "language": metadata.language = metadata.language ?? content
    default: break
    }
  }

  /// Names parted by semicolons; a comma parts surname and given name.
  private static func names(_ content: String) -> [String] {
    content.split(separator: ";").map { folded(String($0)) }.filter { !$0.isEmpty }
  }

  private func resolved() -> (metadata: Metadata, pageTitle: String?) {
    var metadata = Metadata()
    metadata.language = language
    for voice in Voice.allCases {
      guard let said = stated[voice] else { continue }
      // The others' titles may be of the site.
      if voice == .citation || voice == .dublinCore { metadata.title = metadata.title ?? said.title }
      if metadata.authors.isEmpty { metadata.authors = said.authors }
      metadata.date = metadata.date ?? said.date
      metadata.publisher = metadata.publisher ?? said.publisher
      metadata.language = metadata.language ?? said.language
      metadata.catalogNumber = metadata.catalogNumber ?? said.catalogNumber
      metadata.compound = metadata.compound ?? said.compound
      metadata.identifiers.merge(said.identifiers) { first, _ in first }
    }
    return (metadata, stated[.linkedData]?.title ?? stated[.openGraph]?.title ?? pageTitle)
  }

  private func text(_ index: Int) -> String? {
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
