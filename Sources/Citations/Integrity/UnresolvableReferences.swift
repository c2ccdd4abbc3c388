import DocumentModel
import Text

/// `reference.host-only` and `reference.unresolvable`: entries of which nobody can tell what work they are.
struct UnresolvableReferences: IntegrityCheck {
  func diagnostics(of cited: CitedDocument) -> [Diagnostic] {
    cited.references.compactMap { reference in
      let item = reference.item
      if item.isHostOnly {
        return Diagnostic(
          "reference.host-only", .warning,
          "reference \(reference.index) names only the host \(item.host ?? "of a page"); add a title, a DOI or the full address",
          at: reference.range)
      }
      let identifiers = [item.doi, item.pmid, item.pmcid, item.trial, item.url]
      guard item.title == nil, item.containerTitle == nil || item.issued.isEmpty,
        identifiers.allSatisfy({ $0 == nil })
      else { return nil }
      return Diagnostic(
        "reference.unresolvable", .warning,
        "reference \(reference.index) has neither a title nor an identifier", at: reference.range)
    }
  }
}
