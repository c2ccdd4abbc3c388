import DocumentModel
import Text

/// What surrounds a sentence: whom the section is about, whose row of a table it stands in, what was said last.
struct SentenceContext {
  /// The mentions that an elided subject or a pronoun stands for in a cell or a bullet: the agent of the row, the
  /// name that labels the bullet.
  var focus: [Int] = []
  /// What the section is about, as its headings or the document's title say.
  var topic: Int?
  /// The trial that the block or the table's row spoke of before this sentence.
  var trial: [Int] = []
  /// The sentence before in the same block.
  var previous: Int?
  /// What the sentence before spoke of.
  var previousSubject: [Int] = []
  /// What the sentence before claimed.
  var previousClaims: [Claim] = []
  /// How pronouns and noun phrases refer back.
  var anaphors: [Anaphor] = []
  /// Names of entities that are never an argument of a claim: "prodrug", "phosphorylation".
  var plainNames: Set<String> = []
  /// Whether the focus is the subject of whatever stands in the cell or bullet, not only of a leading verb.
  var isFocusOfAll = true
  /// Lemmas of verbs.
  var verbs: Set<String> = []

  /// The focus as the first item of a cell or bullet whose sentence begins without a subject of its own.
  func elidedSubject(
    before items: [SentenceItem], sentence: Int, in annotations: inout Annotations
  )
    -> [SentenceItem]
  {
    guard !focus.isEmpty, let first = items.first, !first.isMention,
      isFocusOfAll || verbs.contains(first.lemma) && first.form != first.lemma && first.tag != "VBG"
    else { return [] }
    let start = annotations.sentences[sentence].range.start
    let token = annotations.sentences[sentence].tokens.lowerBound
    let members = focus.map {
      annotations.add($0, at: annotations.mentions[$0].range, tokens: token..<token, sentence: sentence)
    }
    return [SentenceItem(form: "", lemma: "", tag: "", members: members, range: ByteRange(start, start))]
  }

  /// `items` with pronouns and phrases such as "the drug" as mentions of what they refer to; "its" and "their" only
  /// where `possessives`.
  func resolvingAnaphors(
    _ items: [SentenceItem], possessives: Bool, sentence: Int, in annotations: inout Annotations
  )
    -> [SentenceItem]
  {
    var result: [SentenceItem] = []
    var index = 0
    while index < items.count {
      if let (anaphor, length) = anaphor(at: index, in: items),
        possessives || !Self.possessives.contains(items[index].form),
        let antecedent = antecedent(of: anaphor, before: result, in: annotations)
      {
        let range = items[index].range.union(items[index + length - 1].range)
        let members = antecedent.map {
          annotations.add($0, at: range, tokens: annotations.mentions[$0].tokens, sentence: sentence)
        }
        result.append(
          SentenceItem(
            form: items[index].form, lemma: items[index].lemma, tag: "", members: members, range: range))
        index += length
      } else {
        result.append(items[index])
        index += 1
      }
    }
    return result
  }

  static let possessives: Set<String> = ["its", "their"]

  private func anaphor(at index: Int, in items: [SentenceItem]) -> (Anaphor, length: Int)? {
    for anaphor in anaphors {
      let end = index + anaphor.words.count
      guard end <= items.count else { continue }
      let fits = zip(anaphor.words, items[index..<end]).allSatisfy { words, item in
        !item.isMention && words.contains(item.form)
      }
      if fits { return (anaphor, anaphor.words.count) }
    }
    return nil
  }

  /// What an anaphor refers to: the first fitting mention before it in the sentence; else what the sentence before
  /// spoke of, or claimed, or named; where none stands before, the focus.
  private func antecedent(
    of anaphor: Anaphor, before items: [SentenceItem], in annotations: Annotations
  ) -> [Int]? {
    func fits(_ mention: Int) -> Bool {
      anaphor.categories.contains(annotations.mentions[mention].entity.category)
    }
    if anaphor.isPlural, !focus.isEmpty, focus.allSatisfy(fits) { return focus }
    if let here = items.first(where: { $0.isMention && $0.members.contains(where: fits) }) {
      return here.members.filter(fits)
    }
    guard let previous else { return !focus.isEmpty && focus.allSatisfy(fits) ? focus : nil }
    if !previousSubject.isEmpty, previousSubject.allSatisfy(fits) { return previousSubject }
    if !focus.isEmpty, focus.allSatisfy(fits) { return focus }
    let spoken = previousClaims.map(\.subject).first(where: fits)
    return (spoken ?? annotations.mentionsOfSentence[previous].first(where: fits)).map { [$0] }
  }
}

/// A word or phrase that refers back to something named before.
struct Anaphor: Hashable, Sendable {
  /// For each token of it the forms that it may have.
  var words: [Set<String>]
  /// The categories of what it may refer to.
  var categories: Set<Category>

  /// Whether it speaks of more than one: "both drugs".
  var isPlural: Bool { words.count > 1 && words[0].contains("both") }
}
