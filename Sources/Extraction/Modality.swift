import DocumentModel

/// Words that deny or weaken what a sentence says, and how far they reach.
///
/// A cue counts where it stands before the trigger in the same clause; a negation must stand close to it. After
/// NegEx (W. W. Chapman et al., 2001), which looks a few words ahead of and behind each cue.
struct Modality: Hashable, Sendable {
  /// Words that deny: "not", "without".
  var negations: Set<String> = []
  /// Pairs of words that look like negations and deny nothing: "not only".
  var pseudoNegations: Set<[String]> = []
  /// Words that weaken to "suggested": "may", "appear".
  var suggestions: Set<String> = []
  /// Words that weaken to "hypothesised": "hypothesize", "whether".
  var hypotheses: Set<String> = []
  /// Words that end the reach of a cue: "but", "whereas".
  var boundaries: Set<String> = []

  private static let negationReach = 5

  /// Whether the words around the trigger deny it, and how firmly they say it.
  func judge(
    trigger: Range<Int>, match: Range<Int>, in items: [SentenceItem]
  ) -> (
    isNegated: Bool, certainty: Claim.Certainty
  ) {
    // An apposition ("A, an inhibitor of B") says what it says whatever its clause supposes.
    let next = match.lowerBound + 1
    let isApposition =
      next < trigger.lowerBound && items[match.lowerBound].isMention && items[next].form == ","
    let start = isApposition ? match.lowerBound : clauseStart(before: trigger.lowerBound, in: items)
    let clause = start..<max(trigger.upperBound, match.upperBound)
    return (
      isNegated(trigger: trigger, match: match, clause: clause, in: items),
      certainty(clause, trigger, in: items)
    )
  }

  private func clauseStart(before index: Int, in items: [SentenceItem]) -> Int {
    var start = index
    while start > 0 {
      let item = items[start - 1]
      if item.isBoundary || boundaries.contains(item.form) { break }
      start -= 1
    }
    return start
  }

  private func isNegated(
    trigger: Range<Int>, match: Range<Int>, clause: Range<Int>, in items: [SentenceItem]
  ) -> Bool {
    let lower = max(clause.lowerBound, min(match.lowerBound, trigger.lowerBound - Self.negationReach) - 2)
    let near = max(lower, trigger.lowerBound - Self.negationReach - 1)
    var count = 0
    for index in near..<trigger.upperBound
    where negations.contains(items[index].form) || negations.contains(items[index].lemma) {
      let next = index + 1 < items.count ? items[index + 1].form : ""
      if pseudoNegations.contains([items[index].form, next]) { continue }
      // A mention between the cue and what stands before the match shields it: "not A but B inhibits C".
      let between = items[(index + 1)..<max(index + 1, min(match.lowerBound, trigger.lowerBound))]
      if between.contains(where: { $0.isMention || $0.form == "," }) { continue }
      count += 1
    }
    return count % 2 == 1
  }

  private func certainty(
    _ clause: Range<Int>, _ trigger: Range<Int>, in items: [SentenceItem]
  ) -> Claim.Certainty {
    var certainty = Claim.Certainty.asserted
    for index in clause.lowerBound..<trigger.upperBound {
      let words = [items[index].form, items[index].lemma]
      if words.contains(where: hypotheses.contains) { return .hypothesised }
      if words.contains(where: suggestions.contains) { certainty = .suggested }
    }
    return certainty
  }
}
