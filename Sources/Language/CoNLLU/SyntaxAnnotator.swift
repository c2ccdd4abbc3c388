/// Gives the words of a sentence tags, lemmas, heads and labels.
public struct SyntaxAnnotator: Sendable {
  private let morphology: MorphologyAnnotator
  private let parser: DependencyParser?
  /// What the parser calls each tag of the tagger.
  private let parserTags: [UInt8]

  /// What these models know; without a parser, heads and labels stay as they come.
  public init(_ tagger: TaggerModel, parser: DependencyParser? = nil) {
    morphology = MorphologyAnnotator(tagger)
    self.parser = parser
    parserTags = tagger.tags.map { tag in
      UInt8(clamping: parser?.model.tags.firstIndex(of: tag) ?? Int(UInt8.max))
    }
  }

  /// Writes `sentence` with what is found of its words.
  public func write(_ sentence: CoNLLUSentence, in workspace: SyntaxWorkspace, to output: inout [UInt8]) {
    workspace.words.removeAll()
    for index in 0..<sentence.wordCount {
      workspace.words.append(
        sentence.column(.form, ofWord: index), isFollowedBySpace: sentence.isFollowedBySpace(word: index))
    }
    let found = workspace.morphology
    morphology.annotate(workspace.words, in: found)
    let tags = found.tags
    parser?.parse(workspace.words, tags: tags.lazy.map { parserTags[Int($0)] }, in: workspace.parsing)
    let model = morphology.model
    let (heads, labels) = (workspace.parsing.heads, workspace.parsing.labels)
    sentence.write(to: &output) { word, column, output in
      switch column {
      case .lemma: output.append(contentsOf: found.lemma(word))
      case .upos: output.append(contentsOf: model.universalTags[Int(tags[word])].utf8)
      case .xpos: output.append(contentsOf: model.tags[Int(tags[word])].utf8)
      case .head where parser != nil: output.append(contentsOf: String(heads[word]).utf8)
      case .deprel:
        guard let parser else { return false }
        output.append(contentsOf: parser.model.labels[Int(labels[word])].utf8)
      default: return false
      }
      return true
    }
  }
}

/// The memory that a ``SyntaxAnnotator`` needs, used again for each sentence. One for each thread.
public final class SyntaxWorkspace {
  var words = WordSequence()
  let morphology = MorphologyWorkspace()
  let parsing = ParserWorkspace()

  /// Memory for no sentence yet.
  public init() {}
}
