public import DocumentModel
public import Text

/// Finds the short forms that a document defines: "deoxycytidine kinase (dCK)", "dCK (deoxycytidine kinase)",
/// "(deoxycytidine kinase, dCK)", "dCK = deoxycytidine kinase; …".
///
/// What explains a short form is sought by ``LongFormAligner``.
public struct AbbreviationFinder: Sendable {
  /// A finder.
  public init() {}

  /// The definitions in `sentences`, in the order of the text.
  public func abbreviations(in sentences: [Sentence], of text: SourceText) -> [Abbreviation] {
    sentences.flatMap { sentence in
      BracketDefinitions(text: text, sentence: sentence.range).found()
        + ListedDefinitions(text: text, sentence: sentence.range).found()
    }
  }
}
