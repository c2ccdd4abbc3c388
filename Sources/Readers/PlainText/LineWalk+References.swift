import DocumentModel
import Text

/// Entries of reference lists that ``ReferenceRuns`` found.
extension LineWalk {
  /// Begins the entry at the line `next`; a list without a heading opens here.
  mutating func beginRunEntry() {
    flush()
    if !isInReferences {
      isInReferences = true
      isImplied = true
    }
    followsRun = true
    let content = lines[next].content
    let number = ReferenceEntries.number(source[content])
    begin(Block(kind: .reference, range: ByteRange(0, 0), section: 0, ordinal: number))
    lastEntry = number
    pending.append(content)
  }

  /// Ends a list without a heading after its last entry.
  mutating func leaveImpliedReferences() {
    guard isImplied, !runs.contains(next) else { return }
    guard lines[next].isBlank || pending.isEmpty || pending.last.map(layout.endsSentence) ?? true else {
      return
    }
    flush()
    isInReferences = false
    isImplied = false
    followsRun = false
  }

  /// Whether the line `next` of a printed page, which names references, stands in a table: no entry follows, and there is
  /// another such line.
  mutating func isCellOfReferences(_ words: ByteRange) -> Bool {
    guard isPrinted, vocabulary.referenceHeadings.contains(source[words]) else { return false }
    let last =
      lastReferences
      ?? lines.lastIndex {
        $0.content.count < 40 && vocabulary.referenceHeadings.contains(source[$0.content])
      }
      ?? next
    lastReferences = last
    guard last > next, let following = lines[(next + 1)...].first(where: { !$0.isBlank }) else {
      return false
    }
    let entry = source[following.content]
    return ReferenceEntries.number(entry) == nil && !Definitions.cites(entry)
  }

  /// Whether the entry that is open goes on at the line `following`, though a page ended in between.
  func entryGoesOn(at following: Int) -> Bool {
    guard isInReferences, followsRun, pendingBlock.kind == .reference, let last = pending.last else {
      return false
    }
    return runs.contains(following) && !runs.starts.contains(following) && !layout.endsSentence(last)
  }

  /// Whether a line of a list begins its next entry: it has the number after the last, or one of the next where that
  /// is left out. What follows "2001;1:2-" is a page.
  func mayBeginEntry(_ number: Int) -> Bool {
    if followsRun { return false }
    if let last = pending.last, ReferenceRuns.endsInsideRange(source[last]) { return false }
    guard let lastEntry, number != lastEntry + 1 else { return true }
    return number > lastEntry && number <= lastEntry + 3 && !isAhead(lastEntry + 1)
  }

  /// Whether one of the next lines begins with `number`.
  private func isAhead(_ number: Int) -> Bool {
    lines[min(next + 1, lines.count)...].prefix(ReferenceRuns.glance).contains {
      ReferenceEntries.number(source[$0.content]) == number
    }
  }
}
