import DocumentModel
import Text

/// `reference.self`: the document lists itself. `reference.own-works`: its authors cite themselves, which is no
/// mistake, but tells how independent its support is.
struct SelfReference: IntegrityCheck {
  func diagnostics(of cited: CitedDocument) -> [Diagnostic] {
    let metadata = cited.document.metadata
    let itself = cited.references.filter { isItself($0.item, metadata) }.map {
      Diagnostic(
        "reference.self", .warning, "reference \($0.index) is this document itself", at: $0.range)
    }
    return itself + ownWorks(cited.references, of: Set(metadata.authors.compactMap(Self.key)))
  }

  private func isItself(_ item: BibliographicItem, _ metadata: Metadata) -> Bool {
    for (one, other) in [
      (item.doi, metadata.identifiers["doi"]?.lowercased()), (item.pmid, metadata.identifiers["pmid"]),
      (item.pmcid, metadata.identifiers["pmcid"]),
    ] {
      if let one, let other { return one == other }
    }
    guard let title = item.title.flatMap(TitleKey.key) else { return false }
    return title == metadata.title.flatMap(TitleKey.key)
  }

  private func ownWorks(_ references: [Reference], of authors: Set<String>) -> [Diagnostic] {
    let own = references.filter { reference in
      reference.item.authors.contains { name in
        guard let initial = name.given?.first else { return false }
        return authors.contains("\(name.family.lowercased()) \(initial.lowercased())")
      }
    }
    guard let first = own.first else { return [] }
    return [
      Diagnostic(
        "reference.own-works", .note,
        "\(own.count) of \(references.count) references share an author with the document: "
          + own.map(\.index).joined(separator: ", "), at: first.range)
    ]
  }

  /// "jensen a" of "Anna B. Jensen"; nil for names of one word.
  private static func key(_ author: String) -> String? {
    let words = author.split(separator: " ")
    guard words.count > 1, let family = words.last, let initial = words.first?.first else { return nil }
    return "\(family.lowercased()) \(initial.lowercased())"
  }
}
