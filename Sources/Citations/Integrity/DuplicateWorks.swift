import DocumentModel
import Text

/// `reference.duplicate-work`: one work stands in the list more than once.
struct DuplicateWorks: IntegrityCheck {
  func diagnostics(of cited: CitedDocument) -> [Diagnostic] {
    let ids = WorkResolver().works(citedBy: [("", cited.references)]).ids[""] ?? [:]
    var first: [String: Reference] = [:]
    return cited.references.compactMap { reference in
      guard let id = ids[reference.index] else { return nil }
      guard let other = first[id], other.index != reference.index else {
        first[id] = first[id] ?? reference
        return nil
      }
      return Diagnostic(
        "reference.duplicate-work", .warning,
        "reference \(reference.index) is the work of reference \(other.index): \(other.item.title ?? other.text)",
        at: reference.range)
    }
  }
}
