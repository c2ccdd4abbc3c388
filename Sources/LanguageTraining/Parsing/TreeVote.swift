/// The tree of one sentence that most parsers agree on ("Parser combination by reparsing", Sagae & Lavie 2006): of all
/// projective trees with one root the one whose arcs have the most votes together.
///
/// Found by Eisner's algorithm (1996), in time cubic in the number of words.
struct TreeVote {
  private let count: Int
  /// The votes for the arc from a head (0 is the root) to a word.
  private var votes: [Int32]
  /// The labels that each arc got, in the order in which they were given.
  private var labels: [Int: [String]] = [:]

  /// No votes yet on a sentence of `count` words.
  init(_ count: Int) {
    self.count = count
    votes = Array(repeating: 0, count: (count + 1) * (count + 1))
  }

  /// Adds what one parser says: the head (a number from 1, or 0) and the label of each word.
  mutating func add(heads: [Int32], labels: [String]) {
    for word in heads.indices {
      let arc = place(Int(heads[word]), word + 1)
      votes[arc] += 1
      self.labels[arc, default: []].append(labels[word])
    }
  }

  /// The heads and labels of the tree; the label is what most say of the arc, the first of several.
  func tree(otherwise label: String) -> (heads: [Int32], labels: [String]) {
    let heads = heads()
    let labels = heads.enumerated().map { word, head in
      mostCommon(self.labels[place(Int(head), word + 1)] ?? []) ?? label
    }
    return (heads, labels)
  }

  private func mostCommon(_ labels: [String]) -> String? {
    var counts: [String: Int] = [:]
    for label in labels { counts[label, default: 0] += 1 }
    let most = counts.values.max()
    return labels.first { counts[$0] == most }
  }

  private func place(_ head: Int, _ child: Int) -> Int { head * (count + 1) + child }

  // MARK: Eisner

  /// The best score of each span of each shape, and where it is cut in two.
  private struct Chart {
    let size: Int
    var scores: [Int32]
    var cuts: [Int32]

    init(_ size: Int) {
      self.size = size
      scores = Array(repeating: 0, count: 4 * size * size)
      cuts = scores
    }

    func index(_ shape: Shape, _ start: Int, _ end: Int) -> Int {
      (shape.rawValue * size + start) * size + end
    }
  }

  /// What a span is: with the arc between its ends drawn (open) or with all children of its head found (closed); the head is
  /// the left or the right end.
  private enum Shape: Int { case openLeft, openRight, closedLeft, closedRight }

  /// A second child of the root costs more than all votes are worth.
  private static let rootCost: Int32 = 1 << 20

  private func heads() -> [Int32] {
    guard count > 0 else { return [] }
    var chart = Chart(count + 1)
    for length in 1...count {
      for start in 0...(count - length) { fill(&chart, start, start + length) }
    }
    var heads = [Int32](repeating: 0, count: count)
    var spans: [(shape: Shape, start: Int, end: Int)] = [(.closedLeft, 0, count)]
    while let (shape, start, end) = spans.popLast() {
      guard start < end else { continue }
      let cut = Int(chart.cuts[chart.index(shape, start, end)])
      switch shape {
      case .openLeft, .openRight:
        if shape == .openLeft { heads[end - 1] = Int32(start) } else { heads[start - 1] = Int32(end) }
        spans += [(.closedLeft, start, cut), (.closedRight, cut + 1, end)]
      case .closedLeft: spans += [(.openLeft, start, cut), (.closedLeft, cut, end)]
      case .closedRight: spans += [(.closedRight, start, cut), (.openRight, cut, end)]
      }
    }
    return heads
  }

  private func fill(_ chart: inout Chart, _ start: Int, _ end: Int) {
    func best(_ cuts: ClosedRange<Int>, _ score: (Int) -> Int32) -> (score: Int32, cut: Int32) {
      var best = (score: Int32.min, cut: Int32(0))
      for cut in cuts {
        let score = score(cut)
        if score > best.score { best = (score, Int32(cut)) }
      }
      return best
    }
    func set(_ shape: Shape, _ best: (score: Int32, cut: Int32), _ arc: Int32) {
      let index = chart.index(shape, start, end)
      chart.scores[index] = best.score + arc
      chart.cuts[index] = best.cut
    }
    func score(_ shape: Shape, _ start: Int, _ end: Int) -> Int32 {
      chart.scores[chart.index(shape, start, end)]
    }
    let open = best(start...(end - 1)) { score(.closedLeft, start, $0) + score(.closedRight, $0 + 1, end) }
    set(.openLeft, open, votes[place(start, end)] - (start == 0 ? Self.rootCost : 0))
    // The root is nobody's child.
    set(.openRight, open, start == 0 ? -Self.rootCost * Int32(2) : votes[place(end, start)])
    set(.closedLeft, best((start + 1)...end) { score(.openLeft, start, $0) + score(.closedLeft, $0, end) }, 0)
    set(
      .closedRight, best(start...(end - 1)) { score(.closedRight, start, $0) + score(.openRight, $0, end) }, 0
    )
  }
}
