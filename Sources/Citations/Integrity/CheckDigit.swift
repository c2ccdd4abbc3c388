/// Check digits of the identifiers that have one.
enum CheckDigit {
  /// ISBN-10 and ISBN-13 (ISO 2108): `digits` without hyphens, the last may be `X`.
  static func isISBN(_ digits: [UInt8]) -> Bool {
    switch digits.count {
    case 10: values(digits).map { zip($0, 1...).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0 } ?? false
    case 13:
      values(digits).map {
        !$0.contains(10) && zip($0, 0...).reduce(0) { $0 + $1.0 * ($1.1 % 2 == 0 ? 1 : 3) } % 10 == 0
      } ?? false
    default: false
    }
  }

  /// ISSN (ISO 3297): eight digits, the last may be `X`.
  static func isISSN(_ digits: [UInt8]) -> Bool {
    guard digits.count == 8, let values = values(digits) else { return false }
    return zip(values, (1...8).reversed()).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
  }

  /// ORCID (ISO 7064 MOD 11-2): sixteen digits, the last may be `X`.
  static func isORCID(_ digits: [UInt8]) -> Bool {
    guard digits.count == 16, let values = values(digits) else { return false }
    let total = values.dropLast().reduce(0) { ($0 + $1) * 2 % 11 }
    return (12 - total) % 11 == values[15]
  }

  /// The values of the digits, 10 for an `X` at the end; nil where something else stands among them.
  private static func values(_ digits: [UInt8]) -> [Int]? {
    var values: [Int] = []
    for (place, digit) in digits.enumerated() {
      switch digit {
      case 0x30...0x39: values.append(Int(digit) - 0x30)
      case 0x58,
        0x78 where place == digits.count - 1:
        values.append(10)
      default: return nil
      }
    }
    return values
  }
}
