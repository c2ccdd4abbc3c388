import Text

/// What the class, id and role of an element say of its content, by the words of the vocabulary.
struct ElementNames {
  /// What a name says.
  struct Verdict: OptionSet {
    let rawValue: UInt8
    /// Navigation, notices, offers.
    static let chrome = Verdict(rawValue: 1)
    /// The text of the page.
    static let content = Verdict(rawValue: 2)
    /// What readers of the page wrote below it: often longer than the page.
    static let comments = Verdict(rawValue: 4)
    /// Said by an ARIA role, which is more than a name.
    static let landmark = Verdict(rawValue: 8)
    /// The words below a picture.
    static let caption = Verdict(rawValue: 16)
  }

  private let tape: MarkupTape
  private let vocabulary: CompiledVocabulary
  private var known: [String: Verdict] = [:]

  init(tape: MarkupTape, vocabulary: CompiledVocabulary) {
    self.tape = tape
    self.vocabulary = vocabulary
  }

  /// What the names of element node `index` say.
  mutating func verdict(_ index: Int) -> Verdict {
    guard !tape.nodes[index].attributes.isEmpty else { return [] }
    var verdict: Verdict = []
    for attribute in tape.attributes[tape.nodes[index].attributes] {
      switch attribute.name {
      case .cssClass, .id: verdict.formUnion(named(attribute.value))
      case .role: if Self.roles.contains(attribute.value) { verdict.formUnion([.chrome, .landmark]) }
      case .itemprop:
        if attribute.value == "articleBody" || attribute.value == "text" { verdict.insert(.content) }
      default: break
      }
    }
    return verdict
  }

  private static let roles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alert",
  ]

  private mutating func named(_ value: String) -> Verdict {
    if let answer = known[value] { return answer }
    var answer: Verdict = []
    for name in value.utf8.split(separator: 0x20) { answer.formUnion(judge(Array(name))) }
    known[value] = answer
    return answer
  }

  /// A name is known as a whole or by one word or two neighbouring words of it.
  private func judge(_ name: [UInt8]) -> Verdict {
    let parts = Self.parts(of: name)
    var verdict = look(name[...])
    for (index, part) in parts.enumerated() {
      verdict.formUnion(look(part))
      if index > 0 { verdict.formUnion(look((parts[index - 1] + [byte("-")] + part)[...])) }
    }
    return verdict
  }

  private func look(_ phrase: ArraySlice<UInt8>) -> Verdict {
    var verdict: Verdict = []
    if vocabulary.chromeWords.contains(phrase) { verdict.insert(.chrome) }
    if vocabulary.contentWords.contains(phrase) { verdict.insert(.content) }
    if vocabulary.captionWords.contains(phrase) { verdict.insert(.caption) }
    if vocabulary.commentWords.contains(phrase) { verdict.insert(.comments) }
    return verdict
  }

  /// The words of `main-nav`, `main_nav` and `mainNav`.
  static func parts(of name: [UInt8]) -> [ArraySlice<UInt8>] {
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
