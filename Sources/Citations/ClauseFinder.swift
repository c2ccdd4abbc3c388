import Text

/// Finds the clause that a callout inside a sentence closes, by tokens and punctuation.
///
/// This is the one place that a parser will replace: it answers ``scope(of:)`` and nothing else is asked of it.
///
/// - A lone callout at the end supports the sentence.
/// - A callout at the end of a clause supports that clause: from the callout before it or the last boundary
///   (`;`, `, but`, `, and it …`).
/// - A callout with its clause still going on (`Jensen et al. [5] showed that …`) closes nothing: it supports the
///   clause that it stands in, up to the next callout or boundary.
struct ClauseFinder {
  /// How many bytes after a callout tell whether a clause goes on.
  private static let glance = 64

  /// The canonical text.
  let text: SourceText
  /// The sentence, with the callouts at its end.
  let sentence: ByteRange
  /// All callouts in it, in order, of which those with nothing between them but "and" count as one.
  private let groups: [ByteRange]

  /// A finder for one sentence and the callouts in it, sorted.
  init(text: SourceText, sentence: ByteRange, callouts: [ByteRange]) {
    self.text = text
    self.sentence = sentence
    self.groups = callouts.reduce(into: []) { groups, callout in
      if let last = groups.last, Words(text, ByteRange(last.end, callout.start)).areConnectives {
        groups[groups.count - 1] = last.union(callout)
      } else {
        groups.append(callout)
      }
    }
  }

  /// The words that `callout` supports; nil where there are none.
  func scope(of callout: ByteRange) -> Scope? {
    guard let position = groups.firstIndex(where: { $0.contains(callout) }) else { return nil }
    let group = groups[position]
    if closesSentence(group) {
      if groups.count == 1 { return Scope(words(sentence.start, group.start), "sentence/closing") }
      return Scope(words(start(position), group.start), "clause/closing")
    }
    if closesClause(group, isFirst: position == 0) {
      return Scope(words(start(position), group.start), "clause/inside")
    }
    return openClause(position)
  }

  // MARK: Where a clause begins and ends

  /// The end of the callout before, or the last clause boundary after it.
  private func start(_ position: Int) -> Int {
    let from = position > 0 ? groups[position - 1].end : sentence.start
    return Words(text, ByteRange(from, groups[position].start)).lastBoundary ?? from
  }

  private func openClause(_ position: Int) -> Scope? {
    let group = groups[position]
    let limit = position + 1 < groups.count ? groups[position + 1].start : sentence.end
    let end = Words(text, ByteRange(group.end, limit)).firstBoundary ?? limit
    let isWhole = groups.count == 1 && end == sentence.end
    let lower = groups.count == 1 ? sentence.start : start(position)
    return Scope(words(lower, end), isWhole ? "sentence/inside" : "clause/open")
  }

  /// Nothing but stops, quotes and closing brackets follow in the sentence.
  private func closesSentence(_ group: ByteRange) -> Bool {
    !text[ByteRange(group.end, max(group.end, sentence.end))].contains { $0.isASCIIAlphanumeric }
  }

  /// A boundary follows: punctuation or a conjunction. A comma after an opening phrase ("In mice [3], …") ends no
  /// clause.
  private func closesClause(_ group: ByteRange, isFirst: Bool) -> Bool {
    let rest = Words(text, ByteRange(group.end, min(sentence.end, group.end + Self.glance)))
    if rest.beginWithComma, isFirst {
      return !Words(text, ByteRange(sentence.start, group.start)).areOpeningPhrase
    }
    return rest.beginWithBoundary || endsWithBoundary(group)
  }

  /// Punctuation stands before the callout, as superscripts are set: `in cells;³ but`. A stop there means that the
  /// sentence was not parted; the stop of "et al." ends nothing.
  private func endsWithBoundary(_ group: ByteRange) -> Bool {
    let before = text[text.trimmedOfSpaces(ByteRange(sentence.start, group.start))]
    guard let last = before.last, ",;:.?!".utf8.contains(last) else { return false }
    return !before.suffix(7).elementsEqual(" et al.".utf8)
  }

  /// The text from `lower` to `upper` without spaces and the punctuation that parts it from its neighbours.
  private func words(_ lower: Int, _ upper: Int) -> ByteRange {
    let isJoint: (Unicode.Scalar) -> Bool = { $0.isSpace || ",;:".unicodeScalars.contains($0) }
    var start = lower
    var end = max(lower, upper)
    while start < end, let scalar = text.bytes.scalar(at: start), isJoint(scalar) || scalar == "." {
      start += scalar.byteCount
    }
    while end > start, let scalar = text.bytes.scalar(before: end), isJoint(scalar) {
      end -= scalar.byteCount
    }
    return ByteRange(start, end)
  }
}
