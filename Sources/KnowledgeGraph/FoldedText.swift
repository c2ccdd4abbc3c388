extension String {
  /// The text without what writers vary: case, spaces, hyphens and other punctuation go, Greek letters are
  /// spelt out ("TNF-α" and "TNF alpha" are one). A plus stays ("CD4+"), and so does a separator between two
  /// digits ("1,3" is not "13"), as a hyphen. Where nothing would be left, the text as it is.
  var folded: String {
    var result = String.UnicodeScalarView()
    var isSeparated = false
    for scalar in lowercased().unicodeScalars {
      guard scalar == "+" || scalar.properties.isAlphabetic || scalar.isDigit else {
        isSeparated = true
        continue
      }
      if isSeparated, scalar.isDigit, result.last?.isDigit == true { result.append("-") }
      isSeparated = false
      result.append(contentsOf: (greek[scalar] ?? String(scalar)).unicodeScalars)
    }
    return result.isEmpty ? self : String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { properties.numericType != nil }
}

/// The names of the Greek letters; the micro sign and the final sigma are letters like the others.
private let greek: [Unicode.Scalar: String] = [
  "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
  "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi",
  "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon",
  "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
]
