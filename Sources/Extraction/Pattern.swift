import DocumentModel

/// A pattern of a rule as a tree, straight from its text.
///
/// The language is that of Odin's token patterns (M. A. Valenzuela-Escárcega et al., "Odin's runes: a rule
/// language for information extraction", LREC 2016), over tokens and mentions.
indirect enum Pattern: Hashable {
  /// A token with one of these lemmas or forms, and a tag where one is named.
  case words(WordSet, tag: String?)
  /// A token with exactly this lower-case form.
  case form(String)
  /// A token with none of these lemmas.
  case notWords(WordSet)
  /// A token that is no clause boundary.
  case anyToken
  /// A token or a mention that is no clause boundary.
  case anyItem
  /// No token: what comes next is none of these lemmas, or the end.
  case notNext(WordSet)
  /// The start of the sentence.
  case start
  /// A mention of one of these categories (any where empty), bound to `role`; two coordinated ones where
  /// `isPair`.
  case mention(role: String?, isPair: Bool, categories: Set<Category>)
  /// One after the other.
  case sequence([Pattern])
  /// The first that fits.
  case alternatives([Pattern])
  /// From `min` to `max` times, as few as possible where `isLazy`.
  case repeated(Pattern, min: Int, max: Int, isLazy: Bool)
  /// The words that state the predicate.
  case trigger(Pattern)
  /// Sets a qualifier where the inner pattern takes part in the match.
  case qualifier(key: String, value: String, Pattern)
}

extension Pattern {
  /// The pattern with `tag` asked of its words that ask for none.
  func tagged(_ tag: String?) -> Pattern {
    guard let tag else { return self }
    switch self {
    case .words(let words, tag: nil): return .words(words, tag: tag)
    case .sequence(let parts): return .sequence(parts.map { $0.tagged(tag) })
    case .alternatives(let branches): return .alternatives(branches.map { $0.tagged(tag) })
    default: return self
    }
  }
}

/// Words by lemma or form, and endings of words.
struct WordSet: Hashable, Sendable {
  /// Whole words.
  var words: Set<String> = []
  /// Endings: "ly" of "*ly".
  var endings: Set<String> = []

  /// Whether nothing is in it.
  var isEmpty: Bool { words.isEmpty && endings.isEmpty }

  /// Whether a token of this form and lemma is in it.
  func contains(_ item: SentenceItem) -> Bool {
    words.contains(item.lemma) || words.contains(item.form)
      || endings.contains { item.form.utf8.count > $0.utf8.count + 2 && item.form.hasSuffix($0) }
  }

  /// Adds what is in `other`.
  mutating func formUnion(_ other: WordSet) {
    words.formUnion(other.words)
    endings.formUnion(other.endings)
  }
}
