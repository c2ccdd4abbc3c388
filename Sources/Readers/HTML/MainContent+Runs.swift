import Text

extension MainContent {
  /// What is shorter, and no sentence, is set aside before the first and after the last prose.
  private static let label = 60
  /// The same for paragraphs and items without links.
  private static let shortLabel = 25

  /// Sets aside what is no text within the region: runs of links, bylines, photo captions, notices.
  mutating func filterRuns(in region: Range<Int>, title: TextRun?) {
    let inside = runs.indices.filter {
      let start = runs[$0].nodes.lowerBound
      return !isAside[start] && (start >= region.lowerBound || Prose.weight(runs[$0]) > 0)
        && start < region.upperBound && !isReference(start) && runs[$0].nodes != title?.nodes
    }
    setAsideBelowChromeHeadings(inside, region)
    let prose = inside.filter { Prose.weight(runs[$0]) > 0 && !isAside[runs[$0].nodes.lowerBound] }
    guard let first = prose.first, let last = prose.last else { return }
    // A heading directly above the first prose is its own.
    let start = inside.last { $0 < first }.flatMap { runs[$0].heading != nil ? $0 : nil } ?? first
    let opening = prose[min(prose.count - 1, 2)]
    for index in inside {
      if isNoText(runs[index], isBetween: index >= start && index < last)
        || index < opening && isByline(runs[index])
      {
        setAside(runs[index])
      }
    }
    dropEmptySections(inside)
  }

  /// "You may also like": what stands below such a heading goes with it, up to the next prose where the heading
  /// stands in the flow of the text.
  private mutating func setAsideBelowChromeHeadings(_ inside: [Int], _ region: Range<Int>) {
    var end = 0
    var isInFlow = false
    for index in inside {
      let run = runs[index]
      let start = run.nodes.lowerBound
      if start >= end, run.heading != nil, vocabulary.chromeLines.contains(words(run)) {
        (end, isInFlow) = endOfSection(run, in: region)
        isInFlow = isInFlow || isScholarly
      } else if start < end, isInFlow, Prose.weight(run) > 0, !run.beginsWithLink {
        end = start
      }
      if start < end { setAside(run) }
    }
  }

  private func isNoText(_ run: TextRun, isBetween: Bool) -> Bool {
    if run.isCell { return false }
    if run.isLink { return true }
    let words = words(run)
    if run.isCaption, !isScholarly, !CaptionLabel.begins(words) { return true }
    if !isScholarly, isCredited(run) { return true }
    if vocabulary.chromeLines.contains(words) { return true }
    if vocabulary.boilerplateLines.isBeginning(of: words) { return true }
    if !isBetween, !run.isSentence {
      return run.ownLetters < (run.isParagraph && run.linkLetters == 0 ? Self.shortLabel : Self.label)
    }
    return false
  }

  /// Whether the run says no more than who wrote the page, or when.
  private func isByline(_ run: TextRun) -> Bool {
    guard run.letters < Self.longestByline, !run.isCell, !run.isSentence, run.heading == nil, !isScholarly
    else { return false }
    let words = words(run)
    return vocabulary.bylineWords.isBeginning(of: words) || DateText.iso(words)?.utf8.count == 10
  }
  private static let longestByline = 50

  /// Whether the run is short and ends with who took a picture: the words below it.
  private func isCredited(_ run: TextRun) -> Bool {
    guard run.letters < Self.longestCredited, !run.isSentence, run.heading == nil else { return false }
    let words = words(run)
    let end = words.suffix(Self.longestCredit)
    return end.indices.contains { index in
      vocabulary.pictureCredits[Int(end[index])].contains { end[index...].starts(with: $0) }
    }
  }
  private static let longestCredited = 250
  private static let longestCredit = 60

  /// A heading below which all was set aside goes with it.
  private mutating func dropEmptySections(_ inside: [Int]) {
    var nextText = Int.max
    // The next heading of at most this level, and whether something between here and there was set aside.
    var borders = Array(repeating: Int.max, count: 7)
    var nextAside = inside.last.map { $0 + 1 } ?? 0
    for index in inside.reversed() {
      let run = runs[index]
      let isOut = isAside[run.nodes.lowerBound]
      if let level = run.heading, !isOut {
        let border = borders[level]
        if nextText >= border, nextAside <= border {
          setAside(run)
          nextAside = index
        } else {
          for deeper in level..<7 { borders[deeper] = index }
        }
      } else if isOut {
        nextAside = index
      } else {
        nextText = index
      }
    }
  }
}
