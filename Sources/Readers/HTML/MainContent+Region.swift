import Text

extension MainContent {
  /// The region goes down into a child that holds at least this share (in percent) of its prose.
  private static let share = 80
  /// The same for a child that holds the title.
  private static let titledShare = 40
  /// Pages with a list of references hold abstract, text and notes in elements of their own: nearly all of the
  /// prose has to stand in one before the rest is left.
  private static let scholarlyShare = 97
  /// An article names four works at least; "Sources" of a news page are fewer or shorter.
  private static let leastEntries = 4
  private static let shortestEntry = 40
  /// An element named as the text of the page is believed where it holds this share of the prose.
  private static let namedShare = 50

  /// Finds the element that holds the page's text, and sets aside what stands outside.
  mutating func selectRegion() {
    let aside = isAside
    let prose = Prose(tape, runs: runs) { !aside[$0.nodes.lowerBound] }
    guard prose.total >= Self.leastProse else { return }
    findReferences()
    let region = region(prose)
    let title = title(before: region)
    for run in runs where !isAside[run.nodes.lowerBound] {
      let start = run.nodes.lowerBound
      if region.contains(start) || isReference(start) { continue }
      if let title, run.nodes == title.nodes { continue }
      if start < region.lowerBound, Prose.weight(run) > 0 {
        if let title, start > title.nodes.lowerBound { continue }
        if statement.isLead(words(run)) { continue }
      }
      setAside(run)
    }
    leaveInnerArticles(region, prose)
    filterRuns(in: region, title: title)
  }

  /// The nodes of the element that prose leads to.
  private mutating func region(_ prose: Prose) -> Range<Int> {
    var best: Int?
    for index in tape.nodes.indices where !isAside[index] {
      guard let element = tape.nodes[index].element, element.isBlock, prose[index] > 0 else { continue }
      let isNamed = element == .article || element == .main || names.verdict(index).contains(.content)
      guard isNamed, prose[index] * 100 >= prose.total * (isScholarly ? Self.scholarlyShare : Self.namedShare)
      else { continue }
      // An inner element is the text where nearly all of an outer one stands in it.
      if let outer = best, prose[index] * 100 < prose[outer] * Self.share { continue }
      best = index
    }
    var current = titledArticle(prose) ?? best.map { lifted($0, prose) } ?? 0
    while let child = mainChild(of: current, prose) { current = child }
    return current..<tape.nodes[current].end
  }

  /// The `<article>` that holds the page's only title, where others hold other posts.
  private func titledArticle(_ prose: Prose) -> Int? {
    guard !isScholarly, layout.titleCount == 1 else { return nil }
    return tape.nodes.indices.last {
      tape.nodes[$0].element == .article && !isAside[$0] && layout.holdsTitle($0)
        && prose[$0] >= Self.enoughProse
    }
  }

  /// The child that holds the only title and much more prose than any of its sisters.
  private func titledChild(of index: Int, _ prose: Prose) -> Int? {
    var most: Int?
    var second = 0
    var child = index + 1
    while child < tape.nodes[index].end {
      if tape.nodes[child].element != nil {
        if prose[child] > most.map({ prose[$0] }) ?? 0 {
          second = most.map { prose[$0] } ?? 0
          most = child
        } else {
          second = max(second, prose[child])
        }
      }
      child = tape.nodes[child].end
    }
    guard let most, prose[most] * 100 >= prose[index] * Self.titledShare, prose[most] > 2 * second,
      layout.holdsTitle(most), tape.nodes[most].element?.headingLevel == nil
    else { return nil }
    return most
  }

  /// The element that holds `index` and all others of its name with prose: parts of one text.
  private func lifted(_ index: Int, _ prose: Prose) -> Int {
    guard tape.nodes[index].element != .article, let value = tape.bytes(index, .cssClass) else {
      return index
    }
    var whole = index..<tape.nodes[index].end
    for other in tape.nodes.indices
    where !isAside[other] && tape.nodes[other].element == tape.nodes[index].element {
      guard prose[other] > 0, tape.bytes(other, .cssClass) == value else { continue }
      whole = min(whole.lowerBound, other)..<max(whole.upperBound, tape.nodes[other].end)
    }
    var holder = index
    while holder > 0, holder > whole.lowerBound || tape.nodes[holder].end < whole.upperBound {
      holder = layout.parents[holder]
    }
    return holder
  }

