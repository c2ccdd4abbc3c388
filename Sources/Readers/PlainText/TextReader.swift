import DocumentModel
import Text

/// Reads plain text, markdown, and what lies between: the text of PDFs.
struct TextReader {
  let vocabulary: CompiledVocabulary

  /// The document in `source`; `mediaType` says what the text was taken from, where it is not the file itself.
  func read(_ source: SourceText, mediaType: String? = nil) -> Document {
    var lines = Line.split(source)
    let frontMatter = FrontMatter(lines, source: source)
    if let frontMatter { lines.removeFirst(frontMatter.lineCount) }
    var diagnostics = PageFurniture(source, vocabulary: vocabulary).remove(from: &lines)
    let footnotes = PageFootnotes(source: source, vocabulary: vocabulary).remove(from: &lines)
    if !footnotes.isEmpty {
      diagnostics.append(
        Diagnostic(
          "reader.footnotes", .note, "set aside after the text: \(footnotes.count) footnotes of pages"))
    }
    var walk = LineWalk(lines: lines, source: source, vocabulary: vocabulary)
    walk.footnotes = footnotes
    walk.run(guessingTitle: frontMatter?.metadata.title == nil)
    var assembly = DocumentAssembly(composer: walk.composer, source: source, vocabulary: vocabulary)
    assembly.mediaType =
      mediaType ?? (frontMatter != nil || walk.hasMarkdown ? "text/markdown" : "text/plain")
    assembly.metadata = frontMatter?.metadata ?? Metadata()
    assembly.diagnostics = diagnostics
    assembly.isPrinted = walk.isPrinted
    return assembly.document()
  }
}
