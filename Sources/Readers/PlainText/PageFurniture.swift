import DocumentModel
import Text

/// Finds running heads, feet and page numbers: what is printed on every page and belongs to none.
///
/// With form feeds, the first and last lines of pages are compared; everywhere, lines that come again far apart.
struct PageFurniture {
  private let marks: FurnitureMarks
  private var source: SourceText { marks.source }
  /// Lines at each edge of a page that may be furniture, and how far a banner may reach.
  private static let edge = 3
  private static let deepest = 14
  private static let longestFirstPage = 250
  /// How far from the edge heads may stand where the page breaks are a little off.
  private static let outskirt = 6

  init(_ source: SourceText, vocabulary: CompiledVocabulary) {
    marks = FurnitureMarks(source: source, vocabulary: vocabulary)
  }

  /// Takes furniture out of `lines`, and says what was taken.
  func remove(from lines: inout [Line]) -> [Diagnostic] {
    let pages = pages(lines)
    let atBreaks = pages.count > 1 ? atEdges(lines, pages) : chainOfNumbers(lines)
    var running = RunningLines(marks: marks, lines: lines, known: atBreaks, edges: outskirts(lines, pages))
    let imprint = pages.count > 1 ? imprint(lines, pages[0]) : []
    let furniture = running.find().subtracting(imprint).sorted()
    guard !furniture.isEmpty else { return [] }
    var taken: [String: Int] = [:]
    for index in furniture {
      taken[
        marks.isPageNumber(lines[index]) ? "page numbers" : source.string(lines[index].content), default: 0] +=
        1
    }
    let removed = Set(furniture)
    var kept: [Line] = []
    kept.reserveCapacity(lines.count - furniture.count)
    var beginsPage = false
    for index in lines.indices {
      beginsPage = beginsPage || lines[index].beginsPage
      if removed.contains(index) {
        beginsPage = true
        continue
      }
      kept.append(lines[index])
      kept[kept.count - 1].beginsPage = beginsPage
      if !lines[index].isBlank { beginsPage = false }
    }
    lines = kept
    return taken.sorted { $0.key < $1.key }.map { words, count in
      Diagnostic("reader.running-head", .note, "left out \(count) times: \(words)")
    }
  }

  /// The lines amid the first page: what comes again at the edges of others is printed there first, as the document's
  /// imprint.
  private func imprint(_ lines: [Line], _ page: Range<Int>) -> Set<Int> {
    let printed = page.filter { !lines[$0].isBlank }
    guard printed.count < Self.longestFirstPage else { return [] }
    return Set(
      printed.dropFirst(Self.edge * 2).dropLast(Self.deepest - Self.edge).filter {
        marks.holdsWords(lines[$0]) && !marks.isNamed(lines[$0])
      })
  }

  private func chainOfNumbers(_ lines: [Line]) -> [Int] {
    let chain = PageNumberChain.longest(
      of: lines.indices.compactMap { index in marks.number(lines[index]).map { (index, $0) } })
    guard let first = chain.first, let last = chain.last, (last - first) * 2 > lines.count else { return [] }
    return chain
  }

  // MARK: With form feeds

