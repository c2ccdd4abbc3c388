import DocumentModel
import Text

/// Finds running heads, feet and page numbers: what is printed on every page and belongs to none.
///
/// With form feeds, the first and last lines of pages are compared; without, lines that come again far apart.
struct PageFurniture {
  private let source: SourceText
  /// Lines at each edge of a page that may be furniture, and how far a banner may reach.
  private static let edge = 3
  private static let deepest = 14
  private static let distance = 12

  init(_ source: SourceText) { self.source = source }

  /// Takes furniture out of `lines`, and says what was taken.
  func remove(from lines: inout [Line]) -> [Diagnostic] {
    let pages = pages(lines)
    let furniture = pages.count > 1 ? atEdges(lines, pages) : farApart(lines)
    guard !furniture.isEmpty else { return [] }
    var taken: [String: Int] = [:]
    for index in furniture {
      taken[isPageNumber(lines[index]) ? "page numbers" : source.string(lines[index].content), default: 0] +=
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

  // MARK: With form feeds

  private func pages(_ lines: [Line]) -> [Range<Int>] {
    let starts = [0] + lines.indices.filter { $0 > 0 && lines[$0].beginsPage }
    return starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : lines.count) }
  }

  private func atEdges(_ lines: [Line], _ pages: [Range<Int>]) -> [Int] {
    let printed = pages.map { page in page.filter { !lines[$0].isBlank } }
    let edges = printed.map(Self.edges)
    var near: [UInt64: Int] = [:]
    var deep: [UInt64: Int] = [:]
    for (head, foot) in edges {
      for key in Set((head.prefix(Self.edge) + foot.prefix(Self.edge)).compactMap { key(lines[$0]) }) {
        near[key, default: 0] += 1
      }
      for key in Set((head + foot).compactMap { key(lines[$0]) }) { deep[key, default: 0] += 1 }
    }
    let enough = max(2, min(pages.count / 3, 5))
    dropRepetitive(&near, &deep, lines)
    let offset = numberOffset(lines, edges)
    var found: Set<Int> = []
    for (page, (head, foot)) in edges.enumerated() {
      for (side, edge) in [head, foot].enumerated() {
        var reach = Self.edge
        for (place, index) in edge.enumerated() where place < reach {
          let line = lines[index]
          guard
            isPageNumber(line, page: page, place: place, offset: offset)
              || place < Self.edge && isRepeated(line, near, enough, pages.count)
              || isRepeated(line, deep, max(3, pages.count / 4), pages.count)
          else { continue }
          guard page > 0 || side > 0 || !mayBeTitle(line) else { continue }
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
    for index in found where holdsWords(lines[index]) {
      counts[hash(source[lines[index].content]), default: 0] += 1
    }
    var copies: [Int] = []
    var run: [Int] = []
    for index in lines.indices where lines[index].content.count > 2 {
      let isCopy = holdsWords(lines[index]) && counts[hash(source[lines[index].content]), default: 0] > 2
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
      if let key = key(line), deep[key] != nil { totals[key, default: 0] += 1 }
    }
    for (key, total) in totals where total > 2 * (deep[key] ?? 0) + 2 {
      near[key] = nil
      deep[key] = nil
    }
  }

  /// The difference between the numbers printed on pages and their places that most pages share.
  private func numberOffset(_ lines: [Line], _ edges: [(head: [Int], foot: [Int])]) -> Int? {
    var counts: [Int: Int] = [:]
    for (page, (head, foot)) in edges.enumerated() {
      let values = (head.prefix(Self.edge) + foot.prefix(Self.edge)).compactMap { number(lines[$0]) }
      for value in Set(values) { counts[value - page, default: 0] += 1 }
    }
    let best = counts.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }
    return best.flatMap { $0.value > 1 && $0.value * 3 >= edges.count ? $0.key : nil }
  }

  /// A number that is the page's by its value or, where pages are not numbered through, by standing at the edge.
  private func isPageNumber(_ line: Line, page: Int, place: Int, offset: Int?) -> Bool {
    guard isPageNumber(line) else { return false }
    guard let value = number(line) else { return true }
    guard let offset else { return place == 0 }
    return value - page == offset || place < 2 && abs(value - page - offset) < 3
  }

  /// The value of a line that is a bare number; nil for "Page 3 of 7".
  private func number(_ line: Line) -> Int? {
    guard isPageNumber(line) else { return nil }
    let bytes = source[line.content]
    guard !bytes.contains(where: \.isASCIILetter) else { return nil }
    return Int(String(decoding: bytes.filter(\.isASCIIDigit), as: UTF8.self))
  }

  /// The first lines of a page, and its last from the end; no line is in both.
  private static func edges(_ page: [Int]) -> (head: [Int], foot: [Int]) {
    let head = page.count >= 2 * deepest ? deepest : (page.count + 1) / 2
    return (Array(page.prefix(head)), Array(page.dropFirst(head).suffix(deepest).reversed()))
  }

  private func isRepeated(_ line: Line, _ counts: [UInt64: Int], _ enough: Int, _ pages: Int) -> Bool {
    guard let key = key(line) else { return false }
    return counts[key, default: 0] >= (holdsWords(line) ? enough : max(3, pages / 2))
  }

  /// The title of the document stands on its first page, and at the head of others.
  private func mayBeTitle(_ line: Line) -> Bool {
    let words = source[line.content]
    return words.count >= 30 && words.count { $0 == 0x20 } > 3 && !words.contains(where: \.isASCIIDigit)
  }

  /// What lines of furniture have in common: their words, or their shape where they hold a few letters only.
  private func key(_ line: Line) -> UInt64? {
    if holdsWords(line) { return shape(line) }
    let words = source[line.content]
    guard words.count <= 24, words.contains(where: { $0.isASCIILetter || $0 == byte("-") }) else {
      return nil
    }
    return words.contains(where: \.isASCIIDigit) && words.count <= 16 ? shape(line) : hash(words)
  }

  private func hash(_ words: ArraySlice<UInt8>) -> UInt64 {
    var hash = WordHash()
    hash.add(words)
    return hash.value
  }

  // MARK: Without

  private func farApart(_ lines: [Line]) -> [Int] {
    var places: [UInt64: [Int]] = [:]
    for index in lines.indices where isCandidate(lines[index]) {
      places[shape(lines[index]), default: []].append(index)
    }
    let heads = places.values.filter {
      $0.count > 2 && zip($0, $0.dropFirst()).allSatisfy { $1 - $0 >= Self.distance }
    }
    let found = heads.flatMap(\.self)
    return found.isEmpty ? [] : found + companions(of: found, lines) + numbersInARow(lines)
  }

  /// Lines that stand beside running heads, again and again: dates, addresses, volumes.
  private func companions(of heads: [Int], _ lines: [Line]) -> [Int] {
    let known = Set(heads)
    var counts: [UInt64: Set<Int>] = [:]
    for head in heads {
      for index in max(0, head - 4)..<min(lines.count, head + 5)
      where !known.contains(index) && !lines[index].isBlank {
        if holdsWords(lines[index]), let key = key(lines[index]) { counts[key, default: []].insert(index) }
      }
    }
    return counts.values.filter { $0.count > 2 }.flatMap(\.self).sorted()
  }

  /// Short lines of words; bullets, cells and headings may rightly come again.
  private func isCandidate(_ line: Line) -> Bool {
    let bytes = source[line.content]
    guard bytes.count >= 12, bytes.count < 120, let first = bytes.first, let last = bytes.last else {
      return false
    }
    guard first.isASCIIAlphanumeric || first >= 0x80, last != byte(":"), last != byte("?") else {
      return false
    }
    return bytes.contains(0x20) && !bytes.contains(0x09) && !bytes.contains(byte("|"))
      && !bytes.contains(byte("*"))
  }

  private func numbersInARow(_ lines: [Line]) -> [Int] {
    var numbers: [(line: Int, value: Int)] = []
    for index in lines.indices where isPageNumber(lines[index]) {
      let digits = source[lines[index].content].filter(\.isASCIIDigit)
      guard let value = Int(String(decoding: digits, as: UTF8.self)) else { continue }
      if let last = numbers.last, value != last.value + 1 || index - last.line < Self.distance { continue }
      numbers.append((index, value))
    }
    return numbers.count > 2 ? numbers.map(\.line) : []
  }

  // MARK: Lines

  /// `12`, `- 12 -`, `Page 3 of 7`.
  private func isPageNumber(_ line: Line) -> Bool {
    let bytes = source[line.content]
    guard bytes.count <= 16, bytes.contains(where: \.isASCIIDigit) else { return false }
    let words = bytes.split { !$0.isASCIIAlphanumeric }
    return words.allSatisfy {
      $0.count <= 5 && $0.allSatisfy(\.isASCIIDigit)
        || $0.equalsIgnoringASCIICase("page") || $0.equalsIgnoringASCIICase("of")
    } && bytes.allSatisfy { $0 != byte("[") && $0 != byte(".") && $0 != byte("(") && $0 != byte("%") }
  }

  /// Whether a word of four letters stands in `line`; numbers alike say nothing ("2004;304:1497" ends a reference).
  private func holdsWords(_ line: Line) -> Bool {
    var run = 0
    for unit in source[line.content] {
      run = unit.isASCIILetter || unit >= 0x80 ? run + 1 : 0
      if run > 3 { return true }
    }
    return false
  }

  /// A hash of the words of a line, all numbers alike.
  private func shape(_ line: Line) -> UInt64 {
    var hash = WordHash()
    var isNumber = false
    for unit in source[line.content] {
      if unit.isASCIIDigit {
        if !isNumber { hash.add(byte("0")) }
        isNumber = true
      } else if !unit.isASCIISpace {
        hash.add(unit.asciiLowercased)
        isNumber = false
      }
    }
    return hash.value
  }
}
