import DocumentModel
import Text

/// Names of microRNAs, "miR-15a", "let-7b", "miR-16-1-3p": numbers that no vocabulary of proteins has, and that name
/// genes of other kinds there.
enum MicroRNA {
  private static let stems: Set<String> = ["mir", "mirna", "microrna", "let"]

  /// Whether `form`, in lower case, begins such a name.
  static func isStem(_ form: String) -> Bool { stems.contains(form) }

  /// Whether the whole of `name` is one.
  static func isName(_ name: String) -> Bool {
    let parts = name.lowercased().split(separator: "-")
    guard parts.count > 1, stems.contains(String(parts[0])), let first = parts[1].utf8.first else {
      return false
    }
    return first.isASCIIDigit
  }

  /// Whether `gene` is one of them by its symbol.
  static func isOne(_ gene: Entity) -> Bool { gene.name.hasPrefix("MIR") || gene.name.hasPrefix("LET") }
}

extension ShapedNames {
  /// "miR-15a" at `start`, a gene that has no other name here.
  func microRNA(at start: Int) -> Found? {
    guard MicroRNA.isStem(tokens[start].form), start + 2 < limit, tokens[start + 1].isHyphen,
      isAdjacent(start + 1), isAdjacent(start + 2), text.bytes[tokens[start + 2].range.start].isASCIIDigit
    else { return nil }
    return local(start..<end(ofMicroRNANumberAt: start + 2), .gene, score: 0.85)
  }

  /// One past "15a" or "16-1-3p" at `start`.
  func end(ofMicroRNANumberAt start: Int) -> Int {
    var end = start + 1
    while end + 1 < limit, tokens[end].isHyphen, isAdjacent(end), isAdjacent(end + 1),
      tokens[end + 1].range.count <= 2, text.bytes[tokens[end + 1].range.start].isASCIIDigit
    { end += 2 }
    return end
  }
}
