public import DocumentModel
import Text

/// Reads the entries of a document's reference list.
///
/// An entry goes through four steps, each in a file of its own: its number (``EntryLabel``), what is no part of it
/// (``LinkNoise``), what can be told by its form alone (``Identifiers``, ``HostSuffix``), and what is left, which
/// ``PrintedReference`` splits into fields where its print is one that it knows.
public struct ReferenceListParser: Sendable {
  private let hosts: HostTable

  /// A parser that knows `hosts`.
  public init(hosts: HostTable = .standard) { self.hosts = hosts }

  /// The entries in the order of the text. What asks to be cited itself, and empty blocks, are none.
  public func references(in document: Document) -> [Reference] {
    var references: [Reference] = []
    for block in document.blocks where block.kind == .reference {
      guard !SelfCitation.opens(document.text[block.range]) else { continue }
      let entry = EntryLabel(
        document.text[block.range], ordinal: block.ordinal, previous: references.last?.index)
      guard !entry.rest.isEmpty else { continue }
      let body = ByteRange(entry.rest.startIndex, block.range.end)
      let text = LinkNoise.removed(from: document.text.string(document.text.trimmedOfSpaces(body)))
      guard !text.isEmpty else { continue }
      var item = item(of: text, links: links(in: block.range, document))
      if let tagged = document.taggedReferences[block.range.start] { item.take(tagged) }
      references.append(Reference(index: entry.index, range: block.range, text: text, item: item))
    }
    return references
  }

  /// What the entry `text` says of the work; `links` are the addresses that it leads to, as printed.
  func item(of text: String, links: [String] = []) -> BibliographicItem {
    let bytes = Array(text.utf8)
    let suffix = HostSuffix(bytes, hosts: hosts)
    var item = PrintedReference(suffix.title).item
    Identifiers(bytes, links: links).fill(&item)
    item.host = suffix.host ?? item.url.flatMap(WebAddress.init)?.host.nameOfSite
    item.source = suffix.site ?? item.host.flatMap(hosts.site)?.name
    settleType(of: &item, suffix: suffix)
    if suffix.host == nil { takeSiteOffTitle(of: &item) }
    return item
  }

  /// `Title | Site https://…`: the address names the host, and the title still ends in the site's name.
  private func takeSiteOffTitle(of item: inout BibliographicItem) {
    guard let title = item.title, let host = item.host, item.containerTitle == nil else { return }
    let suffix = HostSuffix(title: title, host: host, hosts: hosts)
    guard let site = suffix.site else { return }
    item.source = site
    item.title = String(decoding: suffix.title, as: UTF8.self)
  }

  /// A page on a host that is known is what the host serves; an entry that is a host and nothing else is a page.
  private func settleType(of item: inout BibliographicItem, suffix: HostSuffix) {
    let hasAddress = item.url.flatMap(WebAddress.init).map { !$0.path.isEmpty } ?? false
    let isIdentified = item.doi ?? item.pmid ?? item.pmcid ?? item.trial != nil
    if suffix.isHostOnly, !hasAddress, !isIdentified {
      item.isHostOnly = true
      item.title = nil
      item.type = "webpage"
    } else if suffix.isHostOnly {
      item.title = nil
    }
    guard item.type == "document", !item.isHostOnly else { return }
    if isJournalIdentified(item) {
      item.type = "article-journal"
    } else if let host = item.host {
      item.type = item.title == nil ? "webpage" : hosts.site(of: host)?.type ?? "webpage"
    }
  }

  private func isJournalIdentified(_ item: BibliographicItem) -> Bool {
    item.pmid ?? item.pmcid ?? item.doi != nil
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

extension String {
  /// The host, unless it only leads on to others.
  fileprivate var nameOfSite: String? { ["doi.org", "dx.doi.org"].contains(self) ? nil : self }
}
