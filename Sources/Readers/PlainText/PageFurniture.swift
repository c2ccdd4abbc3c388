import DocumentModel
import Text

/// Finds running heads, feet and page numbers: what is printed on every page and belongs to none.
///
/// With form feeds, the first and last lines of pages are compared; without, lines that come again far apart.
struct PageFurniture {
  private let source: SourceText
  private static let edge = 3
  private static let distance = 12

  init(_ source: SourceText) { self.source = source }

  /// Takes furniture out of `lines`, and says what was taken.
  func remove(from lines: inout [Line]) -> [Diagnostic] {
    let pages = pages(lines)
    let furniture = pages.count > 2 ? atEdges(lines, pages) : farApart(lines)
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
    var edges: [Int] = []
    var counts: [UInt64: Int] = [:]
    for page in pages {
      let printed = page.filter { !lines[$0].isBlank }
      let edge = Array(printed.prefix(Self.edge)) + Array(printed.dropFirst(Self.edge).suffix(Self.edge))
      for key in Set(edge.filter { holdsWords(lines[$0]) }.map { shape(lines[$0]) }) {
        counts[key, default: 0] += 1
      }
      edges += edge
    }
    let enough = max(2, min(pages.count / 4, 5))
    return edges.filter { isPageNumber(lines[$0]) || counts[shape(lines[$0]), default: 0] >= enough }
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
