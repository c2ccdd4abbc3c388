import DocumentModel
import Text

/// Reads HTML: libxml2's tape, then one walk over it.
struct HTMLReader {
  let vocabulary: CompiledVocabulary

  func read(_ source: SourceText) throws(ReadError) -> Document {
    let tape = try HTMLParser.parse(source)
    var walk = HTMLWalk(tape: tape, source: source, vocabulary: vocabulary)
    walk.run()
    let stated = HTMLMetadata.read(tape, source: source)
    var assembly = DocumentAssembly(composer: walk.composer, source: source, vocabulary: vocabulary)
    assembly.mediaType = "text/html"
    assembly.metadata = stated.metadata
    assembly.pageTitle = stated.pageTitle
    return assembly.document()
  }
}
