public import DocumentModel
import Text

/// Reads the entries of a document's reference list.
///
/// An entry's number (``EntryLabel``) and what is no part of it (``LinkNoise``) are taken off; what is left is a reference
/// string (``ReferenceParser``).
public struct ReferenceListParser: Sendable {
  private let parser: ReferenceParser

  /// A parser of lists whose entries `parser` reads.
  public init(parser: ReferenceParser = ReferenceParser()) { self.parser = parser }

  /// The entries of the list, and what is cited in place, in the order of the text.
  public func references(in document: Document) -> [Reference] {
    let listed = entries(of: document)
    let inPlace = sourcesInPlace(document, besides: Set(listed.map(\.index)))
    return inPlace.isEmpty ? listed : (inPlace + listed).sorted { $0.range < $1.range }
  }

  /// What asks to be cited itself, and empty blocks, are no entries.
  private func entries(of document: Document) -> [Reference] {
    var references: [Reference] = []
    for block in document.blocks where block.kind == .reference {
      guard !SelfCitation.opens(document.text[block.range]) else { continue }
      let entry = EntryLabel(
        document.text[block.range], ordinal: block.ordinal, previous: references.last?.index)
      guard !entry.rest.isEmpty else { continue }
      let body = ByteRange(entry.rest.startIndex, block.range.end)
      let text = LinkNoise.removed(from: document.text.string(document.text.trimmedOfSpaces(body)))
      guard !text.isEmpty else { continue }
      var item = parser.item(of: text, links: links(in: block.range, document))
      if let tagged = document.taggedReferences[block.range.start] { item.take(tagged) }
      references.append(Reference(index: entry.index, range: block.range, text: text, item: item))
    }
    return references
  }

  /// One reference for each source that is cited in place, at its first place. A number of the list is the list's.
  private func sourcesInPlace(_ document: Document, besides listed: Set<String>) -> [Reference] {
    var seen = listed
    return InPlaceScanner(document).callouts().flatMap(\.sources).compactMap { source in
      guard seen.insert(source.index).inserted else { return nil }
      let text = document.text.string(source.range)
      var reference = Reference(
        index: source.index, range: source.range, text: text,
        item: parser.item(of: text.hasPrefix("@") ? source.address : text, links: [source.address]))
      reference.isInPlace = true
      return reference
    }
  }

  private func links(in range: ByteRange, _ document: Document) -> [String] {
    document.marks(in: range).compactMap { mark in
      guard case .link(let target) = mark.kind, WebAddress(target) != nil else { return nil }
      return target
    }
  }
}

extension BibliographicItem {
  /// What mark-up says goes before what was read from print.
  fileprivate mutating func take(_ tagged: BibliographicItem) {
    if tagged.type != "document" { type = tagged.type }
    title = tagged.title ?? title
    if !tagged.authors.isEmpty { authors = tagged.authors }
    containerTitle = tagged.containerTitle ?? containerTitle
    if !tagged.issued.isEmpty { issued = tagged.issued }
    volume = tagged.volume ?? volume
    issue = tagged.issue ?? issue
    page = tagged.page ?? page
    doi = tagged.doi ?? doi
    pmid = tagged.pmid ?? pmid
    pmcid = tagged.pmcid ?? pmcid
    isHostOnly = isHostOnly && tagged.title == nil
  }
}
