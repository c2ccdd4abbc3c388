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
    var counts: [UInt64: Int] = [:]
    for (head, foot) in edges {
      for key in Set((head + foot).compactMap { key(lines[$0]) }) { counts[key, default: 0] += 1 }
    }
    let enough = max(2, min(pages.count / 4, 5))
    var found: [Int] = []
    for (page, (head, foot)) in edges.enumerated() {
      for edge in [head, foot] {
        var reach = Self.edge
        for (place, line) in edge.enumerated() where place < reach {
          guard isFurniture(lines[line], place, counts, enough, pages.count) else { continue }
          guard page > 0 || !mayBeTitle(lines[line]) else { continue }
          found.append(line)
          // What stands next to furniture may be more of it: banners of many lines.
          reach = min(Self.deepest, max(reach, place + 3))
        }
      }
    }
    return Array(Set(found)).sorted()
  }

  /// The first lines of a page, and its last from the end; no line is in both.
  private static func edges(_ page: [Int]) -> (head: [Int], foot: [Int]) {
    let head = page.count >= 2 * deepest ? deepest : (page.count + 1) / 2
    return (Array(page.prefix(head)), Array(page.dropFirst(head).suffix(deepest).reversed()))
  }

  private func isFurniture(
    _ line: Line, _ place: Int, _ counts: [UInt64: Int], _ enough: Int, _ pages: Int
  ) -> Bool {
    if isPageNumber(line) { return true }
    guard let key = key(line) else { return false }
    let count = counts[key, default: 0]
    if holdsWords(line) { return count >= enough }
    let isShort = line.content.count <= 16
    return isShort && place < 2 && count >= max(3, pages / 3) || count >= max(3, pages / 2)
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
    return heads.flatMap(\.self) + (heads.isEmpty ? [] : numbersInARow(lines))
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
      $0.count <= 4 && $0.allSatisfy(\.isASCIIDigit)
        || $0.equalsIgnoringASCIICase("page") || $0.equalsIgnoringASCIICase("of")
    } && bytes.allSatisfy { $0 != byte("[") && $0 != byte(".") && $0 != byte("(") && $0 != byte("%") }
  }

  /// Numbers alike say nothing: "2004;304:1497" ends a reference.
  private func holdsWords(_ line: Line) -> Bool {
    source[line.content].count { $0.isASCIILetter || $0 >= 0xC3 } >= 4
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
