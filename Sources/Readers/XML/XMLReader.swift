import DocumentModel
import Text

/// Reads XML: articles in JATS with its forerunners and in TEI, and whatever else is XML.
struct XMLReader {
  let vocabulary: CompiledVocabulary

  /// The JATS article in `source`.
  func readJATS(_ source: SourceText) throws(ReadError) -> Document {
    try read(source, "application/jats+xml", JATS.element) { JATSMetadata.read($0, source: source) }
  }

  /// The TEI document in `source`.
  func readTEI(_ source: SourceText) throws(ReadError) -> Document {
    try read(source, "application/tei+xml", TEI.element) { TEIMetadata.read($0, source: source) }
  }

  /// The text of the XML in `source`, which is no article.
  func readPlain(_ source: SourceText) throws(ReadError) -> Document {
    let parser = try XMLParser(source, named: PlainXML.element)
    let root = TagScanner(bytes: source.bytes, isXML: true).firstElement ?? ""
    let isFeed = PlainXML.isFeed(root)
    var walk = PlainXMLWalk(tape: parser.tape, source: source, isFeed: isFeed)
    walk.run()
    var assembly = DocumentAssembly(composer: walk.composer, source: source, vocabulary: vocabulary)
    assembly.mediaType = "application/xml"
    let kind = isFeed ? "a feed" : "no article"
    assembly.diagnostics =
      [
        Diagnostic(
          "reader.xml-no-article", .note,
          "the file is XML, but \(kind) (<\(root)>): the text of its elements was read as paragraphs")
      ] + diagnostics(parser, source)
    return assembly.document()
  }

  private func read(
    _ source: SourceText, _ mediaType: String, _ named: @escaping (String) -> XMLElement,
    _ metadata: (Tape<XMLElement>) -> Metadata
  ) throws(ReadError) -> Document {
    let parser = try XMLParser(source, named: named)
    var walk = XMLWalk(tape: parser.tape, source: source)
    walk.run()
    var assembly = DocumentAssembly(composer: walk.composer, source: source, vocabulary: vocabulary)
    assembly.mediaType = mediaType
    assembly.metadata = metadata(parser.tape)
    assembly.sectionEnds = walk.sectionEnds
    assembly.sectionStarts = walk.sectionStarts
    assembly.diagnostics = diagnostics(parser, source)
    var document = assembly.document()
    document.taggedReferences = walk.items
    return document
  }

  private func diagnostics(_ parser: XMLParser, _ source: SourceText) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if let fault = parser.fault {
      diagnostics.append(
        Diagnostic(
          "reader.xml-malformed", .warning,
          "the file is not well-formed XML (\(fault)); what could be read was kept"))
    }
    let refused = parser.tape.nodes.reduce(0) { $0 + Self.unknownReferences($1, source) }
    if refused > 0 {
      diagnostics.append(
        Diagnostic(
          "reader.entities-refused", .warning,
          "\(refused) references to entities that the file would have to define itself were left as they are "
            + "written: definitions are never followed"))
    }
    return diagnostics
  }

  /// How many references in a stretch of text nobody but the file's own document type could resolve.
  private static func unknownReferences(_ node: Tape<XMLElement>.Node, _ source: SourceText) -> Int {
    guard node.element == nil, !node.isRaw else { return 0 }
    let bytes = source[node.source]
    return bytes.indices.count { index in
      guard bytes[index] == byte("&"), index + 1 < bytes.endIndex, bytes[index + 1].isASCIILetter else {
        return false
      }
      let name = bytes[(index + 1)...].prefix(40).drop { $0.isASCIIAlphanumeric || $0 == byte("_") }
      return name.first == byte(";") && CharacterReference(in: bytes, at: index) == nil
    }
  }
}
