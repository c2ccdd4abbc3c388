public import DocumentModel
import Text

/// Finds the works behind the reference lists of all documents: who cites the same work, and under which numbers.
///
/// Two entries are one work where they share a DOI, PMID or PMCID, or else a title of some length, unless they are
/// known to differ in DOI or year. Entries that name a host only are never merged: nobody can tell what they are.
/// The result depends on the entries alone, not on their order.
public struct WorkResolver: Sendable {
  /// A resolver.
  public init() {}

  /// The works that `lists` cite, sorted by id; and for each document the works behind the entries of its list, in
  /// their order: a number may stand before more than one entry.
  public func works(
    citedBy lists: [(document: String, references: [Reference])]
  ) -> (works: [Work], ids: [String: [String]]) {
    let entries = lists.sorted { $0.document < $1.document }.flatMap(CitedEntry.entries)
    var clusters = WorkClusters(entries)
    clusters.mergeByIdentifier()
    clusters.mergeByTitle()
    var works: [String: Work] = [:]
    var ids = Dictionary(
      lists.map { ($0.document, Array(repeating: "", count: $0.references.count)) },
      uniquingKeysWith: { $0.count < $1.count ? $1 : $0 })
    for members in clusters.groups {
      let work = Self.work(of: members)
      works[work.id] = work
      for entry in members { ids[entry.document]?[entry.position] = work.id }
    }
    return (works.values.sorted { $0.id < $1.id }, ids)
  }

  /// The work that `members`, in the order of documents and lists, stand for.
  private static func work(of members: [CitedEntry]) -> Work {
    var hash = StableHash()
    hash.combine(members.map(\.identity).min() ?? "")
    var item = fullest(members.map(\.item))
    item.tier = members.map(\.item.tier).min() ?? item.tier
    return Work(
      id: "work:\(hash.hex)", item: item,
      hosts: Set(members.compactMap(\.item.host)).sorted(),
      citedAs: members.map { Work.Place(document: $0.document, index: $0.index) })
  }

  /// The item that says most; of equals the one whose CSL sorts first, so that order does not matter.
  private static func fullest(_ items: [BibliographicItem]) -> BibliographicItem {
    let ranked = items.map {
      (item: $0, said: $0.fieldCount, csl: String(decoding: $0.csl(id: "").encoded(), as: UTF8.self))
    }
    let best = ranked.max { ($0.said, $1.csl) < ($1.said, $0.csl) }
    return best?.item ?? BibliographicItem(type: "document")
  }
}

extension BibliographicItem {
  /// How many fields say something of the work.
  fileprivate var fieldCount: Int {
    [title, containerTitle, volume, issue, page, doi, pmid, pmcid, url, host].count { $0 != nil }
      + min(authors.count, 1) + issued.count
  }
}
