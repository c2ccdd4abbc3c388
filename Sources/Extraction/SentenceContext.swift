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
  /// Names of kinds of proteins, which are arguments only where the sentence says that something is one.
  var kinds: Set<String> = []
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
        let antecedent = antecedent(
          of: anaphor, isObject: isObject(at: index, in: items), before: result, in: annotations)
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
      if fits, anaphor.words.count == 1 || !isPartOfName(end, in: items) {
        return (anaphor, anaphor.words.count)
      }
    }
    return nil
  }

  /// "the receptor kinase AXL", "the receptor of AXL": what begins like a phrase that refers back and names something.
  private func isPartOfName(_ index: Int, in items: [SentenceItem]) -> Bool {
    guard index < items.count else { return false }
    return items[index].isMention
      || ["of", "kinase", "protein", "gene", "enzyme", "called", "named"].contains(items[index].form)
  }

  /// What an anaphor refers to. A subject: the first fitting name before it in the sentence, unless that stands in a
  /// leading "While …,"; else what the sentence before spoke of, claimed, or named; where none stands before, the
  /// focus. An object ("converts it", "its degradation"): the last fitting name before it.
  private func antecedent(
    of anaphor: Anaphor, isObject: Bool, before items: [SentenceItem], in annotations: Annotations
  ) -> [Int]? {
    func fits(_ mention: Int) -> Bool {
      anaphor.categories.contains(annotations.mentions[mention].entity.category)
    }
    func isCandidate(_ item: SentenceItem) -> Bool { item.isMention && item.members.contains(where: fits) }
    let isFocus = !focus.isEmpty && focus.allSatisfy(fits)
    if anaphor.isPlural, isFocus { return focus }
    if isObject, let last = items.last(where: isCandidate) { return last.members.filter(fits) }
    let here = items.first(where: isCandidate)?.members.filter(fits)
    if let here, !isMainClauseAfterSubordinate(items) { return here }
    guard let previous else { return isFocus ? focus : here }
    if !previousSubject.isEmpty, previousSubject.allSatisfy(fits) { return previousSubject }
    if isFocus { return focus }
    let spoken = previousClaims.map(\.subject).first(where: fits)
    return here ?? (spoken ?? annotations.mentionsOfSentence[previous].first(where: fits)).map { [$0] }
  }

  /// Whether `items` are just a clause without a subject before the main one: "While not reversing A, [it] …".
  private func isMainClauseAfterSubordinate(_ items: [SentenceItem]) -> Bool {
    guard let first = items.first, items.last?.form == "," else { return false }
    return !first.isMention
      && ["while", "although", "though", "despite", "besides", "by"].contains(first.form)
  }

  /// Whether the anaphor at `index` is governed by a verb right before it, or names what happens to something.
  private func isObject(at index: Int, in items: [SentenceItem]) -> Bool {
    if Self.possessives.contains(items[index].form) {
      return items[(index + 1)...].prefix(2).contains {
        $0.form.hasSuffix("tion") && $0.form != "concentration"
      }
    }
    return index > 0 && !items[index - 1].isMention && verbs.contains(items[index - 1].lemma)
      && items[index - 1].lemma != "be"
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
