/// Page numbers of a text without page breaks: lines with a bare number that count up, a page apart from each other.
enum PageNumberChain {
  /// Lines that a page has at least.
  private static let shortest = 20
  /// Lines that a page has at most, tables and figures with one cell a line included.
  private static let longest = 500

  private struct Link {
    var line: Int
    var length: Int
    var previous: Int?
  }

  /// The lines of the longest chain among `numbers`, in order of lines; empty where no four count up.
  static func longest(of numbers: [(line: Int, value: Int)]) -> [Int] {
    var links: [Link] = []
    var last: [Int: Int] = [:]
    var best: Int?
    for number in numbers {
      var link = Link(line: number.line, length: 1)
      for step in 1...2 {
        guard let index = last[number.value - step] else { continue }
        let gap = number.line - links[index].line
        guard gap >= shortest, gap <= longest * step, links[index].length >= link.length else { continue }
        link.length = links[index].length + 1
        link.previous = index
      }
      links.append(link)
      if let known = last[number.value], links[known].length > link.length,
        number.line - links[known].line < longest
      {
        continue
      }
      last[number.value] = links.count - 1
      if link.length > (best.map { links[$0].length } ?? 3) { best = links.count - 1 }
    }
    var chain: [Int] = []
    while let index = best {
      chain.append(links[index].line)
      best = links[index].previous
    }
    return chain.reversed()
  }
}
