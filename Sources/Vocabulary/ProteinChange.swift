import Text

/// A change of one amino acid of a protein: what it was, its position, what it is now, in one letter each or in three
/// (den Dunnen et al., HGVS recommendations 2016).
enum ProteinChange {
  /// "V600E" for "V600E", "p.V600E", "Val600Glu" and "p.Val600Glu"; "R248Ter" for "p.Arg248*"; nil for all else.
  static func oneLetter(_ bytes: ArraySlice<UInt8>) -> String? {
    let isMarked = bytes.hasPrefix("p.")
    var rest = isMarked ? bytes.dropFirst(2) : bytes
    if let deleted = deletion(rest) { return deleted }
    guard let (old, isLong) = aminoAcid(&rest) else { return nil }
    let digits = rest.prefix(while: \.isASCIIDigit)
    rest = rest.dropFirst(digits.count)
    // "E2F" is a gene.
    guard (isMarked || isLong ? 1...5 : 2...4).contains(digits.count) else { return nil }
    if isMarked || isLong, rest.elementsEqual("*".utf8) || rest.elementsEqual("Ter".utf8) {
      return old + String(decoding: digits, as: UTF8.self) + "Ter"
    }
    guard let (new, isNewLong) = aminoAcid(&rest), rest.isEmpty, isLong == isNewLong, isMarked || old != new
    else { return nil }
    return old + String(decoding: digits, as: UTF8.self) + new
  }

  /// "F508del" for "ΔF508", "F508del" and "Phe508del".
  private static func deletion(_ bytes: ArraySlice<UInt8>) -> String? {
    let deltas = ["Δ", "∆"].filter { bytes.hasPrefix($0) }
    var rest = deltas.isEmpty ? bytes : bytes.dropFirst(deltas[0].utf8.count)
    guard let (old, _) = aminoAcid(&rest) else { return nil }
    let digits = rest.prefix(while: \.isASCIIDigit)
    rest = rest.dropFirst(digits.count)
    guard (2...5).contains(digits.count), deltas.isEmpty ? rest.elementsEqual("del".utf8) : rest.isEmpty
    else {
      return nil
    }
    return old + String(decoding: digits, as: UTF8.self) + "del"
  }

  /// A gene's symbol and a change written in one, "KRASG12D", as texts have it that lost a superscript: the symbol's
  /// length in bytes, and the change.
  static func behindSymbol(_ bytes: ArraySlice<UInt8>) -> (symbol: Int, change: String)? {
    guard bytes.count >= 7, let last = bytes.last, last.isASCIIUpper else { return nil }
    let digits = bytes.dropLast().reversed().prefix(while: \.isASCIIDigit).count
    let start = bytes.endIndex - digits - 2
    guard start - bytes.startIndex >= 3, bytes[..<start].allSatisfy({ $0.isASCIIUpper || $0.isASCIIDigit }),
      let change = oneLetter(bytes[start...])
    else { return nil }
    return (start - bytes.startIndex, change)
  }

  /// Takes an amino acid off the beginning of `bytes`: its letter, and whether it was written in three.
  private static func aminoAcid(_ bytes: inout ArraySlice<UInt8>) -> (letter: String, isLong: Bool)? {
    let name = String(decoding: bytes.prefix(3), as: UTF8.self)
    if let letter = letters[name] {
      bytes = bytes.dropFirst(3)
      return (letter, true)
    }
    guard let first = bytes.first.map({ String(decoding: [$0], as: UTF8.self) }), known.contains(first) else {
      return nil
    }
    bytes = bytes.dropFirst()
    return (first, false)
  }

  private static let letters = [
    "Ala": "A", "Arg": "R", "Asn": "N", "Asp": "D", "Cys": "C", "Gln": "Q", "Glu": "E", "Gly": "G",
    "His": "H",
    "Ile": "I", "Leu": "L", "Lys": "K", "Met": "M", "Phe": "F", "Pro": "P", "Ser": "S", "Thr": "T",
    "Trp": "W",
    "Tyr": "Y", "Val": "V",
  ]
  private static let known = Set(letters.values)
}
