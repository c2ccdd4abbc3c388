public import DocumentModel
public import SequenceLabeling
import Text

/// Reads a reference string, wherever it comes from: a document's list or a line of its own.
///
/// Identifiers, addresses and the name of a site at the end are told by their form alone (``Identifiers``,
/// ``HostSuffix``). What is left is labelled word by word by a model, and each field is made of the words of its
/// label; a title that only a host stands behind is left to ``PrintedReference``, and so is all where there is no model.
public struct ReferenceParser: Sendable {
  /// A wrong field is worse than none: one that is rather wrong than right is left out. Titles stay, which works are
  /// known by. Measured on held-out references, confidence is near the share of fields that are right.
  private static let leastConfidence: Float = 0.45

  private let hosts: HostTable
  private let model: SequenceModel?
  private let meanings: [(label: ReferenceLabel, begins: Bool)]

  /// A parser that knows `hosts` and labels words by `model`.
  public init(model: SequenceModel? = nil, hosts: HostTable = HostTable()) {
    self.hosts = hosts
    self.model = model
    meanings = model?.labels.map { ReferenceLabel.named($0) ?? (.other, true) } ?? []
  }

  /// What the entry `text` says of the work; `links` are the addresses that it leads to, as printed.
  public func item(of text: String, links: [String] = []) -> BibliographicItem {
    let bytes = Array(text.utf8)
    let suffix = HostSuffix(bytes, hosts: hosts)
    var item = fields(of: bytes, suffix: suffix)
    Identifiers(bytes, links: links).fill(&item)
    item.host = suffix.host ?? item.url.flatMap(WebAddress.init)?.host.nameOfSite
    item.source = suffix.site ?? item.host.flatMap(hosts.site)?.name
    settleType(of: &item, suffix: suffix)
    if suffix.host == nil { takeSiteOffTitle(of: &item) }
    item.tier = hosts.tier(of: item)
    return item
  }

  private func fields(of bytes: [UInt8], suffix: HostSuffix) -> BibliographicItem {
    guard let model, suffix.host == nil, suffix.site == nil else {
      return PrintedReference(suffix.title).item
    }
    let tokens = ReferenceTokenizer.tokens(of: bytes, most: ReferenceModel.mostTokens)
    guard !tokens.isEmpty else { return BibliographicItem(type: "document") }
    let (labels, probabilities) = model.labeling(of: ReferenceFeatures.sequence(of: tokens, in: bytes))
    let fields = ReferenceField.fields(of: labels.map { meanings[Int($0)] }, probabilities: probabilities)
    let likely = fields.filter { $0.confidence >= Self.leastConfidence || $0.label == .title }
    guard !likely.isEmpty else { return PrintedReference(suffix.title).item }
    return ReferenceItem(bytes: bytes, tokens: tokens, fields: likely).item
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
    if let site = item.host.flatMap(hosts.site), site.servesOneKind { item.type = site.type }
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
}

extension String {
  /// The host, unless it only leads on to others.
  fileprivate var nameOfSite: String? { ["doi.org", "dx.doi.org"].contains(self) ? nil : self }
}
