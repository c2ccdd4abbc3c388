import Text

/// Tells page furniture (navigation, cookie notices, related products) from the document.
struct Chrome {
  let tape: MarkupTape
  let layout: PageLayout
  let words: PhraseSet
  private var known: [String: Bool] = [:]

  init(tape: MarkupTape, layout: PageLayout, words: PhraseSet) {
    self.tape = tape
    self.layout = layout
    self.words = words
  }

  /// Whether element node `index` and all within it is furniture.
  mutating func isChrome(_ index: Int) -> Bool {
    guard let element = tape.nodes[index].element else { return false }
    switch element {
    case .nav, .footer, .menu: return isSmall(index)
    case .header, .aside: return !layout.holdsTitle(index) && isSmall(index)
    case .form: return !layout.holdsTitle(index) && isSmall(index)
    case .html, .body, .main, .article, .h1: return false
    default: break
    }
    guard tape.nodes[index].attributes.count > 0, element.isBlock else { return false }
    return isNamedChrome(index) && !layout.holdsTitle(index) && isSmall(index)
  }

  /// Furniture that holds most of the text is the page's frame, whatever its name.
  private func isSmall(_ index: Int) -> Bool { layout.textLength(index) * 2 < layout.textLength }

  private mutating func isNamedChrome(_ index: Int) -> Bool {
    if let role = tape[index, .role], Self.roles.contains(role) { return true }
    for name in [MarkupTape.Name.cssClass, .id] {
      if let value = tape[index, name], isChromeName(value) { return true }
    }
    return false
  }

  private static let roles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alert",
  ]

  private mutating func isChromeName(_ value: String) -> Bool {
    if let answer = known[value] { return answer }
    let answer = value.utf8.split(separator: 0x20).contains { name in
      let bytes = Array(name)
      return words.contains(bytes[...]) || Self.parts(of: bytes).contains { words.contains($0) }
    }
    known[value] = answer
    return answer
  }

  /// The words of `main-nav`, `main_nav` and `mainNav`.
  private static func parts(of name: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    for index in name.indices {
      let isBorder = !name[index].isASCIIAlphanumeric
      let isHump = index > start && name[index].isASCIIUpper && name[index - 1].isASCIILower
      guard isBorder || isHump else { continue }
      if index > start { parts.append(name[start..<index]) }
      start = isBorder ? index + 1 : index
    }
    if start < name.count { parts.append(name[start...]) }
    return parts
  }
}
