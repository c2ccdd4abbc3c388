import CLibxml2
import Text

/// Runs libxml2's push parser over article XML and records a ``Tape``: no tree, no network, no external
/// entities, no document type, and no entity is ever expanded.
struct XMLParser {
  let tape: Tape<XMLElement>
  /// What libxml2 says is wrong with the file; nil where it is well-formed.
  let fault: String?

  /// The mark-up of `source`, whose elements `named` knows.
  init(_ source: SourceText, named: @escaping (String) -> XMLElement) throws(ReadError) {
    let recording = UnsafeMutablePointer<TapeRecorder<XMLElement>>.allocate(capacity: 1)
    recording.initialize(to: TapeRecorder(source, isXML: true, named: named))
    defer {
      recording.deinitialize(count: 1)
      recording.deallocate()
    }
    var handler = xmlSAXHandler()
    handler.initialized = 1
    handler.startElement = { recorder($0)?.pointee.start($1, $2) }
    handler.endElement = { recorder($0)?.pointee.end($1) }
    guard let context = xmlCreatePushParserCtxt(&handler, recording, nil, 0, nil) else { throw .parser }
    defer {
      // libxml2 keeps declarations of entities in a document even where nobody asks for one.
      if let document = context.pointee.myDoc { xmlFreeDoc(document) }
      xmlFreeParserCtxt(context)
    }
    // The text is UTF-8 by now, whatever its declaration says. The limits that XML_PARSE_HUGE lifts guard
    // against expansion, which never happens here.
    let options = [
      XML_PARSE_RECOVER, XML_PARSE_NONET, XML_PARSE_NOERROR, XML_PARSE_NOWARNING, XML_PARSE_IGNORE_ENC,
      XML_PARSE_HUGE,
    ]
    xmlCtxtUseOptions(context, Int32(options.reduce(0) { $0 | $1.rawValue }))
    recording.pointee.context = context
    source.feed { _ = xmlParseChunk(context, $0, $1, $1 == 0 ? 1 : 0) }
    recording.pointee.finish()
    tape = recording.pointee.tape
    // References to entities are no fault: they are refused one by one.
    let isFault = ![XML_ERR_UNDECLARED_ENTITY.rawValue, XML_WAR_UNDECLARED_ENTITY.rawValue].contains(
      UInt32(bitPattern: context.pointee.lastError.code))
    fault = context.pointee.wellFormed == 0 && isFault ? Self.fault(of: context) : nil
  }

  private static func fault(of context: xmlParserCtxtPtr) -> String {
    let error = context.pointee.lastError
    let isCut = error.code == Int32(bitPattern: XML_ERR_DOCUMENT_END.rawValue) && context.pointee.nameNr > 0
    guard !isCut, let message = error.message else { return "it ends too early" }
    let words = String(cString: message).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "line \(error.line): \(words)"
  }
}

/// The recorder that libxml2 was given as user data.
private func recorder(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<TapeRecorder<XMLElement>>? {
  data?.assumingMemoryBound(to: TapeRecorder<XMLElement>.self)
}
