import Text

/// How well a spelling fits a name that has the same key: after gilda's features of case, dash and space.
enum SpellingScore {
  /// 1 for the same bytes, less for each kind of difference; nil where the two cannot be the same name.
  static func score(_ surface: UnsafeRawBufferPointer, _ name: UnsafeRawBufferPointer) -> Double? {
    if surface.count == name.count, surface.elementsEqual(name) { return 1 }
    var (a, b) = (Letters(surface), Letters(name))
    let length = max(1, a.count)
    if a.count <= 5, b.isAcronym != a.isAcronym, !a.hasDigit {
      // "all" is no ALL, "ACT" no act; three capitals against lower case lose most.
      if a.isOrdinaryWord, b.isAcronym { return nil }
      if a.isAcronym, a.count <= 3 { return 0.2 }
    }
    var score = 1.0
    if a.hasDash != b.hasDash || a.hasSpace != b.hasSpace { score -= length <= 4 ? 0.12 : 0.04 }
    let differences = Letters.caseDifferences(&a, &b)
    if differences == 0 { return score }
    if differences == 1, a.startsDifferently(b) { return score - 0.02 }
    return score - (length <= 4 ? 0.15 : 0.06)
  }

  /// What spelling is made of.
  private struct Letters {
    private let bytes: [UInt8]
    private(set) var hasDash = false
    private(set) var hasSpace = false
    private(set) var hasDigit = false
    private var upper = 0
    private var lower = 0
    private var firstIsUpper = false

    var count: Int { bytes.count }
    /// "ALL", "BCL": two capitals or more, no other letters but few.
    var isAcronym: Bool { upper >= 2 && upper > lower }
    /// "all", "All".
    var isOrdinaryWord: Bool { upper == (firstIsUpper ? 1 : 0) && lower > 0 }

    init(_ text: UnsafeRawBufferPointer) {
      var kept: [UInt8] = []
      for unit in text {
        if unit == byte("-") { hasDash = true }
        if unit == 0x20 { hasSpace = true }
        if unit == 0xE2 { hasDash = true }
        guard unit.isASCIIAlphanumeric else { continue }
        if kept.isEmpty { firstIsUpper = unit.isASCIIUpper }
        if unit.isASCIIUpper { upper += 1 } else if unit.isASCIILower { lower += 1 } else { hasDigit = true }
        kept.append(unit)
      }
      bytes = kept
    }

    func startsDifferently(_ other: Letters) -> Bool { bytes.first != other.bytes.first }

    static func caseDifferences(_ a: inout Letters, _ b: inout Letters) -> Int {
      guard a.bytes.count == b.bytes.count else { return 1 }
      return zip(a.bytes, b.bytes).count { $0 != $1 }
    }
  }
}
