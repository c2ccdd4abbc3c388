import DocumentModel
import Text

/// `citation.unused`: entries that nothing cites.
struct UnusedReferences: IntegrityCheck {
  func diagnostics(of cited: CitedDocument) -> [Diagnostic] {
    // A list without any callout is one of further reading, or the callouts are of a kind not read yet.
    guard !cited.citations.isEmpty else { return [] }
    let used = Set(cited.citations.flatMap(\.indices))
    return cited.references.filter { !used.contains($0.index) }.map {
      Diagnostic("citation.unused", .warning, "reference \($0.index) is never cited", at: $0.range)
    }
  }
}
