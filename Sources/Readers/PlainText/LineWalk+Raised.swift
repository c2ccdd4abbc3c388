import DocumentModel
import Text

/// Callouts that were raised on the page, and stand on the line below their word.
extension LineWalk {
  /// Takes the raised numbers of the line `next`, and the words behind them, into the paragraph that is being gathered.
  mutating func takeRaised() -> Bool {
    guard let number = raised.byLine[next], pendingBlock.kind == .paragraph, !pending.isEmpty else {
      return false
    }
    let rest = source.trimmed(ByteRange(number.end, lines[next].content.end))
    pending += rest.isEmpty ? [number] : [number, rest]
    next += 1
    return true
  }

  func isRaised(_ range: ByteRange) -> Bool { raised.starts.contains(range.start) }
}
