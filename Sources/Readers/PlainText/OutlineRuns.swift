import Text

/// Finds the numbered headings of a document by their numbers, before anything else is known: "2", "2.1", "2.1.1", "2.2",
/// "3" are one outline, and "0.5 M" is none of it.
struct OutlineRuns {
  /// How many parts the number of each heading has, by its line.
  private(set) var parts: [Int: Int] = [:]
  private static let fewest = 4
  /// Headings of the first level are short; what is longer is a footnote or an item.
  private static let longestOfFirstLevel = 70

  private struct Link {
    var line: Int
    var parts: Int
    var length: Int
    var previous: Int?
  }

  init(_ lines: [Line], source: SourceText, isExcluded: (Int) -> Bool) {
    var links: [Link] = []
    // The longest outline so far that ends with a number, or with one below it.
    var last: [[Int]: Int] = [:]
    for index in lines.indices where !lines[index].isBlank {
      guard let number = Self.number(source[lines[index].content]), !isExcluded(index) else { continue }
      var link = Link(line: index, parts: number.count, length: 1)
      for before in Self.before(number) {
        guard let previous = last[before], links[previous].length >= link.length else { continue }
        link.length = links[previous].length + 1
        link.previous = previous
      }
      guard link.length > 1 || number == [1] else { continue }
      links.append(link)
      for count in 1...number.count {
        let prefix = Array(number.prefix(count))
        if let known = last[prefix], links[known].length > link.length { continue }
        last[prefix] = links.count - 1
      }
    }
    var place = links.indices.max { links[$0].length < links[$1].length }
    var chain: [Link] = []
    while let index = place {
      chain.append(links[index])
      place = links[index].previous
    }
    guard chain.count >= Self.fewest, chain.count(where: { $0.parts > 1 }) > 1 else { return }
    for link in chain { parts[link.line] = link.parts }
  }

  /// The numbers that may stand before `number`: "2.2" or what is below it before "2.3", "2" before "2.1".
  private static func before(_ number: [Int]) -> [[Int]] {
    guard let last = number.last else { return [] }
    let parent = Array(number.dropLast())
    if last == 1 { return parent.isEmpty ? [] : [parent] }
    return last > 2 ? [parent + [last - 2], parent + [last - 1]] : [parent + [1]]
  }

  /// The outline number that `line` begins with, where words follow that may be a heading's.
  private static func number(_ line: ArraySlice<UInt8>) -> [Int]? {
    guard line.count < 200, line.first?.isASCIIDigit ?? false, let label = HeadingLabel.outline(line) else {
      return nil
    }
    let words = line[label.end...].drop(while: \.isASCIISpace)
    guard let first = words.first,
      first.isASCIIUpper || first >= 0xC3 || label.parts > 1 && first.isASCIIDigit,
      words.count(where: \.isASCIILetter) > 3, label.parts > 1 || line.count <= longestOfFirstLevel
    else { return nil }
    let digits = line.prefix { $0.isASCIIDigit || $0 == byte(".") }.split(separator: byte("."))
    guard digits.allSatisfy({ $0.first != byte("0") }) else { return nil }
    return digits.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
  }
}
