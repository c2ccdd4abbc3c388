import Text

/// Reads a DOI as pages state it: bare, with `doi:`, or as the address of a resolver.
enum DOIText {
  /// The DOI that `stated` is; nil where it is something else.
  static func doi(_ stated: String) -> String? {
    var bytes = Array(stated.utf8)[...].drop(while: \.isASCIISpace)
    for prefix in ["https://", "http://", "dx.doi.org/", "doi.org/", "info:doi/", "doi:"]
    where bytes.prefix(prefix.utf8.count).equalsIgnoringASCIICase(prefix) {
      bytes = bytes.dropFirst(prefix.utf8.count).drop(while: \.isASCIISpace)
    }
    guard bytes.hasPrefix("10."), bytes.contains(byte("/")) else { return nil }
    return String(decoding: bytes.prefix { !$0.isASCIISpace }, as: UTF8.self)
  }
}
