import DocumentModel
import Text

/// The numbers of the list itself: `reference.duplicate-index` where one stands twice, `reference.skipped-index`
/// where some are left out, `reference.numbering-restarts` where a further list numbers its entries anew.
struct ListNumbers: IntegrityCheck {
  func diagnostics(of cited: CitedDocument) -> [Diagnostic] {
    var seen: Set<String> = []
    var last: Int?
    var found: [Diagnostic] = []
    let lists = ReferenceLists(cited.references, in: cited.document).numbers
    var list: Int?
    for (entry, reference) in cited.references.enumerated() where !reference.isInPlace {
      let number = Int(reference.index)
      if list != lists[entry], seen.contains(reference.index) {
        found.append(
          Diagnostic(
            "reference.numbering-restarts", .note,
            "a further list begins again at \(reference.index); a callout leads to the next list below it",
            at: reference.range))
        seen = [reference.index]
      } else if !seen.insert(reference.index).inserted {
        found.append(
          Diagnostic(
            "reference.duplicate-index", .warning,
            "the number \(reference.index) stands before more than one entry; callouts lead to the first",
            at: reference.range))
      } else if let number, let last, number > last + 1 {
        let gap = number == last + 2 ? "\(last + 1)" : "\(last + 1) to \(number - 1)"
        found.append(
          Diagnostic(
            "reference.skipped-index", .warning, "the list goes from \(last) to \(number): \(gap) is missing",
            at: reference.range))
      }
      last = number ?? last
      list = lists[entry]
    }
    return found
  }
}
