public import DocumentModel
public import Text

extension NameShapes {
  /// What `tokens`, one name as a whole, stand for by their shape alone: a registered trial, a drug by its INN stem, a
  /// company's code, a change in a protein; nil where the shape says nothing.
  public func match(_ tokens: [Token], in text: SourceText) -> GroundingMatch? {
    let shaped = ShapedNames(shapes: self, text: text, tokens: tokens, limit: tokens.count)
    guard !tokens.isEmpty, let found = shaped.name(at: 0), found.end == tokens.count else { return nil }
    return GroundingMatch(
      entity: found.entity, score: found.score, matched: text.string(text.range), status: .synonym,
      source: "shapes", reasons: ["the shape of the name"])
  }

  /// Whether `form`, in lower case, ends in a stem of international nonproprietary names: "-tinib".
  func hasDrugStem(_ form: String) -> Bool {
    form.utf8.count >= 7 && !notDrugs.contains(form) && drugStems.contains { form.hasSuffix($0) }
  }
}
