import CLibxml2
import Text

/// Runs libxml2's push parser over a page and records a ``MarkupTape``.
///
/// libxml2 decides the tree (which tags imply or close others); what is text is taken from the source itself, so
/// that every byte of it has its place.
struct HTMLParser {
  private static let chunk = 1 << 16

  /// The mark-up of `source`.
  static func parse(_ source: SourceText) throws(ReadError) -> MarkupTape {
    let tape = TapeRecorder(source)
    var handler = xmlSAXHandler()
    handler.initialized = 1
    handler.startElement = { recorder($0)?.start($1, $2) }
    handler.endElement = { recorder($0)?.end($1) }
    handler.characters = { context, _, _ in recorder(context)?.hasText = true }
    handler.ignorableWhitespace = { context, _, _ in recorder(context)?.hasText = true }
    handler.serror = { _, _ in }
    guard
      let context = htmlCreatePushParserCtxt(
        &handler, Unmanaged.passUnretained(tape).toOpaque(), nil, 0, nil, XML_CHAR_ENCODING_UTF8)
    else { throw .parser }
    defer { htmlFreeParserCtxt(context) }
    // The text is UTF-8 by now, whatever its <meta> says: a switch would move all offsets.
    let options = [
      HTML_PARSE_RECOVER, HTML_PARSE_NONET, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_IGNORE_ENC,
    ]
    htmlCtxtUseOptions(context, Int32(options.reduce(0) { $0 | $1.rawValue }))
    tape.context = context
    source.bytes.withUnsafeBytes { feed($0, to: context) }
    tape.finish()
    return tape.tape
  }

  private static func feed(_ bytes: UnsafeRawBufferPointer, to context: htmlParserCtxtPtr) {
    var index = 0
    while index < bytes.count {
      let size = min(chunk, bytes.count - index)
      htmlParseChunk(context, bytes[index...].baseAddressOfSlice, Int32(size), 0)
      index += size
    }
    htmlParseChunk(context, nil, 0, 1)
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate var baseAddressOfSlice: UnsafePointer<CChar>? {
    UnsafeRawBufferPointer(rebasing: self).baseAddress?.assumingMemoryBound(to: CChar.self)
  }
}

/// The recorder that libxml2 was given as user data.
private func recorder(_ data: UnsafeMutableRawPointer?) -> TapeRecorder? {
  data.map { Unmanaged<TapeRecorder>.fromOpaque($0).takeUnretainedValue() }
}
