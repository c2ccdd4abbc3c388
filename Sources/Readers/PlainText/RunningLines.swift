import Text

/// Finds running heads and feet where nothing says that a page ends: lines that come again far apart, and show by how
/// they are printed, by what stands beside them, or by interrupting sentences that they belong to none.
struct RunningLines {
  let marks: FurnitureMarks
  let lines: [Line]
  /// Lines that are known to be furniture: page numbers, and what was found at page breaks.
  private(set) var known: Set<Int>
  /// How many pages the known furniture stands on.
  private let pages: Int
  /// The lines near the edges of pages, where form feeds part these: what stands amid a page is no head of one.
  private let edges: Set<Int>?
  /// Lines between two heads, at least.
  private static let distance = 12
  private static let usualDistance = 30
  private static let titleEnd = 20

  init(marks: FurnitureMarks, lines: [Line], known: [Int], edges: Set<Int>?) {
    self.edges = edges
    self.marks = marks
    self.lines = lines
    self.known = Set(known)
    let places = known.sorted()
    pages = 1 + zip(places, places.dropFirst()).count { $1 - $0 > 6 }
  }

  /// All furniture, what was known included. The first lines of a document are its title, though heads repeat it.
  mutating func find() -> Set<Int> {
    var places: [UInt64: [Int]] = [:]
    for index in lines.indices where isCandidate(lines[index]) {
      if let key = marks.key(lines[index]) { places[key, default: []].append(index) }
    }
    let groups = places.values.filter { group in
      group.count > 1 && isSpread(group) && standsAtEdges(group)
        && marks.mayCountPages(group.map { lines[$0] })
    }.sorted { $0[0] < $1[0] }
    var left: [[Int]] = []
    for group in groups {
      if weight(group) >= 3 { known.formUnion(group) } else { left.append(group) }
    }
    // What stands beside furniture again and again is judged with it known.
    let found = left.filter { weight($0) >= 3 }
    for group in found { known.formUnion(group) }
    return known.filter { $0 > Self.titleEnd || !marks.mayBeTitle(lines[$0]) }
  }

  /// Whether most of `group` stand where heads and feet do, or are printed as these are.
  private func standsAtEdges(_ group: [Int]) -> Bool {
    guard let edges, !marks.isTypical(lines[group[0]]) else { return true }
    return group.count(where: edges.contains) * 2 > group.count
  }

  /// Short lines; bullets, cells and questions may rightly come again.
  private func isCandidate(_ line: Line) -> Bool {
    let bytes = marks.source[line.content]
    guard bytes.count >= 5, bytes.count < 160, let first = bytes.first, let last = bytes.last else {
      return false
    }
    guard first.isASCIIAlphanumeric || first >= 0x80 || first == byte("("), last != byte(":"),
      last != byte("?")
    else { return false }
    return !bytes.contains(0x09) && !bytes.contains(byte("*"))
      && bytes.count(where: { $0 == byte("|") }) < 4 && bytes.last != byte("|")
  }

  /// Whether all but a few of `group` stand a page apart, as far as lines tell.
  private func isSpread(_ group: [Int]) -> Bool {
    let gaps = zip(group, group.dropFirst()).map { $1 - $0 }
    return gaps.count { $0 < Self.distance } * 5 <= gaps.count
  }

  /// How much speaks for `group` being furniture.
  private func weight(_ group: [Int]) -> Int {
    let line = lines[group[0]]
    let gaps = zip(group, group.dropFirst()).map { $1 - $0 }.sorted()
    let beside = group.count { isBesideKnown($0) }
    var weight = 0
    if marks.isTypical(line) { weight += 2 }
    if group.count > 4 { weight += 1 }
    if gaps[gaps.count / 2] >= Self.usualDistance { weight += 1 }
    if beside * 3 >= group.count * 2, (group.count + 1) * 2 >= pages { weight += 2 }
    if group.count(where: interrupts) * 3 >= group.count { weight += 2 }
    if group.count == 2 { weight -= 1 }
    if marks.holdsYear(line) { weight += 1 }
    return weight
  }

  private func isBesideKnown(_ index: Int) -> Bool {
    (max(0, index - 3)...min(lines.count - 1, index + 3)).contains { $0 != index && known.contains($0) }
  }

  /// Whether the line at `index` parts a sentence that goes on below it.
  private func interrupts(_ index: Int) -> Bool {
    guard let above = text(from: index, by: -1), let below = text(from: index, by: 1) else { return false }
    let words = marks.source[lines[above].content]
    let next = marks.source[lines[below].content]
    guard words.count >= 30, next.count >= 20, let last = words.last, let first = next.first else {
      return false
    }
    return first.isASCIILower && (last.isASCIILetter || last == byte(",") || last == byte("-"))
  }

  /// The next line of words beyond a few blank ones and furniture.
  private func text(from index: Int, by step: Int) -> Int? {
    var place = index + step
    while lines.indices.contains(place), abs(place - index) < 6 {
      if !lines[place].isBlank, !known.contains(place), !marks.isPageNumber(lines[place]) { return place }
      place += step
    }
    return nil
  }
}
