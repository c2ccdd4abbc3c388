import DocumentModel
import Text

/// Words that name no entity although they are written like names: capitals in a heading, organisations.
extension ShapedNames {
  /// Whether the token at `index` is a plain word in capitals: in "ALL PATIENTS MET THE CRITERIA", behind "not".
  func isPlainWord(at index: Int, from first: Int) -> Bool {
    let token = tokens[index]
    guard shapes.capitalWords.words.contains(token.form), text[token.range].allSatisfy(\.isASCIIUpper) else {
      return false
    }
    let before = index > first ? tokens[index - 1].form : ""
    let after = index + 1 < limit ? tokens[index + 1].form : ""
    if shapes.capitalWords.behind.contains(before) { return true }
    guard isInCapitals(from: first) else { return false }
    return shapes.capitalWords.before.contains(after) || shapes.capitalWords.pronouns.contains(before)
      || Self.isPlural(after) || Self.isPlural(before)
  }

  private static func isPlural(_ form: String) -> Bool { form.utf8.count > 3 && form.hasSuffix("s") }

  /// Whether the sentence from `first` on has three words or more, and hardly a small letter.
  private func isInCapitals(from first: Int) -> Bool {
    let bytes = bytes(first..<limit)
    let small = bytes.count(where: \.isASCIILower)
    return bytes.count(where: { $0 == 0x20 }) >= 2 && small * 8 < bytes.count(where: \.isASCIIUpper)
  }

  /// One past the name of an organisation at `start`, "American Diabetes Association", "University of Wobble", in a sentence
  /// that begins at `first`; nil where none stands there, or where all words begin with capitals.
  func end(ofOrganisationAt start: Int, from first: Int) -> Int? {
    guard isCapitalized(start) else { return nil }
    var end: Int?
    var index = start
    while index < limit, index - start < 10 {
      if isCapitalized(index) || text[tokens[index].range].allSatisfy(\.isASCIIUpper) && isCapitalized(start)
      {
        let isHead = shapes.organisationHeads.contains(tokens[index].form)
        if isHead && (index > start || isCalledAfter(index)) || end != nil { end = index + 1 }
      } else if !shapes.organisationJoints.contains(tokens[index].form) {
        break
      } else if end == index, !["of", "at"].contains(tokens[index].form) {
        break
      }
      index += 1
    }
    guard let end, end > start + 1, hasPlainWords(from: first) else { return nil }
    return end
  }

  /// "University of Wobble"
  private func isCalledAfter(_ index: Int) -> Bool {
    index + 2 < limit && tokens[index + 1].form == "of" && isCapitalized(index + 2)
  }

  /// A capital, then small letters.
  private func isCapitalized(_ index: Int) -> Bool {
    let bytes = text[tokens[index].range]
    return bytes.count > 1 && bytes.first?.isASCIIUpper == true
      && bytes.dropFirst().allSatisfy(\.isASCIILower)
  }

  /// Whether the sentence is no title, in which all words begin with capitals.
  private func hasPlainWords(from first: Int) -> Bool {
    (first..<limit).contains {
      tokens[$0].range.count > 4 && text[tokens[$0].range].allSatisfy(\.isASCIILower)
    }
  }
}
