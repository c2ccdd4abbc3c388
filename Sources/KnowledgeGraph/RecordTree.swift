import DocumentModel
import Text

extension DocumentRecord {
  /// The record as an indented tree for people: the document, then its citations, references and problems.
  /// Offsets are Unicode scalars of the canonical text.
  public var tree: String {
    let index = RecordIndex(self)
    let lines =
      citations.map(index.line) + references.map(index.line)
      + diagnostics.dropFirst(document.diagnostics.count).map(index.line)
    return document.tree + lines.map { $0 + "\n" }.joined()
  }
}

extension RecordIndex {
  fileprivate func line(_ citation: Citation) -> String {
    let scope = citation.attachedTo.map { " supports @\(place($0))" } ?? " supports nothing"
    let indices = citation.indices.joined(separator: ", ")
    return "citation @\(place(citation.range)) \(words(citation.range)) of \(indices)\(scope)"
  }

  fileprivate func line(_ reference: Reference) -> String {
    let work = reference.work.map { " → \($0)" } ?? ""
    return
      "reference \(reference.index) @\(place(reference.range)) “\(reference.item.title ?? reference.text)”\(work)"
  }

  fileprivate func line(_ diagnostic: Diagnostic) -> String {
    let span = diagnostic.range.map { " @\(place($0))" } ?? ""
    return "\(diagnostic.severity.rawValue) \(diagnostic.code)\(span): \(diagnostic.message)"
  }

  private func place(_ range: ByteRange) -> String {
    let scalars = offsets.scalars(range)
    return "\(scalars.lowerBound)-\(scalars.upperBound)"
  }
}
