import DocumentModel
import Text

/// `reference.duplicate-work`: one work stands in the list more than once.
struct DuplicateWorks: IntegrityCheck {
  func diagnostics(of cited: CitedDocument) -> [Diagnostic] {
    let ids = WorkResolver().works(citedBy: [("", cited.references)]).ids[""] ?? []
    var first: [String: Reference] = [:]
    return zip(cited.references, ids).compactMap { reference, id in
      // One entry printed twice under its number is told as a number that stands twice.
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
