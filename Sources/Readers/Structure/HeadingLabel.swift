import Text

/// What stands before a heading's words: "Q1:", "Problem 2:", "2.1". Headings of one series belong side by side,
/// whatever level they are printed at.
enum HeadingLabel: Hashable {
  case question(number: Int)
  case problem(number: Int)
  /// An outline number and how many parts it has: 2 for "2.1".
  case outline(parts: Int)

  /// The label at the beginning of `heading`, if there is one.
  init?(_ heading: ArraySlice<UInt8>, vocabulary: CompiledVocabulary) {
    if let number = Self.number(heading, after: vocabulary.questionPrefixes) {
      self = .question(number: number)
    } else if let number = Self.number(heading, after: vocabulary.problemPrefixes) {
      self = .problem(number: number)
    } else if let outline = Self.outline(heading) {
      self = .outline(parts: outline.parts)
    } else {
      return nil
    }
  }

  /// What headings of one series have in common.
  var series: HeadingLabel {
    switch self {
    case .question: .question(number: 0)
    case .problem: .problem(number: 0)
    case .outline: self
    }
  }

  private static func number(_ heading: ArraySlice<UInt8>, after prefixes: [[UInt8]]) -> Int? {
    for prefix in prefixes where heading.prefix(prefix.count).map(\.asciiLowercased) == prefix {
      let rest = heading.dropFirst(prefix.count).drop { $0 == 0x20 || $0 == byte("#") }
      let digits = rest.prefix(4).prefix(while: \.isASCIIDigit)
      guard let number = Int(String(decoding: digits, as: UTF8.self)) else { continue }
      guard let next = rest.dropFirst(digits.count).first else { return number }
      if !next.isASCIIAlphanumeric { return number }
    }
    return nil
  }

  /// The outline number at the beginning of `heading` ("2.1", "3.", "4 |"), and where the words begin.
  static func outline(_ heading: ArraySlice<UInt8>) -> (parts: Int, end: Int)? {
    var index = heading.startIndex
    var parts = 0
    while parts < 5 {
      let digits = heading[index...].prefix(3).prefix(while: \.isASCIIDigit)
      guard digits.count > 0, digits.count < 3 else { break }
      parts += 1
      index = digits.endIndex
      guard index < heading.endIndex, heading[index] == byte(".") else { break }
      index += 1
    }
    guard parts > 0, index < heading.endIndex, heading[index].isASCIISpace else { return nil }
    let bar = index + 1
    let isBarred = bar + 1 < heading.endIndex && heading[bar] == byte("|") && heading[bar + 1].isASCIISpace
    return (parts, isBarred ? bar + 2 : bar)
  }
}
