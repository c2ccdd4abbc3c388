/// Gives every verb of a sentence the subject that English leaves out: in "A binds B, blocks C and thereby induces
/// D" the later verbs have the subject of the first, and in "A is an agent that blocks B" the relative clause speaks
/// of A.
///
/// Each clause found is a sequence of its own, the words before the first verb followed by the words from the later
/// verb on, so that rules need not know of coordinated verbs.
struct Clauses {
  /// Lemmas of verbs that rules know, and auxiliaries.
  let verbs: Set<String>

  /// The clauses of `items` whose subject stands before another verb.
  func elided(in items: [SentenceItem]) -> [[SentenceItem]] {
    var scan = Scan()
    var result: [[SentenceItem]] = []
    var index = 0
    while index < items.count {
      let item = items[index]
      if item.isBoundary || Self.subordinators.contains(item.form) || opensClause(at: index, in: items) {
        scan = Scan(start: index + 1)
      } else if scan.verb == nil {
        step(beforeVerb: index, items, &scan, &result)
      } else if let verb = laterVerb(after: index, in: items) {
        let isRelative = Self.relatives.contains(item.form)
        if let subject = isRelative ? scan.relativeSubject(at: index, items) : scan.subject(at: index, items)
        {
          let carried = scan.carriedWords(to: verb, conjunction: item.form, items)
          result.append(subject + carried + Array(items[verb...]))
        }
        if isRelative { scan.openRelative(at: index, items) }
        index = verb
      }
      index += 1
    }
    return result
  }

  /// What a sentence speaks of: the first name before its verb that no leading "In …," holds.
  func subject(of items: [SentenceItem]) -> [Int] {
    var start = 0
    if let first = items.first,
      Self.prepositions.contains(first.form) || Self.subordinators.contains(first.form)
    {
      start = items.firstIndex { $0.form == "," } ?? 0
    }
    return items[start...].first(where: \.isMention)?.members ?? []
  }

  /// Looks for the first verb, and for a relative clause of the subject's apposition before it: "A, an agent that
  /// blocks B, …".
  private func step(
    beforeVerb index: Int, _ items: [SentenceItem], _ scan: inout Scan, _ result: inout [[SentenceItem]]
  ) {
    guard let name = items[scan.start..<index].firstIndex(where: \.isMention) else { return }
    let isNext = name + 1 == index || items[name + 1].form == ","
    if Self.relatives.contains(items[index].form), isNext, let verb = laterVerb(after: index, in: items) {
      result.append(Array(items[scan.start...name]) + Array(items[verb...]))
    } else if isVerb(items[index]), !isReducedRelative(index, in: items),
      !Self.relatives.contains(items[index - 1].form)
    {
      scan.verb = index
    }
  }

  /// Whether a conjunction is followed by a name with a verb of its own: "…, and B blocks C".
  private func opensClause(at index: Int, in items: [SentenceItem]) -> Bool {
    guard items[index].form == "," || Self.conjunctions.contains(items[index].form) else { return false }
    var next = index + 1
    while next < min(items.count, index + 4), !items[next].isMention, !isVerb(items[next]) { next += 1 }
    guard next < items.count, items[next].isMention else { return false }
    next += 1
    while next < items.count, isAdverb(items[next]) { next += 1 }
    return next < items.count && isVerb(items[next]) && items[next].tag != "VBG"
      && !isReducedRelative(next, in: items)
  }

  private func isVerb(_ item: SentenceItem) -> Bool { !item.isMention && verbs.contains(item.lemma) }

  /// "cells treated with A": a participle that belongs to the noun before it.
  private func isReducedRelative(_ index: Int, in items: [SentenceItem]) -> Bool {
    guard ["VBN", "VBG"].contains(items[index].tag), index + 1 < items.count else { return false }
    return items[index].tag == "VBG" || Self.prepositions.contains(items[index + 1].form)
  }

  /// The verb that begins a clause without a subject after the conjunction, comma or relative at `index`.
  private func laterVerb(after index: Int, in items: [SentenceItem]) -> Int? {
    let form = items[index].form
    let isComma = form == ","
    guard isComma || Self.conjunctions.contains(form) || Self.relatives.contains(form) else { return nil }
    var next = index + 1
    while next < items.count, isAdverb(items[next]) || isComma && Self.conjunctions.contains(items[next].form)
    {
      next += 1
    }
    guard next < items.count, isVerb(items[next]) else { return nil }
    return next
  }

  private func isAdverb(_ item: SentenceItem) -> Bool {
    !item.isMention
      && (Self.adverbs.contains(item.form) || item.form.utf8.count > 4 && item.form.hasSuffix("ly"))
  }

  /// What is known of the clause being read.
  private struct Scan {
    var start = 0
    /// Its first verb.
    var verb: Int?
    /// The name that a relative clause speaks of, as long as that clause lasts.
    var relative: [SentenceItem]?
    var isInRelative = false

    /// The subject of a later verb: that of the relative clause, unless a comma closes it; else that of the main
    /// clause.
    func subject(at index: Int, _ items: [SentenceItem]) -> [SentenceItem]? {
      guard isInRelative, items[index].form != "," else { return main(items) }
      return relative
    }

    /// Of what the relative clause at `index` speaks: the name right before it; after "is an agent" the subject.
    func relativeSubject(at index: Int, _ items: [SentenceItem]) -> [SentenceItem]? {
      guard let verb else { return nil }
      let before = items[index - 1].form == "," ? index - 2 : index - 1
      let isCopula = Clauses.copulas.contains(items[verb].lemma)
      if !isCopula, before > verb, items[before].isMention { return [items[before]] }
      return isCopula && items[index - 1].form != "," ? main(items) : nil
    }

    mutating func openRelative(at index: Int, _ items: [SentenceItem]) {
      relative = relativeSubject(at: index, items)
      isInRelative = true
    }

    private func main(_ items: [SentenceItem]) -> [SentenceItem]? {
      verb.map { Array(items[start..<$0]) }
    }

    /// "may" of "A may bind B and block C", and "does not" of "A does not bind B or block C".
    func carriedWords(to later: Int, conjunction: String, _ items: [SentenceItem]) -> [SentenceItem] {
      guard let verb, !isInRelative, items[later].form == items[later].lemma else { return [] }
      let words = items[verb..<min(verb + 3, later)]
      return words.filter {
        Clauses.modals.contains($0.form) || conjunction == "or" && ["not", "cannot"].contains($0.form)
      }
    }
  }

  private static let copulas: Set<String> = ["be", "function", "act", "serve", "work", "become", "remain"]
  private static let conjunctions: Set<String> = ["and", "or", "but", "yet", "nor", "then"]
  private static let relatives: Set<String> = ["that", "which", "who"]
  private static let subordinators: Set<String> = [
    "because", "whereas", "although", "though", "while", "since", "if", "when", "whether",
  ]
  private static let modals: Set<String> = ["may", "might", "could", "can", "would", "should"]
  private static let adverbs: Set<String> = [
    "thereby", "thus", "then", "also", "hence", "so", "even", "not", "often",
  ]
  private static let prepositions: Set<String> = [
    "with", "by", "in", "from", "to", "for", "on", "at", "as", "of",
  ]
}
