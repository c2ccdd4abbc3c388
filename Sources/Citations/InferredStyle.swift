import DocumentModel
import Text

/// Decides whether a document cites by numbers that nothing marks as callouts (glued to its words, or in
/// parentheses), and which of them are callouts.
///
/// The list must hold most of the numbers that stand where callouts do. Where a list is in the order of citation, a callout names
/// what was cited before or what comes next, and nothing far ahead: `p53` on the first page is no callout.
struct InferredStyle {
  /// The numbers of the reference list.
  let known: Set<Int>
  /// Whether a candidate stands where callouts do, and other numbers seldom.
  private let isStrong: (Callout) -> Bool
  private var isUsed = false
  private var isOrdered = false
  /// How far a callout may run ahead of the largest number so far: callouts before it may have been missed.
  private static let slack = 6

  /// The style that the `candidates` of a whole document show, in its order. Of the list, at least `leastShare`
  /// percent must be cited so.
  init(
    _ candidates: [Callout], known: Set<Int>, leastShare: Int, isStrong: @escaping (Callout) -> Bool
  ) {
    self.known = known
    self.isStrong = isStrong
    let strong = candidates.filter(isStrong)
    let good = strong.filter { $0.numbers.allSatisfy(known.contains) }
    let cited = Set(good.flatMap(\.numbers)).count
    isUsed =
      good.count > 1 && good.count * 4 >= strong.count * 3 && cited * 100 >= min(known.count, 40) * leastShare
    var largest = 0
    let inOrder = good.count { callout in
      let follows = (callout.numbers.first ?? 0) <= largest + 3
      largest = max(largest, callout.numbers.max() ?? 0)
      return follows
    }
    isOrdered = inOrder * 10 >= good.count * 8
  }

  /// Those of `candidates` that are callouts.
  func callouts(among candidates: [Callout]) -> Set<Callout> {
    guard isUsed else { return [] }
    var largest = 0
    var kept: Set<Callout> = []
    for callout in candidates where callout.numbers.allSatisfy(known.contains) {
      let reach =
        largest + (isStrong(callout) ? Self.slack + callout.numbers.count : callout.numbers.count + 1)
      let top = callout.numbers.max() ?? 0
      guard !isOrdered || top <= reach else { continue }
      largest = max(largest, top)
      kept.insert(callout)
    }
    return kept
  }
}
