import DocumentModel
public import SequenceLabeling
public import Text
public import Vocabulary

/// Texts as the models of mentions see them, for training: through the stages of the technical-notes pipeline, mentions
/// found without a model.
public struct MentionExamples: Sendable {
  private let plan: Plan
  private let file: VocabularyFile?

  /// Examples seen with `files`, their compiled vocabulary included.
  ///
  /// - Throws: everything that is wrong in any definition file.
  public init(files: DefinitionFiles) throws(DefinitionError) {
    plan = try Plan(files: files, models: false)
    file = files.vocabulary
  }

  /// One sentence: what is seen of it, the labels of its tokens, and where they stand.
  public struct Example: Sendable {
    /// The features and the right labels.
    public var sequence: LabeledSequence
    /// The ranges of the tokens.
    public var tokens: [ByteRange]
  }

  /// The sentences of `text`, where `spans` are the mentions of each family, sorted.
  ///
  /// - Throws: why the text cannot be processed.
  public func examples(
    of text: SourceText, spans: [MentionFamily: [ByteRange]]
  ) throws(StageError) -> [MentionFamily: [Example]] {
    var layers = Layers()
    layers[Layer.source] = text.bytes
    layers[Layer.document] = Document(plain: text)
    for stage in plan.stages where stage.descriptor.writes != Layer.claims.name { try stage.run(&layers) }
    let tokens = layers[Layer.tokens]
    let features = MentionFeatures(
      text: text, sentences: tokens.sentences, tokens: tokens.tokens, mentions: layers[Layer.mentions],
      file: file)
    var result: [MentionFamily: [Example]] = [:]
    for sentence in tokens.sentences.indices {
      let range = tokens.sentences[sentence].range
      let sequence = features.sequence(ofSentence: sentence)
      for (family, all) in spans {
        let inside = all.filter { $0.start >= range.start && $0.end <= range.end }
        let labels = features.labels(ofSentence: sentence, spans: inside)
        result[family, default: []].append(
          Example(
            sequence: LabeledSequence(sequence, labels: labels),
            tokens: tokens.tokens[tokens.sentences[sentence].tokens].map(\.range)))
      }
    }
    return result
  }
}
