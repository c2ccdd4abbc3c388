import DocumentModel
import Text

/// Phosphorylated proteins, which are named after the protein: "pSTAT3", "p-ERK".
extension MentionRecognizer {
  /// Whether token `start` is the mark of the protein right behind it: the "p" of "p-ERK", which is no PERK.
  func isPhosphoMark(_ start: Int, shaped: ShapedNames, defined: DefinedNames) -> Bool {
    let (tokens, text) = (shaped.tokens, shaped.text)
    guard text[tokens[start].range].elementsEqual("p".utf8), start + 2 < shaped.limit,
      tokens[start + 1].isHyphen,
      isGlued(start + 1, tokens), isGlued(start + 2, tokens),
      text.bytes[tokens[start + 2].range.start].isASCIIUpper,
      let protein = longest(at: start + 2, shaped: shaped, defined: defined)
    else { return false }
    return Grounder.fits(protein.entity.category, .gene)
  }

  /// The protein of "pSTAT3" at token `start`.
  func phosphoprotein(at start: Int, shaped: ShapedNames) -> Found? {
    let token = shaped.text[shaped.tokens[start].range]
    guard let rest = Self.phosphorylated(String(decoding: token, as: UTF8.self)),
      let protein = knownGene(rest)
    else { return nil }
    return Found(entity: protein.entity, score: protein.score, end: start + 1)
  }

  private func isGlued(_ index: Int, _ tokens: [Token]) -> Bool {
    tokens[index].range.start == tokens[index - 1].range.end
  }

  /// "STAT3" of "pSTAT3": the name of a protein behind the mark of its phosphorylation.
  static func phosphorylated(_ name: String) -> String? {
    let bytes = Array(name.utf8)
    guard bytes.count > 3, bytes[0] == byte("p"), bytes[1].isASCIIUpper,
      bytes.dropFirst().count(where: \.isASCIIUpper) >= 2
    else { return nil }
    return String(name.dropFirst())
  }
}
