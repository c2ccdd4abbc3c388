import DocumentModel
import Text

/// One step of a sentence as rules see it: a token, or a mention with all that is coordinated with it.
struct SentenceItem {
  /// Lower-cased form; empty for mentions of several tokens.
  var form: String
  /// Lemma; empty for mentions of several tokens.
  var lemma: String
  /// Penn Treebank tag, as far as known.
  var tag: String
  /// Indices of the coordinated mentions, in the order of the text; empty for a token.
  var members: [Int]
  /// The words.
  var range: ByteRange

  /// Whether the item is a mention.
  var isMention: Bool { !members.isEmpty }
  /// Whether a gap must not cross it.
  var isBoundary: Bool { form == ";" || form == ":" }
}
