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
    /// A list of references.
    static let references = Verdict(rawValue: 32)
    /// A heading: said by a class.
    static let heading = Verdict(rawValue: 64)
  }

  /// What the names of each node say.
  private var verdicts: [Verdict]
  private let vocabulary: CompiledVocabulary
  /// The verdicts on values that were met.
  private var known = WordTable<Verdict>()

  init(tape: MarkupTape, vocabulary: CompiledVocabulary) {
    self.vocabulary = vocabulary
    verdicts = Array(repeating: [], count: tape.nodes.count)
    for index in tape.nodes.indices {
      for place in tape.nodes[index].attributes {
        let attribute = tape.attributes[place]
        verdicts[index].formUnion(verdict(attribute.name, tape.values[attribute.value]))
      }
    }
  }

  /// What the names of node `index` say.
  func verdict(_ index: Int) -> Verdict { verdicts[index] }

  private mutating func verdict(_ name: MarkupTape.Name, _ value: ArraySlice<UInt8>) -> Verdict {
    switch name {
    case .cssClass: named(value)
    case .id: named(value).subtracting(.heading)
    case .role: Self.roles.contains(String(decoding: value, as: UTF8.self)) ? [.chrome, .landmark] : []
    case .itemprop:
      value.elementsEqual("articleBody".utf8) || value.elementsEqual("text".utf8) ? .content : []
    default: []
    }
  }

  private static let roles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alert",
  ]

  private mutating func named(_ value: ArraySlice<UInt8>) -> Verdict {
    let hash = WordHash(value)
    if let answer = known[hash] { return answer }
    var answer: Verdict = []
    var rest = value.drop(while: \.isASCIISpace)
    while !rest.isEmpty {
      let name = rest.prefix { !$0.isASCIISpace }
      answer.formUnion(name.count == value.count ? judge(name) : named(name))
      rest = rest.dropFirst(name.count).drop(while: \.isASCIISpace)
    }
    known[hash] = answer
    return answer
  }

  /// A name is known as a whole or by one word or two neighbouring words of it.
  private func judge(_ name: ArraySlice<UInt8>) -> Verdict {
    let words = vocabulary.nameWords
    var verdict = words[Self.hash(name)]
    if vocabulary.referenceHeadings.contains(name) { verdict.insert(.references) }
    if vocabulary.headingClasses.contains(name) { verdict.insert(.heading) }
    var last: WordHash?
    Self.forEachPart(of: name) { part in
      let hash = Self.hash(part)
      verdict.formUnion(words[hash])
      if let last { verdict.formUnion(words[Self.hash(part, after: last)]) }
      last = hash
    }
    return verdict
  }

  private static func hash(_ word: ArraySlice<UInt8>) -> WordHash {
    var hash = WordHash()
    for unit in word { hash.add(unit.asciiLowercased) }
    return hash
  }

  /// The hash of two words with a hyphen between them.
  private static func hash(_ word: ArraySlice<UInt8>, after first: WordHash) -> WordHash {
    var hash = first
    hash.add(byte("-"))
    for unit in word { hash.add(unit.asciiLowercased) }
    return hash
  }

  /// The words of `main-nav`, `main_nav` and `mainNav`.
  private static func forEachPart(of name: ArraySlice<UInt8>, _ body: (ArraySlice<UInt8>) -> Void) {
    var start = name.startIndex
    for index in name.indices {
      let isBorder = !name[index].isASCIIAlphanumeric
      let isHump = index > start && name[index].isASCIIUpper && name[index - 1].isASCIILower
      guard isBorder || isHump else { continue }
      if index > start { body(name[start..<index]) }
      start = isBorder ? index + 1 : index
    }
    if start < name.endIndex { body(name[start...]) }
  }
}
