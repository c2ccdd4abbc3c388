import CLibxml2
import DocumentModel
import Text

extension SourceReader {
  /// MeSH's `desc` and `supp` XML: every term of every concept, streaming.
  mutating func mesh(_ take: (Entry) -> Void) {
    let walk = MeSHWalk()
    withoutActuallyEscaping(take) { take in
      walk.take = { take(.concept($0)) }
      var handler = xmlSAXHandler()
      handler.initialized = XML_SAX2_MAGIC
      handler.startElementNs = { context, name, _, _, _, _, _, _, _ in
        guard let name, let context else { return }
        MeSHWalk.of(context).start(String(cString: name))
      }
      handler.endElementNs = { context, name, _, _ in
        guard let name, let context else { return }
        MeSHWalk.of(context).end(String(cString: name))
      }
      handler.characters = { context, text, length in
        guard let text, let context else { return }
        MeSHWalk.of(context).text += UnsafeBufferPointer(start: text, count: Int(length))
      }
      let parser = xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(walk).toOpaque(), nil, 0, nil)
      guard let parser else { return }
      _ = xmlCtxtUseOptions(
        parser,
        Int32(
          XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue))
      var offset = 0
      let chunk = 1 << 16
      var failure: Int32 = 0
      while offset < bytes.count, failure == 0 {
        let count = min(chunk, bytes.count - offset)
        let start = bytes.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
        failure = xmlParseChunk(parser, start, Int32(count), 0)
        offset += count
      }
      if failure == 0 { failure = xmlParseChunk(parser, nil, 0, 1) }
      let line = Int(xmlSAX2GetLineNumber(parser))
      xmlFreeParserCtxt(parser)
      walk.take = nil
      if failure != 0 { report("is no well-formed XML (libxml2’s error \(failure))", line: max(1, line)) }
    }
  }
}

/// Gathers the records of a MeSH file as its elements come.
private final class MeSHWalk {
  var take: ((SourceConcept) -> Void)?
  var text: [UInt8] = []
  private var path: [String] = []
  private var identifier = ""
  private var name = ""
  private var terms: [String] = []
  private var places: [String] = []
  private var headings: [String] = []

  static func of(_ context: UnsafeMutableRawPointer) -> MeSHWalk {
    Unmanaged<MeSHWalk>.fromOpaque(context).takeUnretainedValue()
  }

  func start(_ element: String) {
    path.append(element)
    text.removeAll(keepingCapacity: true)
    if element == "DescriptorRecord" || element == "SupplementalRecord" {
      (identifier, name, terms, places, headings) = ("", "", [], [], [])
    }
  }

  func end(_ element: String) {
    let value = String(decoding: text, as: UTF8.self)
    text.removeAll(keepingCapacity: true)
    _ = path.popLast()
    let parent = path.last ?? ""
    switch element {
    case "DescriptorUI" where parent == "DescriptorRecord",
      "SupplementalRecordUI" where parent == "SupplementalRecord":
      identifier = value
    case "String":
      if parent == "DescriptorName" || parent == "SupplementalRecordName",
        path.dropLast().last == "DescriptorRecord" || path.dropLast().last == "SupplementalRecord"
      {
        name = value
      } else if parent == "Term" {
        terms.append(value)
      }
    case "TreeNumber": places.append(value)
    case "DescriptorUI" where path.contains("HeadingMappedTo"):
      headings.append(value.hasPrefix("*") ? String(value.dropFirst()) : value)
    case "DescriptorRecord", "SupplementalRecord": finish(isHeading: element == "DescriptorRecord")
    default: break
    }
  }

  private func finish(isHeading: Bool) {
    guard !identifier.isEmpty, !name.isEmpty else { return }
    guard let category = isHeading ? MeSHTree.category(of: places) : .smallMolecule else { return }
    var concept = SourceConcept("mesh:\(identifier)", name, category: category)
    if !isHeading { concept.xrefs = headings.map { "heading:\($0)" } }
    concept.add(terms.filter { $0 != name })
    take?(concept)
  }
}