  private func pages(_ lines: [Line]) -> [Range<Int>] {
    let starts = [0] + lines.indices.filter { $0 > 0 && lines[$0].beginsPage }
    return starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : lines.count) }
  }

  /// The lines near the edges of pages; nil where nothing parts pages.
  private func outskirts(_ lines: [Line], _ pages: [Range<Int>]) -> Set<Int>? {
    guard pages.count > 1 else { return nil }
    var outskirts: Set<Int> = []
    for page in pages {
      let printed = page.filter { !lines[$0].isBlank }
      outskirts.formUnion(printed.prefix(Self.outskirt) + printed.suffix(Self.outskirt))
    }
    return outskirts
  }

  private func atEdges(_ lines: [Line], _ pages: [Range<Int>]) -> [Int] {
    let printed = pages.map { page in page.filter { !lines[$0].isBlank } }
    let edges = printed.map(Self.edges)
    var near: [UInt64: Int] = [:]
    var deep: [UInt64: Int] = [:]
    for (head, foot) in edges {
      for key in Set((head.prefix(Self.edge) + foot.prefix(Self.edge)).compactMap { marks.key(lines[$0]) }) {
        near[key, default: 0] += 1
      }
      for key in Set((head + foot).compactMap { marks.key(lines[$0]) }) { deep[key, default: 0] += 1 }
    }
    let enough = max(2, min(pages.count / 3, 5))
    dropRepetitive(&near, &deep, lines)
    for key in objectNumbers(lines, edges) {
      near[key] = nil
      deep[key] = nil
    }
    let offset = numberOffset(lines, edges)
    var found: Set<Int> = []
    for (page, (head, foot)) in edges.enumerated() {
      for (side, edge) in [head, foot].enumerated() {
        var reach = Self.edge
        for (place, index) in edge.enumerated() where place < reach {
          let line = lines[index]
          guard
            isPageNumber(line, page: page, place: place, offset: offset) || marks.isNamed(line)
              || place < Self.edge && isRepeated(line, near, enough, pages.count)
              || isRepeated(line, deep, max(3, pages.count / 4), pages.count)
          else { continue }
          guard page > 0 || side > 0 || !marks.mayBeTitle(line) else { continue }
          found.insert(index)
          // What stands next to furniture may be more of it: banners of many lines.
          reach = min(Self.deepest, max(reach, place + 3))
        }
      }
    }
    return found.union(copies(of: found, lines)).sorted()
  }

  /// Banners in the middle of a page: two lines and more in a row that are word for word those left out elsewhere.
  private func copies(of found: Set<Int>, _ lines: [Line]) -> [Int] {
    var counts: [UInt64: Int] = [:]
    for index in found where marks.holdsWords(lines[index]) {
      counts[marks.hash(source[lines[index].content]), default: 0] += 1
    }
    var copies: [Int] = []
    var run: [Int] = []
    for index in lines.indices where lines[index].content.count > 2 {
      let isCopy =
        marks.holdsWords(lines[index]) && counts[marks.hash(source[lines[index].content]), default: 0] > 2
      if isCopy {
        run.append(index)
      } else {
        if run.count > 1 { copies += run }
        run.removeAll(keepingCapacity: true)
      }
    }
    return run.count > 1 ? copies + run : copies
  }

  /// Furniture stands once or twice on a page; what comes more often is the rows of a table.
  private func dropRepetitive(_ near: inout [UInt64: Int], _ deep: inout [UInt64: Int], _ lines: [Line]) {
    var totals: [UInt64: Int] = [:]
    for line in lines where !line.isBlank {
      if let key = marks.key(line), deep[key] != nil { totals[key, default: 0] += 1 }
    }
    for (key, total) in totals where total > 2 * (deep[key] ?? 0) + 2 {
      near[key] = nil
      deep[key] = nil
    }
  }

  /// Lines whose last number is that of a figure or a table: it differs from page to page, but does not count pages.
  private func objectNumbers(_ lines: [Line], _ edges: [(head: [Int], foot: [Int])]) -> [UInt64] {
    var values: [UInt64: [(page: Int, value: Int, line: Line)]] = [:]
    for (page, (head, foot)) in edges.enumerated() {
      for index in head + foot {
        guard let value = marks.lastNumber(lines[index]), let key = marks.key(lines[index]) else { continue }
        values[key, default: []].append((page, value, lines[index]))
      }
    }
    return values.filter { _, values in
      guard values.count > 2 else { return false }
      if !marks.mayCountPages(values.map(\.line)) { return true }
      guard Set(values.map(\.value)).count * 2 > values.count + 1 else { return false }
      let steps = zip(values, values.dropFirst())
      let even = steps.count { $1.value - $0.value == $1.page - $0.page }
      return even * 2 < values.count - 1
    }.map(\.key)
  }

  /// The difference between the numbers printed on pages and their places that most pages share.
  private func numberOffset(_ lines: [Line], _ edges: [(head: [Int], foot: [Int])]) -> Int? {
    var counts: [Int: Int] = [:]
    for (page, (head, foot)) in edges.enumerated() {
      let values = (head.prefix(Self.edge) + foot.prefix(Self.edge)).compactMap { marks.number(lines[$0]) }
      for value in Set(values) { counts[value - page, default: 0] += 1 }
    }
    let best = counts.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }
    return best.flatMap { $0.value > 1 && $0.value * 3 >= edges.count ? $0.key : nil }
  }

  /// A number that is the page's by its value or, where pages are not numbered through, by standing at the edge.
  private func isPageNumber(_ line: Line, page: Int, place: Int, offset: Int?) -> Bool {
    guard marks.isPageNumber(line) else { return false }
    guard let value = marks.number(line) else { return true }
    guard let offset else { return place == 0 }
    return value - page == offset || place < 2 && abs(value - page - offset) < 3
  }

  /// The first lines of a page, and its last from the end; no line is in both.
  private static func edges(_ page: [Int]) -> (head: [Int], foot: [Int]) {
    let head = page.count >= 2 * deepest ? deepest : (page.count + 1) / 2
    return (Array(page.prefix(head)), Array(page.dropFirst(head).suffix(deepest).reversed()))
  }

  /// Whether `line` comes again on enough pages: on half of them where it is one word, as heads of tables are.
  private func isRepeated(_ line: Line, _ counts: [UInt64: Int], _ enough: Int, _ pages: Int) -> Bool {
    guard let key = marks.key(line) else { return false }
    let isTelling =
      marks.isTypical(line)
      || marks.holdsWords(line) && (line.content.count > 11 || source[line.content].contains(0x20))
    return counts[key, default: 0] >= (isTelling ? enough : max(3, pages / 2))
  }
}
