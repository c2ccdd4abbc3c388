import Text

/// Which names of a source are no use.
enum NameFilter {
  /// Whether `name` may stand for the concept `identifier`: no single character, no bare number, no "(formerly …)",
  /// nothing that says that it is not one thing.
  static func isUseful(_ name: String, of identifier: String) -> Bool {
    let bytes = name.utf8
    guard bytes.count > 1, bytes.contains(where: { $0.isASCIILetter || $0 >= 0x80 }) else { return false }
    // What stands for bytes that were no UTF-8.
    if bytes.contains(0xEF), name.unicodeScalars.contains("\u{FFFD}") { return false }
    if name.hasPrefix("obsolete ") || name.contains("(formerly") { return false }
    if identifier.hasPrefix("chebi:"), SourceReader.isPeptideCode(name), bytes.count <= 4 { return false }
    return true
  }
}
