import DocumentModel
import Text

/// Makes a ``Document`` of the blocks that a reader wrote: sections, references, boilerplate and metadata are the
/// same for every format.
struct DocumentAssembly {
  var composer: Composer
  let source: SourceText
  let vocabulary: CompiledVocabulary
  var mediaType = "text/plain"
  var metadata = Metadata()
  /// A title that stands outside the text, used where the text prints none.
  var pageTitle: String?
  var diagnostics: [Diagnostic] = []
  /// Whether the text is that of printed pages.
  var isPrinted = false
  /// Whether the text may be the report of a language model.
  var mayEchoPrompt = false
  /// Where sections end, in formats that say so; nil where headings are all that there is.
  var sectionEnds: [SectionEnd]?
  /// Where sections begin of which mark-up says what they hold.
  var sectionStarts: [SectionStart] = []

  init(composer: Composer, source: SourceText, vocabulary: CompiledVocabulary) {
    self.composer = composer
    self.source = source
    self.vocabulary = vocabulary
  }

  /// What the composer had to guess.
  private var notes: [Diagnostic] {
    guard composer.privateScalars > 0 else { return [] }
    return [
      Diagnostic(
        "reader.private-use", .note,
        "\(composer.privateScalars) signs of a private font were read as those of the Symbol font, or left out"
      )
    ]
  }

  func document() -> Document {
    let text = composer.builder.text
    var blocks = composer.blocks
    var metadata = metadata
    nameReferenceHeadings(&blocks, text)
    if !isPrinted { nameChromeHeadings(&blocks, text) }
    let echo = mayEchoPrompt ? PromptEcho(text: text, vocabulary: vocabulary).setAside(&blocks) : 0
    let title = titleBlock(blocks, text)
    metadata.title = metadata.title ?? title.map { text.string(blocks[$0].range) }
    if sectionEnds == nil {
      MetadataLines(text: text, vocabulary: vocabulary, isPrinted: isPrinted).read(&blocks, into: &metadata)
    }
    metadata.title = metadata.title ?? pageTitle.map(withoutSite)
    var tree = SectionTree(text: text, vocabulary: vocabulary)
    tree.build(&blocks, title: title, ends: sectionEnds, starts: sectionStarts)
    ReferenceEntries(text: text, vocabulary: vocabulary, isPrinted: isPrinted).mark(
      &blocks, sections: tree.sections)
    Boilerplate(
      text: text, vocabulary: vocabulary, isPrinted: isPrinted, isPage: mediaType == "text/html"
    ).mark(&blocks, sections: tree.sections)
    RunInLabels.mark(&blocks, text: text)
    BlockRoles(text: text, vocabulary: vocabulary).mark(&blocks, sections: tree.sections, title: title)
    TableContinuation.repair(&blocks)
    let language = statedLanguage(metadata.language, told: vocabulary.language.tag(of: blocks, in: text))
    metadata.language = language.tag
    return Document(
      mediaType: mediaType, encoding: "utf-8", metadata: metadata, text: text, origin: composer.builder.map,
      source: source, sections: tree.sections, blocks: blocks, marks: composer.marks,
      diagnostics: diagnostics + notes + language.diagnostics + promptNotes(echo))
  }

  private func promptNotes(_ blocks: Int) -> [Diagnostic] {
    guard blocks > 0 else { return [] }
    return [
      Diagnostic(
        "reader.prompt-echo", .note, "set aside \(blocks) blocks of the question that the answer repeats")
    ]
  }

  /// The words of a text outweigh what its frame states.
  private func statedLanguage(_ stated: String?, told: String?) -> (tag: String?, diagnostics: [Diagnostic]) {
    guard let told else { return (stated, []) }
    guard let stated else { return (told, []) }
    if stated.utf8.prefix(2).elementsEqual(told.utf8, by: { $0.asciiLowercased == $1 }) {
      return (stated, [])
    }
    let problem = Diagnostic(
      "reader.language-mislabelled", .note,
      "the page says that its language is ‘\(stated)’; its text is ‘\(told)’")
    return (told, [problem])
  }
}
