import Text

/// Walks one stretch of text from its start to its end and cuts it into sentences.
struct SentenceScanner {
  private let text: SourceText
  private let limit: Int
  private let callouts: [ByteRange]
  private let judge: StopJudge
  private let enclosures: [ByteRange]
  private let lists: ListMarkers
  /// Where the sentence began that the walk is in.
  private var start: Int
  /// Whether a word stands between there and where the walk is.
  private var hasWord = false
  private var result: [ByteRange] = []
  /// The first callout, enclosure and marker that does not lie before where the walk is.
  private var callout: Int
  private var enclosure = 0
  private var marker = 0
  /// The marker that the next item of the list begins with that the walk is in.
  private var nextItem: Int?

  /// A walk through `range`. `callouts` are those of the document, sorted.
  init(range: ByteRange, text: SourceText, callouts: [ByteRange], words: BoundaryWords) {
    let range = text.trimmed(range)
    self.text = text
    self.limit = range.end
    self.callouts = callouts
    self.judge = StopJudge(words: words, bytes: text.bytes, range: range)
    self.enclosures = Enclosures(in: range, of: text.bytes).spans
    self.lists = ListMarkers(in: range, of: text.bytes)
    self.start = range.start
    self.callout = callouts.partitioningIndex { $0.end > range.start }
  }

  /// The sentences, in order, without the callouts that follow their stops.
  mutating func sentences() -> [ByteRange] {
    var index = start
    enterList(at: index)
    while index < limit {
      pass(index)
      if let item = nextItem, lists.markers[item].range.start == index {
        close(at: index, next: index)
        nextItem = lists.markers[item].next
        index = lists.markers[item].range.end
      } else if callout < callouts.count, callouts[callout].start <= index {
        index = max(index + 1, callouts[callout].end)
      } else if StopJudge.isStop(text.bytes[index]) {
        index = passStop(at: index)
      } else {
        hasWord = hasWord || text.bytes[index].isASCIIAlphanumeric || text.bytes[index] >= 0x80
        index += 1
      }
    }
    close(at: limit, next: limit)
    return result
  }

  /// Leaves behind the callouts, enclosures and markers that lie before `index`.
  private mutating func pass(_ index: Int) {
    while callout < callouts.count, callouts[callout].end <= index { callout += 1 }
    while enclosure < enclosures.count, enclosures[enclosure].end <= index { enclosure += 1 }
    while marker < lists.markers.count, lists.markers[marker].range.start < index { marker += 1 }
    if let item = nextItem, lists.markers[item].range.start < index { nextItem = nil }
  }

  /// Takes the stop at `index`, ends the sentence there or not, and tells where to go on.
  private mutating func passStop(at index: Int) -> Int {
    let stop = judge.stop(at: index)
    let next = afterCallouts(from: stop.end)
    let isInside =
      enclosure < enclosures.count && enclosures[enclosure].contains(index)
      && stop.end < enclosures[enclosure].end
    if hasWord, !isInside,
      judge.endsSentence(stop, next: next, start: start, opensList: opensList(after: next))
    {
      close(at: stop.end, next: next)
    }
    return max(stop.end, next)
  }

  /// Ends the sentence at `end`; the following one begins at `next` or after the spaces there.
  private mutating func close(at end: Int, next: Int) {
    let sentence = text.trimmed(ByteRange(start, end))
    let at = callouts.partitioningIndex { $0.end > sentence.start }
    let isOnlyCallouts = at < callouts.count && callouts[at].contains(sentence)
    if !sentence.isEmpty, !isOnlyCallouts { result.append(sentence) }
    start = next
    hasWord = false
    enterList(at: next)
  }

  /// Whether a list begins with the first word at or after `index`.
  private func opensList(after index: Int) -> Bool { listMarker(after: index) != nil }

  private func listMarker(after index: Int) -> Int? {
    let first = text.trimmed(ByteRange(index, limit)).start
    guard
      let at = lists.markers[min(marker, lists.markers.count)...].firstIndex(where: {
        $0.range.start >= first
      }),
      lists.markers[at].range.start == first, ListMarkers.opensList(lists.markers[at])
    else { return nil }
    return at
  }

  private mutating func enterList(at index: Int) {
    guard nextItem == nil, index < limit, let first = listMarker(after: index) else { return }
    nextItem = lists.markers[first].next
  }

  /// Where the text goes on after the callouts, and the spaces between them, that begin at `end`; `end` itself
  /// where none begins.
  private func afterCallouts(from end: Int) -> Int {
    var next = end
    var index = end
    var callout = callout
    while index < limit {
      while callout < callouts.count, callouts[callout].end <= index { callout += 1 }
      if callout < callouts.count, callouts[callout].start == index {
        index = callouts[callout].end
        next = index
      } else if text.bytes[index].isASCIISpace {
        index += 1
      } else {
        break
      }
    }
    return min(next, limit)
  }
}

extension Array {
  /// The first index whose element satisfies `predicate`, where all that do not stand before those that do.
  func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
