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
    var columns = Columns(source)
    columns.part(&lines)
    var diagnostics = PageFurniture(source, vocabulary: vocabulary).remove(from: &lines)
    if columns.parted > 0 {
      diagnostics.append(
        Diagnostic("reader.columns", .note, "parted the two columns of \(columns.parted) pages"))
    }
    if columns.unparted > 0 {
      diagnostics.append(
        Diagnostic(
          "reader.columns-interleaved", .warning,
          "lines of \(columns.unparted) pages run across two columns: extract the text anew (pdftotext without -layout)"
        ))
    }
    let numbers = LineNumbers(source: source).remove(from: &lines)
    if numbers > 0 {
      diagnostics.append(Diagnostic("reader.line-numbers", .note, "left out the numbers of \(numbers) lines"))
    }
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
    if !walk.splits.spaces.isEmpty {
      assembly.diagnostics.append(
        Diagnostic("reader.split-ligatures", .note, "joined words at \(walk.splits.spaces.count) ligatures"))
    }
    let controls = source.bytes.count(where: \.isControl)
    if controls > 0 {
      assembly.diagnostics.append(
        Diagnostic("reader.control-characters", .warning, "left out \(controls) control characters"))
    }
    assembly.isPrinted = walk.isPrinted
    assembly.mayEchoPrompt = walk.markdownHeadings > 0
    return assembly.document()
  }
}
