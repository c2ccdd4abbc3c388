public import DocumentModel
public import Text

/// What the checks of one document's citations see.
struct CitedDocument {
  let document: Document
  /// Its callouts, sorted by range.
  let citations: [Citation]
  /// The entries of its reference list, in the order of the text.
  let references: [Reference]
}

/// One check of citations; each is in a file of its own.
protocol IntegrityCheck: Sendable {
  func diagnostics(of cited: CitedDocument) -> [Diagnostic]
}

/// Compares callouts with the reference list, and the list with itself and with what identifiers look like.
public struct CitationIntegrity: Sendable {
  private let checks: [any IntegrityCheck] = [
    DanglingCallouts(), UnusedReferences(), ListNumbers(), CalloutOrder(), IndexDrift(), MixedStyles(),
    UnresolvableReferences(), DuplicateWorks(), SelfReference(), MalformedIdentifiers(),
  ]

  /// A check.
  public init() {}

  /// What is odd, at callouts (`citation.…`) and at entries (`reference.…`); sorted by range.
  public func diagnostics(
    citations: [Citation], references: [Reference], in document: Document
  ) -> [Diagnostic] {
    let cited = CitedDocument(document: document, citations: citations, references: references)
    return checks.flatMap { $0.diagnostics(of: cited) }.sorted {
      ($0.range ?? document.text.range, $0.code) < ($1.range ?? document.text.range, $1.code)
    }
  }
}
