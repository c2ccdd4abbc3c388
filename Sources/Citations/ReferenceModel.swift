public import SequenceLabeling
import Text

/// What a reference string and its labels are to the model: one place for training and for reading.
public enum ReferenceModel {
  /// The name of the model's file in a folder of models.
  public static let fileName = "references.model"
  /// The names of the labels.
  public static let labels = ReferenceLabel.names
  /// How many classes of steps the features have.
  public static let stepClasses = ReferenceFeatures.stepClasses
  /// Words behind this many are left without labels; no reference is so long.
  static let mostTokens = 600

  /// A string whose fields are known, to learn from: `fields` are pairs of a data set's tag and the words so tagged,
  /// in the order of the string. Nil where they are not found in it.
  public static func example(_ text: String, fields: [(tag: String, words: String)]) -> LabeledSequence? {
    let bytes = Array(text.utf8)
    let tokens = ReferenceTokenizer.tokens(of: bytes, most: mostTokens)
    guard !tokens.isEmpty, let labels = TaggedReference(bytes, fields).labels(of: tokens) else { return nil }
    return LabeledSequence(ReferenceFeatures.sequence(of: tokens, in: bytes), labels: labels)
  }
}
