import Text

/// The key of a work in the manner of pandoc and manubot: `@doi:10.1000/x`, `@pmid:123`.
struct CitationKey {
  /// The address of the work.
  var address: String
  /// One past its last byte.
  var end: Int

  private static let addresses = [
    ("doi:", "https://doi.org/"), ("pmid:", "https://pubmed.ncbi.nlm.nih.gov/"),
    ("pmc:", "https://www.ncbi.nlm.nih.gov/pmc/articles/"),
    ("pmcid:", "https://www.ncbi.nlm.nih.gov/pmc/articles/"), ("arxiv:", "https://arxiv.org/abs/"),
    ("url:", ""),
  ]

  /// The key that begins with the `@` at `index`, if it says where its work is found; the tags of an author's own
  /// list do not.
  init?(in bytes: ArraySlice<UInt8>, at index: Int) {
    if index > bytes.startIndex {
      let before = bytes[index - 1]
      guard before == byte("[") || before == byte("-") || before == byte(";") || before.isASCIISpace else {
        return nil
      }
    }
    let rest = bytes[(index + 1)...]
    guard let (scheme, base) = Self.addresses.first(where: { rest.hasPrefix($0.0) }) else { return nil }
    var key = rest.dropFirst(scheme.utf8.count).prefix(1000).prefix { unit in
      !unit.isASCIISpace && ![byte(";"), byte("]"), byte("["), byte("<"), byte(">")].contains(unit)
    }
    while let last = key.last, [byte("."), byte(","), byte(":")].contains(last) { key.removeLast() }
    guard key.contains(where: \.isASCIIDigit) || base.isEmpty, !key.isEmpty else { return nil }
    address = base + String(decoding: key, as: UTF8.self)
    end = key.endIndex
  }
}
