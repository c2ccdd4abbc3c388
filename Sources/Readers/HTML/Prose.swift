/// How much prose each element of a page holds: sums over the tape, so that any element is asked in constant time.
struct Prose {
  /// Shorter runs are labels, buttons and bylines as often as sentences.
  static let shortest = 70

  /// Headings of this length that close like sentences are leads.
  static let longHeading = 120

  private let tape: MarkupTape
  private var sums: [Int]

  /// The prose of `runs` for which `counts` holds.
  init(_ tape: MarkupTape, runs: [TextRun], where counts: (TextRun) -> Bool) {
    self.tape = tape
    sums = Array(repeating: 0, count: tape.nodes.count + 1)
    for run in runs where counts(run) { sums[run.nodes.lowerBound + 1] += Self.weight(run) }
    for index in 1..<sums.count { sums[index] += sums[index - 1] }
  }

  /// Letters of prose in a run: nothing where it is short, a heading, or mostly links.
  static func weight(_ run: TextRun) -> Int {
    (run.heading == nil || run.isSentence && run.letters >= longHeading) && run.ownLetters >= shortest
      && run.linkLetters * 2 < run.letters ? run.ownLetters : 0
  }

  /// Within node `index`.
  subscript(_ index: Int) -> Int { sums[tape.nodes[index].end] - sums[index] }
  /// Of the whole page.
  var total: Int { sums.last ?? 0 }
}
