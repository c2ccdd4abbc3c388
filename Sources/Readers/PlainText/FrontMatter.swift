import DocumentModel
import Text

/// The few keys of YAML front matter that are metadata: title, author, date, tags are not ours to parse further.
struct FrontMatter {
  /// How many lines it takes, its fences included.
  var lineCount = 0
  var metadata = Metadata()

  /// The front matter at the beginning of `lines`, if there is one.
  init?(_ lines: [Line], source: SourceText) {
    guard let first = lines.first, Self.isFence(first, source) else { return nil }
    guard
      let end = lines.prefix(200).dropFirst().firstIndex(where: {
        Self.isFence($0, source) || $0.indent == 0 && source[$0.content].elementsEqual("...".utf8)
      })
    else {
      return nil
    }
    guard lines[1..<end].contains(where: { Self.pair(source[$0.content]) != nil }) else { return nil }
    lineCount = end + 1
    var list: ArraySlice<UInt8>?
    var position = 1
    while position < end {
      let line = lines[position]
      position += 1
      var content = source[line.content]
      if content.first != byte("-"), line.indent == 0, let (_, value) = Self.pair(content), !value.isEmpty {
        // A long value goes on in lines that stand further in.
        while position < end, lines[position].indent > 0, !lines[position].isBlank {
          content = (Array(content) + [0x20] + source[lines[position].content])[...]
          position += 1
        }
      }
      if let key = list, content.first == byte("-") || line.indent > 0 {
        state(key, Self.named(content))
      } else if line.indent == 0, let (key, value) = Self.pair(content) {
        list = value.isEmpty ? key : nil
        state(key, Self.withoutBlockSign(value))
      }
    }
  }

  /// What an item of a list says: of maps, such as those of authors, the name.
  private static func named(_ item: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let words = (item.first == byte("-") ? item.dropFirst() : item).drop(while: \.isASCIISpace)
    guard let (key, value) = pair(words), value.first.map(\.isASCIISpace) ?? true else { return words }
    return key.elementsEqual("name".utf8) || key.elementsEqual("text".utf8) ? value : []
  }

  /// A value without the sign of a block: `>`, `|-`.
  private static func withoutBlockSign(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let words = value.drop(while: \.isASCIISpace)
    guard let first = words.first, first == byte(">") || first == byte("|") else { return value }
    let rest = words.dropFirst().drop { $0 == byte("-") || $0 == byte("+") || $0.isASCIIDigit }
    return rest.isEmpty || rest.first == 0x20 ? rest : value
  }

  private static func isFence(_ line: Line, _ source: SourceText) -> Bool {
    line.indent == 0 && source[line.content].elementsEqual("---".utf8)
  }

  private static func pair(_ line: ArraySlice<UInt8>) -> (key: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
    guard let colon = line.firstIndex(of: byte(":")) else { return nil }
    let key = line[..<colon]
    guard !key.isEmpty, key.allSatisfy({ $0.isASCIIAlphanumeric || $0 == byte("_") || $0 == byte("-") })
    else {
      return nil
    }
    return (key, line[(colon + 1)...])
  }

  private mutating func state(_ key: ArraySlice<UInt8>, _ raw: ArraySlice<UInt8>) {
    let values = Self.values(raw)
    guard let first = values.first else { return }
    switch String(decoding: key.map(\.asciiLowercased), as: UTF8.self) {
    case "title": metadata.title = metadata.title ?? Self.unquoted(raw)
    case "author", "authors": metadata.authors += values
    case "date", "published": metadata.date = metadata.date ?? DateText.iso(Array(first.utf8)[...])
    case "lang", "language": metadata.language = metadata.language ?? first
    case "publisher": metadata.publisher = metadata.publisher ?? first
    case "doi", "pmid", "pmcid":
      metadata.identifiers[String(decoding: key.map(\.asciiLowercased), as: UTF8.self)] = first
    default: break
    }
  }

  private static func values(_ raw: ArraySlice<UInt8>) -> [String] {
    let value = unquoted(raw)
    guard value.hasPrefix("["), value.hasSuffix("]") else { return value.isEmpty ? [] : [value] }
    return Array(value.utf8).dropFirst().dropLast().split(separator: byte(",")).map(unquoted).filter {
      !$0.isEmpty
    }
  }

  private static func unquoted(_ raw: ArraySlice<UInt8>) -> String {
    var value = raw
    while let first = value.first, first.isASCIISpace { value.removeFirst() }
    while let last = value.last, last.isASCIISpace { value.removeLast() }
    if value.count > 1, let first = value.first, first == byte("\"") || first == byte("'"),
      value.last == first
    {
      value = value.dropFirst().dropLast()
    }
    return String(decoding: value, as: UTF8.self)
  }
}
