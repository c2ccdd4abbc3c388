import Text

/// An HTML tag in plain text; `<50 nM` and `<GENE>` are none.
struct InlineTag {
  var element: Element
  var isEnd: Bool
  /// One past its `>`.
  var end: Int
  var href: String?

  /// The tag that begins at `index`, if one does.
  init?(in bytes: ArraySlice<UInt8>, at index: Int) {
    var next = index + 1
    guard next < bytes.endIndex else { return nil }
    isEnd = bytes[next] == byte("/")
    if isEnd { next += 1 }
    let name = bytes[next...].prefix(12).prefix(while: \.isASCIIAlphanumeric)
    guard !name.isEmpty, name.allSatisfy({ !$0.isASCIIUpper }) || name.allSatisfy({ !$0.isASCIILower }) else {
      return nil
    }
    guard let known = Element(named: name), known != .other else { return nil }
    let inside = bytes[name.endIndex...].prefix(2000).prefix { $0 != byte(">") && $0 != byte("<") }
    guard inside.endIndex < bytes.endIndex, bytes[inside.endIndex] == byte(">") else { return nil }
    guard inside.first.map({ $0.isASCIISpace || $0 == byte("/") }) ?? true else { return nil }
    element = known
    end = inside.endIndex + 1
    href = Self.href(inside)
  }

  /// Also where the whole page is a string of another language: `href=\"…\"`.
  private static func isQuote(_ unit: UInt8) -> Bool {
    unit == byte("\"") || unit == byte("'") || unit == byte("\\")
  }

  private static func href(_ attributes: ArraySlice<UInt8>) -> String? {
    var index = attributes.startIndex
    while index + 5 < attributes.endIndex {
      if attributes[index..<(index + 5)].equalsIgnoringASCIICase("href=") {
        let value = attributes[(index + 5)...].drop(while: isQuote)
        return String(decoding: value.prefix { !isQuote($0) }, as: UTF8.self)
      }
      index += 1
    }
    return nil
  }
}
