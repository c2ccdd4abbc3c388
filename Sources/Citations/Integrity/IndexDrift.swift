import DocumentModel
import Text

/// `citation.index-drift`: the text and the list are numbered differently. Seen by three signs: a callout links to
/// another entry than it prints; the name before it ("Jensen et al. [5]") is that of another entry; or all numbers
/// of the text are those of the list and a constant more.
struct IndexDrift: IntegrityCheck {
  private static let code = "citation.index-drift"

  func diagnostics(of cited: CitedDocument) -> [Diagnostic] {
    shift(cited) + strayLinks(cited) + strayNames(cited)
  }

  // MARK: A constant more

  private func shift(_ cited: CitedDocument) -> [Diagnostic] {
    let listed = Set(cited.references.compactMap { Int($0.index) })
    let used = Set(cited.citations.flatMap(\.indices).compactMap { Int($0) })
    guard let first = cited.citations.first, used.count > 2, !used.isSubset(of: listed),
      let low = used.min(), let high = used.max(), let start = listed.min(), let end = listed.max(),
      low - start == high - end, used.allSatisfy({ listed.contains($0 - (low - start)) })
    else { return [] }
    return [
      Diagnostic(
        Self.code, .error,
        "callouts run from \(low) to \(high), the list from \(start) to \(end): all numbers are \(abs(low - start)) too \(low > start ? "high" : "low")",
        at: first.range)
    ]
  }

  // MARK: Links

  private func strayLinks(_ cited: CitedDocument) -> [Diagnostic] {
    let links = ReferenceLinks(cited.document, references: cited.references)
    return cited.citations.flatMap { citation in
      cited.document.marks(in: citation.range).compactMap { mark -> Diagnostic? in
        guard citation.range.contains(mark.range), let entry = links.index(of: mark),
          let printed = IndexList.numbers(in: unbracketed(cited.document.text[mark.range])),
          printed.count == 1,
          printed[0] != entry
        else { return nil }
        return Diagnostic(
          Self.code, .warning, "prints \(printed[0]) but links to entry \(entry) of the list", at: mark.range)
      }
    }
  }

  private func unbracketed(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
    bytes.filter { $0 != byte("[") && $0 != byte("]") && $0 != byte("(") && $0 != byte(")") }.scalars
  }

  // MARK: Names

  private func strayNames(_ cited: CitedDocument) -> [Diagnostic] {
    let authors = Dictionary(
      cited.references.map { ($0.index, $0.item.authors.map { $0.family.lowercased() }) },
      uniquingKeysWith: { first, _ in first })
    return cited.citations.compactMap { citation in
      guard citation.indices.count == 1, let index = citation.indices.first,
        let listed = authors[index], !listed.isEmpty,
        let name = narratedName(before: citation.range, cited.document)
      else { return nil }
      let folded = name.lowercased()
      guard !listed.contains(where: { $0.hasSuffix(folded) || $0.hasPrefix(folded) }) else { return nil }
      let others = cited.references.filter { $0.item.authors.first?.family.lowercased() == folded }
      guard others.count == 1, let other = others.first else { return nil }
      return Diagnostic(
        Self.code, .warning,
        "‘\(name) et al.’ cites \(index), which is by \(listed[0].capitalized); entry \(other.index) is by \(name)",
        at: citation.range)
    }
  }

  /// "Jensen" of "Jensen et al. [5]" and "Jensen et al.⁵".
  private func narratedName(before callout: ByteRange, _ document: Document) -> String? {
    let bytes = document.text.bytes[..<callout.start]
    var words = bytes.suffix(80)[...]
    while let last = words.last, last == 0x20 || last == byte(",") { words.removeLast() }
    for ending in ["et al.", "et al", "and colleagues", "and coworkers", "and co-workers"]
    where words.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
      words.removeLast(ending.utf8.count)
      while words.last == 0x20 || words.last == byte(",") { words.removeLast() }
      let start = words.lastIndex { $0.isASCIISpace || $0 == byte("(") }.map { $0 + 1 } ?? words.startIndex
      guard start < words.endIndex, words[start].isASCIIUpper || words[start] >= 0xC3 else { return nil }
      return String(decoding: words[start...], as: UTF8.self)
    }
    return nil
  }
}

extension String {
  /// "jensen" as names are printed.
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
