/// Reads what stands between the brackets of a callout: `7`, `7,12`, `2, 4–6`, `1;2`.
struct IndexList {
  /// No callout of one range cites more works than this; what does is an interval of something else.
  static let widestRange = 200

  private let scalars: [Unicode.Scalar]
  private let spacesSeparate: Bool
  private var position = 0
  private var numbers: [Int] = []

  /// The numbers that `scalars` list, ranges spread out, or nil where they are anything else. `spacesSeparate`
  /// admits `15 16`, as some journals print superscripts.
  static func numbers(in scalars: [Unicode.Scalar], spacesSeparate: Bool = false) -> [Int]? {
    var list = IndexList(scalars: scalars, spacesSeparate: spacesSeparate)
    return list.read()
  }

  /// The numbers from `first` to `last`, or nil where they do not ascend or are too many.
  static func spread(_ first: Int, _ last: Int) -> ClosedRange<Int>? {
    first < last && last - first < widestRange ? first...last : nil
  }

  private init(scalars: [Unicode.Scalar], spacesSeparate: Bool) {
    self.scalars = scalars
    self.spacesSeparate = spacesSeparate
  }

  private mutating func read() -> [Int]? {
    skipSpaces()
    repeat {
      guard readItem() else { return nil }
    } while readSeparator()
    return position == scalars.count ? numbers : nil
  }

  private mutating func readItem() -> Bool {
    guard let first = readNumber() else { return false }
    let end = position
    skipSpaces()
    guard position < scalars.count, scalars[position].isDash else {
      position = end
      numbers.append(first)
      return true
    }
    position += 1
    skipSpaces()
    guard let last = readNumber(), let range = Self.spread(first, last) else { return false }
    numbers.append(contentsOf: range)
    return true
  }

  /// A number of one to four digits without a leading zero: no list begins at 0.
  private mutating func readNumber() -> Int? {
    let start = position
    var value = 0
    while position < scalars.count, position - start < 5, let digit = scalars[position].asciiDigit {
      value = value * 10 + digit
      position += 1
    }
    guard position > start, position - start <= 4, scalars[start] != "0" else { return nil }
    return value
  }

  private mutating func readSeparator() -> Bool {
    let end = position
    skipSpaces()
    if position < scalars.count, scalars[position] == "," || scalars[position] == ";" {
      position += 1
      skipSpaces()
      return true
    }
    return spacesSeparate && position > end && position < scalars.count
  }

  private mutating func skipSpaces() {
    while position < scalars.count, scalars[position].isSpace { position += 1 }
  }
}
