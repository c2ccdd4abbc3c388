import Text

/// A format that documents come in.
public enum Format: String, Hashable, Sendable, CaseIterable {
  /// HTML, XHTML and fragments of them.
  case html
  /// Plain text, markdown, and what is like them: the text of a PDF.
  case text
  /// Articles in the XML of JATS or of its forerunner, the NLM archiving tag set.
  case jats
  /// Articles in the XML of TEI, as GROBID writes it.
  case tei
  /// XML that is no article, such as feeds.
  case xml
  /// PDF, whose text poppler's `pdftotext` gives.
  case pdf

  /// The format named `name`, by the names of `annotate`: `html`, `markdown`, `pdf-text`, `text`.
  public init?(named name: String) {
    switch name {
    case "html": self = .html
    case "jats": self = .jats
    case "tei": self = .tei
    case "xml": self = .xml
    case "text", "markdown", "pdf-text": self = .text
    default: return nil
    }
  }

  /// What `bytes` are, told from the content; nil where they are no document: binary, or data such as JSON.
  ///
  /// What is packed by gzip is what its content is.
  public static func detect(_ bytes: [UInt8]) -> Format? {
    if Gzip.isPacked(bytes) {
      let unpacked = Gzip.sample(bytes, limit: sample)
      return unpacked.isEmpty || Gzip.isPacked(unpacked) ? nil : detect(unpacked)
    }
    if isPDF(bytes) { return .pdf }
    guard !isBinary(bytes) else { return nil }
    let head = CharsetDecoder.decode(Array(bytes.prefix(sample))).text.bytes
    guard !hasControls(head) else { return nil }
    guard let start = contentStart(head) else { return .text }
    if head[start] == byte("<"), let markup = markup(head, at: start) { return markup }
    return isJSON(head, at: start) || isYAML(head) ? nil : .text
  }

  private static let sample = 1 << 16

  /// The head of a PDF may stand after some bytes that are none of it.
  private static func isPDF(_ bytes: [UInt8]) -> Bool {
    let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0]
    return bytes.prefix(1024).drop { $0.isASCIISpace || marks.contains($0) }.hasPrefix("%PDF-")
  }

  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    let signatures: [[UInt8]] = [
      [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
      Array("PK\u{3}\u{4}".utf8),
      [0x1F, 0x8B], [0x7F, 0x45, 0x4C, 0x46], Array("SQLite format 3".utf8), Array("{\\rtf".utf8),
      Array("%!PS".utf8), [0xD0, 0xCF, 0x11, 0xE0], Array("BZh".utf8), Array("7z\u{BC}".utf8),
    ]
    return signatures.contains { bytes.starts(with: $0) }
  }

  /// Text holds hardly any control characters once it is decoded; a stray one is damage, many are a binary. Some more
  /// come from the broken font of a figure, amid what is ASCII throughout, as no binary is.
  private static func hasControls(_ head: [UInt8]) -> Bool {
    let controls = head.count { $0.isControl && $0 != 0x1B }
    guard controls * 50 > head.count else { return false }
    return controls * 10 > head.count || head.count { $0 < 0x80 && !$0.isControl } * 5 < head.count * 4
  }

  /// The first byte that is neither space nor part of a comment.
  private static func contentStart(_ head: [UInt8]) -> Int? {
    var index = 0
    while index < head.count {
      if head[index].isASCIISpace {
        index += 1
      } else if head[index...].hasPrefix("<!--") {
        index = (head.firstIndex(of: "-->", from: index) ?? head.count) + 3
      } else {
        return index
      }
    }
    return nil
  }
}

// MARK: - Mark-up

extension Format {
  /// The format of mark-up; nil where it is text that begins with a tag.
  private static func markup(_ head: [UInt8], at start: Int) -> Format? {
    let next = start + 1
    guard next < head.count else { return nil }
    if head[next] == byte("?") || head[next] == byte("!") { return declared(head, at: start) }
    if let article = article(head, at: start, isXML: false) { return article }
    let name = head[next...].prefix(12).prefix { $0.isASCIIAlphanumeric }
    guard let element = Element(named: name), ![.other, .svg].contains(element) else {
      let isXML = head.firstIndex(of: "xmlns", from: start).map { $0 < start + 2000 } ?? false
      return isXML ? .xml : nil
    }
    let isWhole = [.html, .head, .body, .title, .meta].contains(element)
    return isWhole || !isMarkdown(head) ? .html : nil
  }