  /// The child of `index` that holds most of its prose; nil where its sisters of the same kind hold prose too:
  /// these are sections of one text.
  private mutating func mainChild(of index: Int, _ prose: Prose) -> Int? {
    var main: Int?
    var child = index + 1
    while child < tape.nodes[index].end, main == nil {
      if let element = tape.nodes[child].element, !Self.isPartOfText(element),
        prose[child] * 100 >= prose[index] * (isScholarly ? Self.scholarlyShare : Self.share)
      {
        main = child
      }
      child = tape.nodes[child].end
    }
    guard let main else { return isScholarly ? nil : titledChild(of: index, prose) }
    if tape.nodes[main].element == .article { return main }
    child = index + 1
    while child < tape.nodes[index].end {
      if child != main, prose[child] > 0, tape.nodes[child].element == tape.nodes[main].element,
        tape.bytes(child, .cssClass) == tape.bytes(main, .cssClass)
      {
        return nil
      }
      child = tape.nodes[child].end
    }
    return main
  }

  /// Paragraphs and lists are text, however long; their elders hold the text.
  private static func isPartOfText(_ element: Element) -> Bool {
    [.p, .ul, .ol, .dl, .li, .dd, .blockquote, .pre].contains(element)
  }

  /// The heading that says what the head of the page does, else the last first-level heading at or before the start
  /// of the region, else the first in it.
  private func title(before region: Range<Int>) -> TextRun? {
    let stated = runs.last {
      $0.heading != nil && !isAside[$0.nodes.lowerBound] && $0.nodes.lowerBound < region.upperBound
        && statement.isTitle(words($0))
    }
    if let stated { return stated }
    let headings = runs.filter { $0.heading == 1 && !isAside[$0.nodes.lowerBound] }
    return headings.last { $0.nodes.lowerBound < region.lowerBound }
      ?? headings.first { region.contains($0.nodes.lowerBound) }
  }

  /// An `<article>` within an article is another one: a comment, or one more post.
  private mutating func leaveInnerArticles(_ region: Range<Int>, _ prose: Prose) {
    let outer = region.lowerBound
    guard tape.nodes[outer].element == .article else { return }
    var inner: [Range<Int>] = []
    var index = outer + 1
    var rest = prose[outer]
    while index < region.upperBound {
      if tape.nodes[index].element == .article {
        inner.append(index..<tape.nodes[index].end)
        rest -= prose[index]
        index = tape.nodes[index].end
      } else {
        index += 1
      }
    }
    guard rest >= 2 * Prose.shortest else { return }
    for range in inner {
      setAside(range)
    }
  }

  // MARK: References

  private mutating func findReferences() {
    for run in runs where run.letters < 40 && !run.isCell {
      if let last = references.last, run.nodes.lowerBound < last.upperBound { continue }
      guard vocabulary.referenceHeadings.contains(words(run)) else { continue }
      references.append(run.nodes.lowerBound..<endOfSection(run, in: 0..<0).end)
    }
    for index in tape.nodes.indices {
      guard let element = tape.nodes[index].element, [.ol, .ul, .div, .section].contains(element) else {
        continue
      }
      if names.verdict(index).contains(.references) { references.append(index..<tape.nodes[index].end) }
    }
    references.sort { $0.lowerBound < $1.lowerBound }
    // Overlapping ranges as one, so that they are found by halving.
    var joined: [Range<Int>] = []
    for range in references {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    references = joined
    var entries = 0
    for run in runs where run.letters >= Self.shortestEntry && isReference(run.nodes.lowerBound) {
      entries += 1
    }
    isScholarly = entries >= Self.leastEntries
  }

  /// A section ends with the next heading of its level, or with the element that holds heading and list.
  /// Also whether the section stands in the flow of `region` and in no smaller element.
  func endOfSection(_ heading: TextRun, in region: Range<Int>) -> (end: Int, isInFlow: Bool) {
    let level = heading.heading ?? 6
    var holder = heading.parent
    // The heading's own element holds no list: go up by what encloses it.
    while holder > 0, tape.nodes[holder].end <= heading.nodes.upperBound + 1 {
      holder = layout.parents[holder]
    }
    let end = tape.nodes[holder].end
    for index in heading.nodes.upperBound..<max(heading.nodes.upperBound, end) {
      if let other = tape.nodes[index].element?.headingLevel, other <= level {
        return (index, holder <= region.lowerBound)
      }
    }
    return (end, holder <= region.lowerBound)
  }

  func isReference(_ node: Int) -> Bool {
    var low = 0
    var high = references.count
    while low < high {
      let middle = (low + high) / 2
      if references[middle].upperBound <= node { low = middle + 1 } else { high = middle }
    }
    return low < references.count && references[low].contains(node)
  }

  /// The text of a run as it stands in the source, for looking up.
  func words(_ run: TextRun) -> ArraySlice<UInt8> {
    if run.nodes.count == 1 { return source[tape.nodes[run.nodes.lowerBound].source] }
    var words: [UInt8] = []
    for node in run.nodes where tape.nodes[node].element == nil {
      words += source[tape.nodes[node].source]
      if words.count > 300 { break }
    }
    return words[...]
  }
}
