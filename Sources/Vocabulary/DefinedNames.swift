import DocumentModel
import Text

/// What names stand for in one document, whatever vocabularies say: its own short forms, its trials, and below them the
/// laboratory terms, which name nothing.
struct DefinedNames {
  enum Meaning {
    case entity(Entity)
    /// What these words say, which no vocabulary knows.
    case words(String)
    /// No thing that this program knows of: "PCR", "PBS".
    case nothing
  }

  /// What each name stands for, and where, in the order of the text.
  private var meanings: [String: [(range: Range<Int>, meaning: Meaning)]] = [:]
  private(set) var prefixes: Set<UInt64> = []
  /// The first words of names that stand for no entity, in lower case.
  private var unnamed: Set<String> = []

  /// Notes what `name` stands for from byte `start` on, and no further than byte `end`.
  mutating func add(_ meaning: Meaning, named name: String, from start: Int, to end: Int = .max) {
    let place = meanings[name]?.firstIndex { $0.range.lowerBound > start } ?? meanings[name]?.count ?? 0
    meanings[name, default: []].insert((start..<end, meaning), at: place)
    if case .entity = meaning {
      prefixes.formUnion(LookupKey.prefixes(of: name))
    } else {
      let first = name.prefix { $0.isLetter || $0.isNumber }.lowercased()
      unnamed.formUnion([first, first + "s"])
    }
  }

  /// Whether the document says what `name` stands for.
  func defines(_ name: String) -> Bool { meanings[name] != nil }

  /// What `name` stands for at byte `position`: what was said last before it, else what is said first.
  func meaning(of name: String, at position: Int) -> Meaning? {
    guard let known = meanings[name] else { return nil }
    let said = known.last { $0.range.contains(position) } ?? known.first { $0.range.upperBound == .max }
    return said?.meaning
  }

  /// The entity that `name` stands for at byte `position`.
  func entity(_ name: String, at position: Int) -> Entity? {
    if case .entity(let entity)? = meaning(of: name, at: position) { return entity }
    return nil
  }

  /// One past the longest name at token `start` that stands for no entity, in the singular or plural, and the words that it
  /// stands for, if any; nil where none does.
  func unnamed(
    at start: Int, _ tokens: [Token], limit: Int, in text: SourceText
  ) -> (end: Int, words: String?)? {
    guard unnamed.contains(tokens[start].form) else { return nil }
    for end in (start..<min(limit, start + 5)).reversed() {
      let name = text.string(ByteRange(tokens[start].range.start, tokens[end].range.end))
      let position = tokens[start].range.start
      let singular = name.hasSuffix("s") ? meaning(of: String(name.dropLast()), at: position) : nil
      switch meaning(of: name, at: position) ?? singular {
      case .words(let words): return (end + 1, words)
      case .nothing: return (end + 1, nil)
      case .entity, nil: continue
      }
    }
    return nil
  }
}
