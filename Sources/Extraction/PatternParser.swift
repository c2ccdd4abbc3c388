import DocumentModel
import Text

/// Parses the text of a pattern.
///
///     word            a token by lemma or form; `down-regulate` and `downregulate` are one word
///     word:VBN        … with a tag            :VBN     any token with a tag
///     [a b *ly]       one of these lemmas, or a word that ends so     [^a b]   any token but these
///     ![a b]          whatever comes next is none of these
///     "text"          a token by its exact form, lower case
///     ~  _  ^         any token; any token or mention; the start of the sentence
///     <role:Gene|Drug>  a mention bound to a role   <role> of any category   <:Gene> bound to none
///     <subject+object:Drug>  two mentions that are coordinated
///     $name           a variable: a pattern, or categories inside < >   $name:VBN  its words with a tag
///     @word  @( … )   the trigger
///     (key=value: …)  sets a qualifier
///     a b   a | b   ( )   ? * + {m,n}, lazy with a further ?
struct PatternParser {
  /// Something wrong with a pattern: what, and at which scalar of it.
  struct Failure: Error {
    var message: String
    var offset: Int
  }

  private let scalars: [Unicode.Scalar]
  private let variables: [String: String]
  private let open: Set<String>
  private var index = 0

  /// Parses `text`; `$names` stand for the patterns of `variables`.
  static func parse(_ text: String, variables: [String: String]) throws(Failure) -> Pattern {
    try parse(text, variables: variables, open: [])
  }

  private static func parse(
    _ text: String, variables: [String: String], open: Set<String>
  ) throws(Failure)
    -> Pattern
  {
    var parser = PatternParser(scalars: Array(text.unicodeScalars), variables: variables, open: open)
    let pattern = try parser.alternatives()
    guard parser.peek == nil else { throw parser.failure("unexpected ‘\(parser.peek ?? " ")’") }
    return pattern
  }

  private init(scalars: [Unicode.Scalar], variables: [String: String], open: Set<String>) {
    self.scalars = scalars
    self.variables = variables
    self.open = open
  }

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func failure(_ message: String) -> Failure { Failure(message: message, offset: index) }

