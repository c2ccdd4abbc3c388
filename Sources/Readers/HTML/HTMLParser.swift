import CLibxml2
import Text

/// Runs libxml2's push parser over a page and records a ``MarkupTape``.
///
/// libxml2 decides the tree (which tags imply or close others); what is text is taken from the source itself, so
/// that every byte of it has its place.
struct HTMLParser {
  /// The mark-up of `source`.
  static func parse(_ source: SourceText) throws(ReadError) -> MarkupTape {
    let input = ParserInput(source.bytes)
    // libxml2 would stop there: it need not try.
    if input.goesOnAfterEnd, let bytes = EarlyEnds.hidden(in: source.bytes) {
      return try parse(ParserInput(bytes), of: source).tape
    }
    let (tape, end) = try parse(input, of: source)
    guard source.bytes[end..<max(end, input.end ?? source.count)].contains(where: { !$0.isASCIISpace }),
      let bytes = EarlyEnds.hidden(in: source.bytes)
    else { return tape }
    return try parse(ParserInput(bytes), of: source).tape
  }

  /// The mark-up of `source` as libxml2 sees it in `input`, and where it stopped.
  private static func parse(
    _ input: ParserInput, of source: SourceText
  ) throws(ReadError) -> (tape: MarkupTape, end: Int) {
    let recording = UnsafeMutablePointer<TapeRecorder<Element>>.allocate(capacity: 1)
    recording.initialize(to: TapeRecorder(source) { Element(named: $0.utf8) ?? .other })
    defer {
      recording.deinitialize(count: 1)
      recording.deallocate()
    }
    var handler = xmlSAXHandler()
    handler.initialized = 1
    handler.startElement = { recorder($0)?.pointee.start($1, $2) }
    handler.endElement = { recorder($0)?.pointee.end($1) }
    handler.characters = { context, _, _ in recorder(context)?.pointee.hasText = true }
    handler.ignorableWhitespace = { context, _, _ in recorder(context)?.pointee.hasText = true }
    handler.serror = { _, _ in }
    guard
      let context = htmlCreatePushParserCtxt(&handler, recording, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
    else { throw .parser }
    defer { htmlFreeParserCtxt(context) }
    // The text is UTF-8 by now, whatever its <meta> says: a switch would move all offsets.
    let options = [
      HTML_PARSE_RECOVER, HTML_PARSE_NONET, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_IGNORE_ENC,
    ]
    htmlCtxtUseOptions(context, Int32(options.reduce(0) { $0 | $1.rawValue }))
    recording.pointee.context = context
    recording.pointee.cuts = input.cuts
    SourceText(validated: input.bytes).feed { _ = htmlParseChunk(context, $0, $1, $1 == 0 ? 1 : 0) }
    let end = recording.pointee.position()
    recording.pointee.finish()
    return (recording.pointee.tape, (0...source.count).contains(end) ? end : source.count)
  }
}

extension SourceText {
  /// Gives the bytes to a push parser in chunks; the last call has none.
  func feed(to parse: (_ bytes: UnsafePointer<CChar>?, _ count: Int32) -> Void) {
    let chunk = 1 << 16
    bytes.withUnsafeBytes { all in
      for start in stride(from: 0, to: all.count, by: chunk) {
        let part = UnsafeRawBufferPointer(rebasing: all[start..<min(all.count, start + chunk)])
        parse(part.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(part.count))
      }
    }
    parse(nil, 0)
  }
}

/// The recorder that libxml2 was given as user data.
private func recorder(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<TapeRecorder<Element>>? {
  data?.assumingMemoryBound(to: TapeRecorder<Element>.self)
}
