import Text

/// How well the words of a text fit a name that has the same lookup key.
///
/// Acronyms and ordinary words share keys ("ALL" and "all", "ACT" and "act"): a word in ordinary spelling never
/// stands for an acronym, whatever else fits.
enum SurfaceMatch {
  /// 1 for the same string, less for each kind of difference, nil where the two cannot be the same name.
  static func score(surface: [UInt8], name: [UInt8]) -> Double? {
    if surface == name { return 1 }
    if surface.contains(0xE2), Hyphen.plain(surface[...]).count < surface.count {
      return score(surface: Array(Hyphen.plain(surface[...])), name: name)
    }
    let a = lettersAndDigits(surface)
    let b = lettersAndDigits(name)
    if a == b { return isSplitWord(surface, name) ? nil : 0.97 }
    if isOrdinaryWord(surface), isAcronym(b), b.count <= 6 { return nil }
    if b.count <= 3, isAcronym(a), !isAcronym(b), !b.contains(where: \.isASCIIDigit) { return nil }
    return isPlural(a, of: b) ? 0.95 : 0.9
  }

  /// `bytes` without signs, dashes of typesetters among them.
  private static func lettersAndDigits(_ bytes: [UInt8]) -> [UInt8] {
    Hyphen.withoutDashes(bytes[...]).filter { $0.isASCIIAlphanumeric || $0 >= 0x80 }
  }

  /// Whether a short name has a dash or space where the surface is one plain word ("T-ALL" and "TALL"), or the surface has two
  /// words where the name is one ("act in" and "actin").
  private static func isSplitWord(_ surface: [UInt8], _ name: [UInt8]) -> Bool {
    if surface.contains(0x20), name.allSatisfy(\.isASCIILower) { return true }
    return name.count <= 5 && surface.allSatisfy(\.isASCIIUpper) && !name.allSatisfy(\.isASCIIUpper)
  }

  /// "all", "All", "tall": letters only, none but the first a capital.
  private static func isOrdinaryWord(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0.isASCIILetter || $0 == 0x20 } && !bytes.dropFirst().contains(where: \.isASCIIUpper)
  }

  private static func isAcronym(_ bytes: [UInt8]) -> Bool { bytes.count(where: \.isASCIIUpper) >= 2 }

  private static func isPlural(_ a: [UInt8], of b: [UInt8]) -> Bool {
    a.count == b.count + 1 && a.starts(with: b)
  }
}