  private mutating func skipSpaces() {
    while let scalar = peek, scalar == " " || scalar == "\n" || scalar == "\t" { index += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(Failure) {
    guard take(scalar) else { throw failure("expected ‘\(scalar)’") }
  }

  private mutating func alternatives() throws(Failure) -> Pattern {
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : Self.merged(branches)
  }

  /// Alternatives that are all plain words become one set.
  private static func merged(_ branches: [Pattern]) -> Pattern {
    var words = WordSet()
    for branch in branches {
      guard case .words(let more, tag: nil) = branch else { return .alternatives(branches) }
      words.formUnion(more)
    }
    return .words(words, tag: nil)
  }

  private mutating func sequence() throws(Failure) -> Pattern {
    var parts: [Pattern] = []
    skipSpaces()
    while let scalar = peek, scalar != "|", scalar != ")" {
      parts.append(try quantified(try atom()))
      skipSpaces()
    }
    guard !parts.isEmpty else { throw failure("expected a pattern") }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func quantified(_ pattern: Pattern) throws(Failure) -> Pattern {
    let bounds: (Int, Int)
    switch peek {
    case "?": bounds = (0, 1)
    case "*": bounds = (0, 12)
    case "+": bounds = (1, 12)
    case "{":
      index += 1
      let lower = try number()
      let upper = take(",") ? try number() : lower
      guard peek == "}", lower <= upper else { throw failure("expected {m,n} with m ≤ n") }
      bounds = (lower, upper)
    default: return pattern
    }
    index += 1
    return .repeated(pattern, min: bounds.0, max: bounds.1, isLazy: take("?"))
  }

  private mutating func number() throws(Failure) -> Int {
    var value: Int?
    while let digit = peek.flatMap({ Int(String($0)) }) {
      value = (value ?? 0) * 10 + digit
      index += 1
    }
    guard let value, value <= 60 else { throw failure("expected a number up to 60") }
    return value
  }

  private mutating func atom() throws(Failure) -> Pattern {
    switch peek {
    case "(": return try group()
    case "@":
      index += 1
      return .trigger(try atom())
    case "<": return try mention()
    case "[": return try wordSet()
    case "!":
      index += 1
      guard case .words(let words, tag: nil) = try wordSet() else { throw failure("expected ![words]") }
      return .notNext(words)
    case "\"": return .form(try quoted())
    case "$": return try variable()
    case "~", "_", "^":
      let scalar = peek
      index += 1
      return scalar == "~" ? .anyToken : scalar == "_" ? .anyItem : .start
    case ":":
      index += 1
      return .words(WordSet(), tag: try name())
    default: return try word()
    }
  }

  private mutating func group() throws(Failure) -> Pattern {
    try expect("(")
    let start = index
    if let key = try? name(), take("="), let value = try? name(), take(":") {
      let inner = try alternatives()
      try expect(")")
      return .qualifier(key: key, value: value, inner)
    }
    index = start
    let inner = try alternatives()
    try expect(")")
    return inner
  }

  private mutating func mention() throws(Failure) -> Pattern {
    try expect("<")
    var role: String?
    var isPair = false
    if peek != ":", peek != ">" {
      role = try name()
      if take("+") {
        guard role == "subject", try name() == "object" else { throw failure("a pair is <subject+object:…>") }
        isPair = true
      }
    }
    var categories: Set<Category> = []
    if take(":") {
      repeat { categories.formUnion(try category()) } while take("|")
    }
    try expect(">")
    return .mention(role: role, isPair: isPair, categories: categories)
  }

  private mutating func category() throws(Failure) -> Set<Category> {
    let at = index
    let isVariable = take("$")
    let name = try name()
    let names =
      isVariable ? variables[name]?.split(whereSeparator: { $0 == "|" || $0 == " " }) : [Substring(name)]
    guard let names else { throw Failure(message: "unknown variable ‘$\(name)’", offset: at) }
    var result: Set<Category> = []
    for name in names {
      if name.hasPrefix("$"), let inner = variables[String(name.dropFirst())] {
        for nested in inner.split(whereSeparator: { $0 == "|" || $0 == " " }) {
          result.formUnion(try known(nested, at: at))
        }
      } else {
        result.formUnion(try known(name, at: at))
      }
    }
    return result
  }

  private func known(_ name: Substring, at offset: Int) throws(Failure) -> Set<Category> {
    guard let category = Category(rawValue: String(name)) else {
      throw Failure(message: "unknown category ‘\(name)’", offset: offset)
    }
    return [category]
  }

  private mutating func wordSet() throws(Failure) -> Pattern {
    try expect("[")
    let isNegated = take("^")
    var words = WordSet()
    skipSpaces()
    while let scalar = peek, scalar != "]" {
      if take("*") {
        words.endings.insert(try name())
      } else {
        words.words.insert(scalar == "\"" ? try quoted() : joined(try name(hyphens: true)))
      }
      skipSpaces()
    }
    try expect("]")
    return isNegated ? .notWords(words) : .words(words, tag: try tag())
  }

  /// A word as items have it: lower case, its parts written together (see `ItemSequence`).
  private func joined(_ word: String) -> String { word.lowercased().filter { $0 != "-" } }

  private mutating func tag() throws(Failure) -> String? {
    guard take(":") else { return nil }
    return try name()
  }

  private mutating func quoted() throws(Failure) -> String {
    try expect("\"")
    var text = ""
    while let scalar = peek, scalar != "\"" {
      text.unicodeScalars.append(scalar)
      index += 1
    }
    try expect("\"")
    return text.lowercased()
  }

  private mutating func variable() throws(Failure) -> Pattern {
    let at = index
    try expect("$")
    let name = try name()
    guard let text = variables[name] else {
      throw Failure(message: "unknown variable ‘$\(name)’", offset: at)
    }
    guard !open.contains(name) else { throw Failure(message: "‘$\(name)’ stands for itself", offset: at) }
    let tag = try tag()
    do {
      return try Self.parse(text, variables: variables, open: open.union([name])).tagged(tag)
    } catch {
      throw Failure(message: "in ‘$\(name)’: \(error.message)", offset: at)
    }
  }

  private mutating func word() throws(Failure) -> Pattern {
    let text = joined(try name(hyphens: true))
    return .words(WordSet(words: [text]), tag: try tag())
  }

  private mutating func name(hyphens: Bool = false) throws(Failure) -> String {
    var text = ""
    while let scalar = peek, Self.isWordScalar(scalar) || hyphens && scalar == "-" {
      text.unicodeScalars.append(scalar)
      index += 1
    }
    guard !text.isEmpty else {
      throw failure("expected a word, got ‘\(peek.map { String($0) } ?? "the end")’")
    }
    return text
  }

  /// A letter, a digit or `_`; Unicode is only asked about what is beyond ASCII.
  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return scalar.properties.isAlphabetic }
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": return true
    default: return false
    }
  }
}
