import Text

/// Identifiers of the document itself, as its pages print them: "DOI: 10.1000/182", "PMID: 123".
enum PrintedIdentifier {
  private static let names = ["doi", "pmid", "pmcid", "arxiv", "isbn", "issn"]

  /// The key in the metadata that `label` stands for; nil where it stands for none.
  static func name(_ label: ArraySlice<UInt8>) -> String? {
    names.first { label.equalsIgnoringASCIICase($0) }
  }

  /// The identifier at the beginning of `printed`, without the address of its resolver; nil where it has not the
  /// form of such an identifier.
  static func value(_ printed: ArraySlice<UInt8>, of name: String) -> String? {
    var word = printed.drop(while: \.isASCIISpace).prefix { !$0.isASCIISpace }
    while let last = word.last, last == byte(".") || last == byte(",") || last == byte(";") {
      word.removeLast()
    }
    switch name {
    case "doi":
      guard let start = word.firstIndex(of: "10.", from: word.startIndex), word[start...].contains(byte("/"))
      else {
        return nil
      }
      word = word[start...]
    case "pmid": guard !word.isEmpty, word.allSatisfy(\.isASCIIDigit) else { return nil }
    case "pmcid": guard word.hasPrefix("PMC"), word.count > 3 else { return nil }
    default: guard word.contains(where: \.isASCIIDigit) else { return nil }
    }
    return String(decoding: word, as: UTF8.self)
  }
}