  private static func isMarkdown(_ head: [UInt8]) -> Bool {
    ["\n# ", "\n## ", "\n```", "](http"].contains { head.firstIndex(of: $0, from: 0) != nil }
  }

  /// What begins with a declaration: told by the first element after it.
  private static func declared(_ head: [UInt8], at start: Int) -> Format? {
    var index = start
    let scanner = TagScanner(bytes: head)
    while let tag = scanner.tag(from: index) {
      if !tag.name.isEmpty {
        let isXML = head[start...].hasPrefix("<?xml")
        if let article = article(head, at: tag.start, isXML: isXML) { return article }
        let element = Element(named: head[tag.name]) ?? .other
        let isHTML =
          ![.other, .svg].contains(element) && !(isXML && [.article, .body, .title, .link].contains(element))
        return isHTML ? .html : .xml
      }
      let doctype = head[tag.start...].prefix(14)
      if doctype.count == 14, doctype.equalsIgnoringASCIICase("<!doctype html") {
        return .html
      }
      index = tag.end
    }
    return .xml
  }
}

// MARK: - Articles in XML

extension Format {
  /// The format of the article whose root element begins at `start`. HTML has articles too, but no front matter
  /// in them.
  private static func article(_ head: [UInt8], at start: Int, isXML: Bool) -> Format? {
    let scanner = TagScanner(bytes: head, isXML: true)
    guard let root = scanner.tag(from: start) else { return nil }
    let name = head[root.name]
    let prefix = name.firstIndex(of: byte(":")).map { $0 + 1 } ?? name.startIndex
    switch String(decoding: name[prefix...], as: UTF8.self) {
    case "TEI", "TEI.2", "teiCorpus": return .tei
    case "article": break
    // What PubMed Central wraps around an article.
    case "pmc-articleset":
      return scanner.tag(from: root.end).flatMap { article(head, at: $0.start, isXML: isXML) }
    default: return nil
    }
    var index = root.end
    while let tag = scanner.tag(from: index) {
      index = tag.end
      guard !tag.name.isEmpty else { continue }
      let name = String(decoding: head[tag.name], as: UTF8.self)
      if name == "front" { return .jats }
      return isXML && ["body", "processing-meta"].contains(name) ? .jats : nil
    }
    return nil
  }
}

// MARK: - Data

extension Format {
  private static func isJSON(_ head: [UInt8], at start: Int) -> Bool {
    guard head[start] == byte("{") || head[start] == byte("[") else { return false }
    guard let next = head[(start + 1)...].first(where: { !$0.isASCIISpace }) else { return false }
    return head[start] == byte("{")
      ? next == byte("\"") || next == byte("}")
      : next == byte("{") || next == byte("\"") || next == byte("]")
  }

  /// Data in YAML is nothing but keys and items with short values; front matter is followed by prose.
  private static func isYAML(_ head: [UInt8]) -> Bool {
    var keys = 0
    var lines = 0
    for line in head.split(separator: 0x0A).prefix(200) {
      let content = line.drop { $0 == 0x20 || $0 == byte("-") }
      if content.isEmpty {
        if lines > 0, line.elementsEqual("---".utf8) { return false }
        lines += 1
        continue
      }
      if content.hasPrefix("# ") { continue }
      lines += 1
      if line.count > 200 { return false }
      if isKey(content) { keys += 1 } else if line.first != 0x20, line.first != byte("-") { return false }
    }
    return keys >= 2 && keys * 2 >= lines
  }

  private static func isKey(_ content: ArraySlice<UInt8>) -> Bool {
    let key = content.prefix { $0.isASCIIAlphanumeric || $0 == byte("_") || $0 == byte("-") }
    let rest = content.dropFirst(key.count)
    return !key.isEmpty && rest.first == byte(":") && (rest.count == 1 || rest.dropFirst().first == 0x20)
  }
}
