import DocumentModel
import Text

/// `citation.unused`: entries that nothing cites.
struct UnusedReferences: IntegrityCheck {
  func diagnostics(of cited: CitedDocument) -> [Diagnostic] {
    // A list without any callout is one of further reading, or the callouts are of a kind not read yet.
    guard !cited.citations.isEmpty else { return [] }
    // A number that stands twice in its list is told as such; the second entry is not unused, too.
    let lists = ReferenceLists(cited.references, in: cited.document).numbers
    let keys = zip(cited.references, lists).map { "\($1 ?? -1) \($0.index)" }
    let used = Set(cited.citations.flatMap(\.entries).compactMap { $0.map { keys[$0] } })
    return zip(cited.references, keys).filter { !used.contains($1) }.map { reference, _ in
      Diagnostic(
        "citation.unused", .warning, "reference \(reference.index) is never cited", at: reference.range)
    }
  }
}
