import DocumentModel
import Text

/// Joins neighbouring callouts, which are one: `[1][2]`, `[1], [2]`, and the range `[1]–[3]`.
struct CalloutJoiner {
  /// The text that the callouts stand in.
  var text: SourceText

  /// `callouts`, sorted and apart from each other, as groups.
  func joined(_ callouts: [Callout]) -> [Callout] {
    var groups: [Callout] = []
    for callout in callouts {
      if let last = groups.last, last.style == callout.style, let group = join(last, callout) {
        groups[groups.count - 1] = group
      } else {
        groups.append(callout)
      }
    }
    return groups
  }

  private func join(_ left: Callout, _ right: Callout) -> Callout? {
    guard left.range.end <= right.range.start else { return nil }
    let gap = text.trimmedOfSpaces(ByteRange(left.range.end, right.range.start))
    let scalars = text[gap].scalars
    guard scalars.count <= 1 else { return nil }
    var group = left
    group.range = left.range.union(right.range)
    switch scalars.first {
    case nil, ",", ";":
      group.numbers += right.numbers
    case let dash? where dash.isDash:
      guard let last = left.numbers.last, let next = right.numbers.first,
        let range = IndexList.spread(last, next)
      else { return nil }
      group.numbers += range.dropFirst().dropLast() + right.numbers
    default:
      return nil
    }
    return group
  }
}
