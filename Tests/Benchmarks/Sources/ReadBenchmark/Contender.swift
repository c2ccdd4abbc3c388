import CParser
import Readers

/// Something that goes through a page once.
struct Contender: Sendable {
  let name: String
  let run: @Sendable ([UInt8]) -> Void

  /// What `claimgraph read` does for HTML, up to the document.
  static func read(_ vocabulary: SectionVocabulary) -> Contender {
    let reader = DocumentReader(vocabulary: vocabulary)
    return Contender(name: "read") { _ = try? reader.read($0, format: .html) }
  }

  /// libxml2's push parser with handlers that do nothing: what reading cannot be faster than.
  static let bareParser = Contender(name: "bare SAX") { bytes in
    var handler = xmlSAXHandler()
    handler.initialized = 1
    handler.startElement = { _, _, _ in }
    handler.endElement = { _, _ in }
    handler.characters = { _, _, _ in }
    handler.ignorableWhitespace = { _, _, _ in }
    handler.serror = { _, _ in }
    guard let context = htmlCreatePushParserCtxt(&handler, nil, nil, 0, nil, XML_CHAR_ENCODING_UTF8) else {
      return
    }
    defer { htmlFreeParserCtxt(context) }
    let options = [
      HTML_PARSE_RECOVER, HTML_PARSE_NONET, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_IGNORE_ENC,
    ]
    htmlCtxtUseOptions(context, Int32(options.reduce(0) { $0 | $1.rawValue }))
    let chunk = 1 << 16
    bytes.withUnsafeBytes { all in
      for start in stride(from: 0, to: all.count, by: chunk) {
        let part = UnsafeRawBufferPointer(rebasing: all[start..<min(all.count, start + chunk)])
        htmlParseChunk(context, part.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(part.count), 0)
      }
    }
    htmlParseChunk(context, nil, 0, 1)
  }
}
