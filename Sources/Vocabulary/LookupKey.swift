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

  /// The keys of all that a name may begin with: a token may end anywhere but between two letters.
  static func prefixes(of name: String) -> [UInt64] {
    var prefixes: [UInt64] = []
    var hash = empty
    var previousIsLetter = false
    for scalar in name.unicodeScalars {
      let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      if !isLetter || !previousIsLetter { prefixes.append(hash) }
      previousIsLetter = isLetter
      add(String(scalar).utf8, to: &hash)
    }
    return prefixes
  }

  private static func normalise(_ bytes: some Sequence<UInt8>, emit: (UInt8) -> Void) {
    var iterator = bytes.makeIterator()
    while let unit = iterator.next() {
      if unit < 0x80 {
        if unit.isASCIIAlphanumeric || unit == byte("/") || unit == byte("+") || unit == byte("&") {
          emit(unit.asciiLowercased)
        }
      } else if unit == 0xCE || unit == 0xCF, let next = iterator.next() {
        if let name = greek[UInt16(unit) << 8 | UInt16(next)] {
          name.utf8.forEach(emit)
        } else {
          emit(unit)
          emit(next)
        }
      } else if unit == 0xE2, let second = iterator.next(), let third = iterator.next() {
        // U+2010–U+2015 and U+2212 are dashes; other scalars of this block are kept.
        let isDash = second == 0x80 && (0x90...0x95).contains(third) || second == 0x88 && third == 0x92
        if !isDash { [unit, second, third].forEach(emit) }
      } else if unit == 0xC2, let next = iterator.next() {
        if next == 0xB5 {
          "mu".utf8.forEach(emit)
        } else if next != 0xA0, next != 0xAD {
          [unit, next].forEach(emit)
        }
      } else {
        emit(unit)
      }
    }
  }

  /// Greek letters, upper and lower case, by their two UTF-8 bytes.
  private static let greek: [UInt16: String] = {
    let names = [
      "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
      "nu",
      "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ]
    var result: [UInt16: String] = [:]
    for (offset, name) in names.enumerated() {
      for base in [0x391, 0x3B1] {
        let scalar = UInt32(base + offset)
        result[UInt16(0xC0 | scalar >> 6) << 8 | UInt16(0x80 | scalar & 0x3F)] = name
      }
    }
    return result
  }()
}
