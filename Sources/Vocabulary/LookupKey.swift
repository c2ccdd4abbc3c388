import Text

/// The form under which names are looked up: lower case, without spaces and dashes, Greek letters spelt out.
///
/// After gilda's normalisation (B. M. Gyori et al., "Gilda: biomedical entity text normalization with
/// machine-learned disambiguation", Bioinformatics Advances 2022), but that spaces go with the dashes, so that
/// one key stands for "T-ALL", "T ALL" and "TALL"; the surface decides between them (see ``SurfaceMatch``).
enum LookupKey {
  /// The 64-bit FNV-1a state of an empty key.
  static let empty: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Adds the normalised bytes of `bytes` to `hash`.
  static func add(_ bytes: some Sequence<UInt8>, to hash: inout UInt64) {
    normalise(bytes) { hash = (hash ^ UInt64($0)) &* 0x0000_0100_0000_01b3 }
  }

  /// The key of a whole string.
  static func key(_ string: some StringProtocol) -> UInt64 {
    var hash = empty
    add(string.utf8, to: &hash)
    return hash
  }

  /// The keys of all that a name may begin with: a token may end anywhere but between two letters or two digits.
  static func prefixes(of name: String) -> [UInt64] {
    Array(name.utf8).withUnsafeBytes { bytes in
      var prefixes: [UInt64] = []
      eachPrefix(of: bytes) { prefixes.append($0) }
      return prefixes
    }
  }

  /// Calls `body` with the key of each stretch that a name may begin with, shortest first.
  static func eachPrefix(of name: UnsafeRawBufferPointer, _ body: (UInt64) -> Void) {
    var hash = empty
    var index = 0
    while index < name.count {
      var end = index + 1
      let first = name[index]
      if first.isASCIILetter {
        while end < name.count, name[end].isASCIILetter { end += 1 }
      } else if first.isASCIIDigit {
        while end < name.count, name[end].isASCIIDigit { end += 1 }
      } else {
        while end < name.count, name[end].isUTF8Continuation { end += 1 }
      }
      body(hash)
      add(name[index..<end], to: &hash)
      index = end
    }
  }

  @inline(__always)
  static func normalise(_ bytes: some Sequence<UInt8>, emit: (UInt8) -> Void) {
    var iterator = bytes.makeIterator()
    while let unit = iterator.next() {
      if unit < 0x80 {
        if unit.isASCIIAlphanumeric {
          emit(unit.asciiLowercased)
        } else if isSign(unit) {
          emit(unit)
        }
      } else if unit == 0xCE || unit == 0xCF, let next = iterator.next() {
        if let name = greek[UInt16(unit) << 8 | UInt16(next)] {
          name.utf8.forEach(emit)
        } else {
          emit(unit)
          emit(next)
        }
      } else if unit == 0xE2, let second = iterator.next(), let third = iterator.next() {
        if !isDropped(second, third) { [unit, second, third].forEach(emit) }
      } else if unit == 0xC2, let next = iterator.next() {
        if next == 0xB5 {
          "mu".utf8.forEach(emit)
        } else if next != 0xA0, next != 0xAD, next != 0xAE {
          [unit, next].forEach(emit)
        }
      } else if unit == 0xC3, let next = iterator.next() {
        let letters = latin[Int(next & 0x3F)]
        if letters.isEmpty { [unit, next].forEach(emit) } else { letters.forEach(emit) }
      } else {
        emit(unit)
      }
    }
  }

  /// Signs that tell names apart.
  @inline(__always)
  static func isSign(_ unit: UInt8) -> Bool { unit == byte("/") || unit == byte("+") || unit == byte("&") }

  /// U+2010–U+2015 and U+2212 are dashes, U+2018–U+201D and U+2032–U+2034 quotes and primes, U+2122 is ™; other
  /// scalars of these blocks are kept.
  private static func isDropped(_ second: UInt8, _ third: UInt8) -> Bool {
    switch second {
    case 0x80: (0x90...0x95).contains(third) || (0x98...0x9D).contains(third) || (0xB2...0xB4).contains(third)
    case 0x84: third == 0xA2
    case 0x88: third == 0x92
    default: false
    }
  }

  /// Letters of U+00C0–U+00FF without their accents, in lower case.
  private static let latin: [[UInt8]] = {
    let upper = [
      "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "d", "n", "o", "o",
      "o",
      "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "ss",
    ]
    return (upper + upper.dropLast() + ["y"]).map { Array($0.utf8) }
  }()

  /// Greek letters, upper and lower case, by their two UTF-8 bytes.
  private static let greek: [UInt16: String] = {
    let names = [
      "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
      "nu",
      "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ]
    var result: [UInt16: String] = [0xCF95: "phi", 0xCFB5: "epsilon", 0xCF91: "theta"]
    for (offset, name) in names.enumerated() {
      for base in [0x391, 0x3B1] {
        let scalar = UInt32(base + offset)
        result[UInt16(0xC0 | scalar >> 6) << 8 | UInt16(0x80 | scalar & 0x3F)] = name
      }
    }
    return result
  }()
}

/// The key under which a name is looked up, for those who compile vocabularies.
public enum NameKey {
  /// The key of `name`.
  public static func of(_ name: ArraySlice<UInt8>) -> UInt64 {
    var hash = LookupKey.empty
    LookupKey.add(name, to: &hash)
    return hash
  }
}
