import DocumentModel
import Text

/// Splits an entry into fields where it is printed in one of the commonest forms, and leaves it whole otherwise.
///
/// - `Authors. Title. Journal. 2015;12(3):345-350.`
/// - `Author A, Author B (2015) Title. Journal 12:345–350`
/// - `Author, A. et al. Title. Journal 12, 345–350 (2015).`
///
/// A wrong field is worse than none: every form asks for authors that look like authors, or for a volume. A model
/// that labels tokens takes the place of this type; it need only give an item.
struct PrintedReference {
  /// What is longer is no entry, and not worth the time.
  private static let longest = 4_000

  private let bytes: [UInt8]

  /// The reference that `entry` prints, identifiers and addresses included.
  init(_ entry: [UInt8]) { bytes = Self.withoutIdentifiers(entry) }

  /// What it says. Of type `document` where nothing tells what it is.
  var item: BibliographicItem {
    if bytes.count <= Self.longest,
      let item = yearBeforeVolume() ?? yearAfterAuthors() ?? yearAtEnd()
    {
      return item
    }
    var item = BibliographicItem(type: "document")
    item.title = text(bytes[...])
    if let year = bytes.lastBracketedYear {
      item.issued = [year.year]
      let endsEntry = bytes[year.end...].allSatisfy { " .".utf8.contains($0) }
      if endsEntry, let title = text(bytes[..<year.start].trimmedOfStops) { item.title = title }
    }
    return item
  }

  /// What stands before the first identifier, address or "Available at".
  private static func withoutIdentifiers(_ entry: [UInt8]) -> [UInt8] {
    let openings = [
      "http://", "https://", "doi:", "DOI:", "DOI 10.", "doi 10.", "PMID", "PMCID", "Available from",
      "Available at",
    ]
    let cut = openings.compactMap { entry.firstIndex(of: $0, from: 0) }.min() ?? entry.count
    let end = entry[..<cut].lastIndex { !" ,;:([-|".utf8.contains($0) }.map { $0 + 1 } ?? 0
    return Array(entry[..<end])
  }

  // MARK: The forms

  /// `Authors. Title. Journal. 2015 Jan 3;12(3):345-350.`
  private func yearBeforeVolume() -> BibliographicItem? {
    guard let date = PrintedDate(beforeVolumeIn: bytes), let locator = Locator(bytes[date.end...]) else {
      return nil
    }
    guard var item = article(bytes[..<date.start]) else { return nil }
    item.issued = date.parts
    locator.fill(&item)
    return item
  }

  /// `Author A, Author B (2015) Title. Journal 12:345–350`
  private func yearAfterAuthors() -> BibliographicItem? {
    guard let year = bytes.firstBracketedYear,
      let authors = AuthorList(bytes[..<year.start].trimmedOfStops)?.names
    else { return nil }
    var rest = bytes[year.end...].drop { " .,:;".utf8.contains($0) }
    var item = BibliographicItem(type: "document")
    item.authors = authors
    item.issued = [year.year]
    if let (container, locator) = Locator.trailing(rest) {
      guard let parts = Self.titleAndContainer(container) else { return nil }
      item.type = "article-journal"
      item.containerTitle = text(parts.container)
      locator.fill(&item)
      rest = parts.title
    }
    item.title = text(rest.trimmedOfStops)
    return item
  }

  /// `Author, A. & Author, B. Title. Journal 12, 345–350 (2015).`
  private func yearAtEnd() -> BibliographicItem? {
    guard let year = bytes.lastBracketedYear, bytes[year.end...].allSatisfy({ " .".utf8.contains($0) }),
      let (container, locator) = Locator.trailing(bytes[..<year.start].trimmedOfStops),
      var item = article(container)
    else { return nil }
    item.issued = [year.year]
    locator.fill(&item)
    return item
  }

  /// `Authors. Title. Journal`, of which the authors may be left out.
  private func article(_ bytes: ArraySlice<UInt8>) -> BibliographicItem? {
    let (authors, rest) = AuthorList.leading(bytes)
    guard let (title, container) = Self.titleAndContainer(rest) else { return nil }
    var item = BibliographicItem(type: "article-journal")
    item.authors = authors?.names ?? []
    item.title = text(title.trimmedOfStops)
    item.containerTitle = text(container.trimmedOfStops)
    return item.title == nil || item.containerTitle == nil ? nil : item
  }

  // MARK: Parts

  /// `Title. Journal`: the journal is what follows the last stop, with the abbreviations before it
  /// (`J. Clin. Oncol.`).
  private static func titleAndContainer(
    _ bytes: ArraySlice<UInt8>
  ) -> (title: ArraySlice<UInt8>, container: ArraySlice<UInt8>)? {
    let bytes = bytes.trimmedOfStops
    let stops = bytes.indices.filter { index in
      ".?!".utf8.contains(bytes[index]) && index + 1 < bytes.endIndex && bytes[index + 1] == 0x20
    }
    for (position, stop) in stops.enumerated().reversed() {
      let before = position > 0 ? stops[position - 1] + 1 : bytes.startIndex
      let word = bytes[before..<stop].drop { $0 == 0x20 }
      let isAbbreviation = bytes[stop] == byte(".") && word.count <= 7 && !word.contains(0x20)
      if isAbbreviation, position > 0 { continue }
      let end = bytes[stop] == byte(".") ? stop : stop + 1
      return (bytes[..<end], bytes[(stop + 1)...].drop { $0 == 0x20 })
    }
    return nil
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: bytes.drop { $0 == 0x20 }, as: UTF8.self)
    return text.isEmpty ? nil : text
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without spaces, stops, commas and opening brackets at their end.
  var trimmedOfStops: ArraySlice<UInt8> {
    self[..<(lastIndex { !" .,;:([".utf8.contains($0) }.map { $0 + 1 } ?? startIndex)]
  }
}
