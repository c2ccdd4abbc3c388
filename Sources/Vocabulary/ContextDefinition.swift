import Text

/// What the words beside a name say that it stands for, where no definition of the usual form was found: words of the
/// vocabulary right before "(NAME" or in the bracket behind it.
enum ContextDefinition {
  /// Stretches of `context` that may be the long form of `name`, the likeliest first.
  static func longForms(of name: [UInt8], in context: [UInt8]) -> [[UInt8]] {
    guard name.count >= 2, name.count <= 12 else { return [] }
    var result: [[UInt8]] = []
    var start = 0
    while let place = context[start...].firstIndex(of: name[0]) {
      start = place + 1
      let end = place + name.count
      guard end <= context.count, context[place..<end] == name[...],
        end == context.count || !context[end].isASCIIAlphanumeric
      else { continue }
      if place > 0, context[place - 1] == byte("(") {
        result += before(place - 1, name: name, in: context)
      } else if let inside = bracket(behind: end, in: context) {
        result.append(inside)
      }
    }
    return result
  }

  /// One to as many words before the bracket at `end` as the name has letters, and one more; longest first.
  private static func before(_ end: Int, name: [UInt8], in context: [UInt8]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var upper = end
    while upper > 0, context[upper - 1].isASCIISpace { upper -= 1 }
    var lower = upper
    for _ in 0..<min(8, name.count + 1) {
      while lower > 0, !context[lower - 1].isASCIISpace { lower -= 1 }
      let words = Array(context[lower..<upper])
      if startsAlike(words, name) { result.append(words) }
      guard lower > 0 else { break }
      lower -= 1
    }
    return result.reversed()
  }

  /// Whether the long form begins, after digits and the like, with the first letter of the short one.
  private static func startsAlike(_ long: [UInt8], _ short: [UInt8]) -> Bool {
    guard let a = long.first(where: \.isASCIILetter), let b = short.first(where: \.isASCIILetter) else {
      return false
    }
    return a.asciiLowercased == b.asciiLowercased || initials(of: long) == letters(of: short)
  }

  /// "myotonic dystrophy" and "DM": the initials in another order.
  private static func initials(of long: [UInt8]) -> [UInt8] {
    long.split(whereSeparator: { !$0.isASCIILetter }).compactMap { $0.first?.asciiLowercased }.sorted()
  }

  private static func letters(of short: [UInt8]) -> [UInt8] {
    short.filter(\.isASCIILetter).map(\.asciiLowercased).sorted()
  }

  /// The words of the bracket that opens right behind `end`.
  private static func bracket(behind end: Int, in context: [UInt8]) -> [UInt8]? {
    guard end + 2 < context.count, context[end] == 0x20, context[end + 1] == byte("(") else { return nil }
    let inside = context[(end + 2)...].prefix(80)
    guard let close = inside.firstIndex(where: { $0 == byte(")") || $0 == byte(";") || $0 == byte(",") })
    else {
      return nil
    }
    return Array(inside[..<close])
  }
}
