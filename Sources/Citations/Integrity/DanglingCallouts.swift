import DocumentModel
import Text

/// `citation.dangling`: what is cited and not listed; `citation.no-references`: there is no list at all.
struct DanglingCallouts: IntegrityCheck {
  func diagnostics(of cited: CitedDocument) -> [Diagnostic] {
    let inPlace = Set(cited.references.filter(\.isInPlace).map(\.index))
    guard inPlace.count < cited.references.count else {
      return cited.citations.filter { !inPlace.isSuperset(of: $0.indices) }.prefix(1).map {
        Diagnostic(
          "citation.no-references", .warning,
          "the document cites by number but no reference list was found; the callouts lead to no work",
          at: $0.range)
      }
    }
    let listed = Set(cited.references.map(\.index))
    let last = listed.compactMap { Int($0) }.max()
    return cited.citations.flatMap { citation in
      citation.indices.filter { !listed.contains($0) }.map { index in
        let isBeyond = Int(index).map { $0 > last ?? .max } ?? false
        let list =
          isBeyond
          ? "is out of range: the reference list ends at \(last ?? 0)"
          : "is not in the reference list of \(cited.references.count) entries"
        return Diagnostic("citation.dangling", .warning, "[\(index)] \(list)", at: citation.range)
      }
    }
  }
}
