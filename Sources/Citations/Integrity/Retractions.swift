public import DocumentModel
public import Text

/// Works that have been retracted, by PMID or DOI.
public struct Retractions: Sendable {
  private var pmids: Set<String> = []
  private var dois: Set<String> = []

  /// What is wrong in a list of retractions.
  public struct Problem: Error, Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// What stands there.
    public var text: String
  }

  /// Reads a list: a PMID or a DOI a line, `PMID:`, `doi:` or a resolver's address before it or not; what follows
  /// a `#`, a comma or a tab is a remark.
  ///
  /// - Throws: the first line that holds neither.
  public init(_ list: String) throws(Problem) {
    for (index, line) in list.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let bytes = Array(line.prefix { $0 != byte("#") && $0 != byte(",") && $0 != 0x09 })
      let words = bytes.split(whereSeparator: \.isASCIISpace)
      guard !words.isEmpty else { continue }
      if let doi = Identifiers.doi(in: bytes) {
        dois.insert(doi)
      } else if let pmid = Identifiers.pmid(in: bytes) ?? Self.number(words) {
        pmids.insert(pmid)
      } else {
        throw Problem(line: index + 1, text: String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  private static func number(_ words: [ArraySlice<UInt8>]) -> String? {
    guard words.count == 1, (1...8).contains(words[0].count), words[0].allSatisfy(\.isASCIIDigit) else {
      return nil
    }
    return String(decoding: words[0], as: UTF8.self)
  }

  /// `reference.retracted` at entries whose work is in the list.
  public func diagnostics(of references: [Reference]) -> [Diagnostic] {
    references.filter { reference in
      reference.item.doi.map(dois.contains) ?? false || reference.item.pmid.map(pmids.contains) ?? false
    }.map {
      Diagnostic(
        "reference.retracted", .error,
        "reference \($0.index) has been retracted: \($0.item.title ?? $0.text)", at: $0.range)
    }
  }
}
