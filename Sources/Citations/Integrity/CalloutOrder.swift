import DocumentModel
import Text

/// `citation.out-of-order`: in a document whose works are numbered as they are first cited, those that are not.
struct CalloutOrder: IntegrityCheck {
  /// Lists sorted by name are cited in any order; only where this share of the numbers, in percent, ascends are
  /// the others mistakes.
  private static let leastShareInOrder = 80
  private static let fewestNumbers = 5

  func diagnostics(of cited: CitedDocument) -> [Diagnostic] {
    let first = firstCallouts(cited)
    let inOrder = longestAscent(first.map(\.number))
    guard first.count >= Self.fewestNumbers,
      inOrder.count * 100 >= first.count * Self.leastShareInOrder
    else { return [] }
    return first.indices.filter { !inOrder.contains($0) }.map { place in
      Diagnostic(
        "citation.out-of-order", .note,
        "[\(first[place].number)] is first cited here; the other works are numbered in the order of citation",
        at: first[place].range)
    }
  }

  /// Where each number is cited first in running text; tables and captions float.
  private func firstCallouts(_ cited: CitedDocument) -> [(number: Int, range: ByteRange)] {
    var seen: Set<Int> = []
    return cited.citations.flatMap { citation -> [(number: Int, range: ByteRange)] in
      let kind = cited.document.block(at: citation.range.start)?.kind
      guard kind != .table, kind != .caption else { return [] }
      let numbers = citation.indices.compactMap { Int($0) }.filter { seen.insert($0).inserted }
      return numbers.map { ($0, citation.range) }
    }
  }

  /// The places of a longest ascending subsequence of `numbers` (patience sorting, Fredman 1975).
  private func longestAscent(_ numbers: [Int]) -> Set<Int> {
    var tails: [Int] = []
    var before = [Int?](repeating: nil, count: numbers.count)
    for place in numbers.indices {
      let pile = tails.partitioningIndex { numbers[$0] >= numbers[place] }
      before[place] = pile > 0 ? tails[pile - 1] : nil
      if pile < tails.count { tails[pile] = place } else { tails.append(place) }
    }
    var ascent: Set<Int> = []
    var next = tails.last
    while let place = next {
      ascent.insert(place)
      next = before[place]
    }
    return ascent
  }
}
