public import DocumentModel
public import Text

/// Compares callouts with the reference list: what is cited and missing, listed and never cited, listed twice.
public struct CitationIntegrity: Sendable {
  /// A check.
  public init() {}

  /// `citation.dangling` and `citation.no-references` at callouts, `citation.unused` and
  /// `reference.duplicate-index` at entries; sorted by range.
  public func diagnostics(
    citations: [Citation], references: [Reference], in document: Document
  ) -> [Diagnostic] {
    let found = dangling(citations, references) + unused(citations, references) + duplicates(references)
    return found.sorted {
      ($0.range ?? document.text.range, $0.code) < ($1.range ?? document.text.range, $1.code)
    }
  }

  private func dangling(_ citations: [Citation], _ references: [Reference]) -> [Diagnostic] {
    guard !references.isEmpty else {
      return citations.prefix(1).map {
        Diagnostic(
          "citation.no-references", .warning,
          "the document cites by number but no reference list was found; the callouts lead to no work",
          at: $0.range)
      }
    }
    let listed = Set(references.map(\.index))
    return citations.flatMap { citation in
      citation.indices.filter { !listed.contains($0) }.map {
        Diagnostic(
          "citation.dangling", .warning,
          "[\($0)] is not in the reference list of \(references.count) entries",
          at: citation.range)
      }
    }
  }

  private func unused(_ citations: [Citation], _ references: [Reference]) -> [Diagnostic] {
    // A list without any callout is one of further reading, or the callouts are of a kind not read yet.
    guard !citations.isEmpty else { return [] }
    let cited = Set(citations.flatMap(\.indices))
    return references.filter { !cited.contains($0.index) }.map {
      Diagnostic("citation.unused", .note, "reference \($0.index) is never cited", at: $0.range)
    }
  }

  private func duplicates(_ references: [Reference]) -> [Diagnostic] {
    var seen: Set<String> = []
    return references.filter { !seen.insert($0.index).inserted }.map {
      Diagnostic(
        "reference.duplicate-index", .warning,
        "the number \($0.index) stands before more than one entry; callouts lead to the first", at: $0.range)
    }
  }
}
