import Text

/// The words of the vocabulary that say what an element holds, by the hashes of their letters in lower case: names are
/// looked up for every element of a page, and none is copied for it.
struct NameWords: Sendable {
  private var verdicts = WordTable<ElementNames.Verdict>()

  init(_ vocabulary: SectionVocabulary) {
    add(vocabulary[.chromeWords], .chrome)
    add(vocabulary[.contentWords], .content)
    add(vocabulary[.commentWords], .comments)
    add(vocabulary[.captionWords], .caption)
  }

  private mutating func add(_ words: [String], _ verdict: ElementNames.Verdict) {
    for word in words {
      var hash = WordHash()
      for unit in word.utf8 { hash.add(unit.asciiLowercased) }
      verdicts[hash] = self[hash].union(verdict)
    }
  }

  /// What the word of this hash says.
  subscript(_ hash: WordHash) -> ElementNames.Verdict { verdicts[hash] ?? [] }
}
