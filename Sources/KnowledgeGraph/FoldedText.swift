extension String {
  /// The text without what writers vary: case, accents, spaces, hyphens and other punctuation go, Greek letters
  /// are spelt out ("TNF-α" and "TNF alpha" are one), raised and lowered digits are digits. A plus stays
  /// ("CD4+"), and so does a separator between two digits ("1,3" is not "13"), as a hyphen. Where nothing would
  /// be left, the text as it is.
  ///
  /// Ids of claims are hashed from it: whatever is changed here renames claims.
  var folded: String {
    var result = ""
    var isSeparated = false
    for scalar in lowercased().unicodeScalars {
      guard let letters = scalar.folded else {
        isSeparated = true
        continue
      }
      if isSeparated, letters.endsInDigit, result.endsInDigit { result.append("-") }
      isSeparated = false
      result.append(letters)
    }
    return result.isEmpty ? self : result
  }

  private var endsInDigit: Bool { unicodeScalars.last?.properties.numericType != nil }
}

extension Unicode.Scalar {
  /// What stands for this lower-case scalar in folded text, or nil where it only separates.
  fileprivate var folded: String? {
    if let digit = properties.numericValue, properties.numericType != .numeric { return String(Int(digit)) }
    guard self == "+" || properties.isAlphabetic || properties.numericType != nil else { return nil }
    return greek[self] ?? baseLetter ?? String(self)
  }

  /// The letter without its accent, told from the scalar's name ("LATIN SMALL LETTER E WITH ACUTE"), since the
  /// standard library does not decompose.
  private var baseLetter: String? {
    let prefix = "LATIN SMALL LETTER "
    guard !isASCII, let name = properties.name, name.hasPrefix(prefix) else { return nil }
    let words = name.dropFirst(prefix.count).split(separator: " ")
    return words.count > 2 && words[0].count == 1 && words[1] == "WITH" ? words[0].lowercased() : nil
  }
}

/// The names of the Greek letters; the micro sign and the final sigma are letters like the others.
private let greek: [Unicode.Scalar: String] = [
  "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
  "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi",
  "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon",
  "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
]
