import Text

/// A title as works are compared by it: lower case, without punctuation, Greek letters spelled out.
enum TitleKey {
  /// A shorter title ("Nelarabine", "Instructions for use") may be that of many works.
  static let fewestWords = 4

  /// The key of `title`, or nil where it is too short to tell a work.
  static func key(of title: String) -> String? {
    var words: [String] = [""]
    for scalar in title.lowercased().unicodeScalars {
      if let name = greek[scalar] {
        words[words.count - 1] += name
      } else if scalar.isLetter || scalar.asciiDigit != nil {
        words[words.count - 1].unicodeScalars.append(scalar)
      } else if !isInsideWord(scalar), words.last != "" {
        words.append("")
      }
    }
    if words.last == "" { words.removeLast() }
    return words.count >= fewestWords ? words.joined(separator: " ") : nil
  }

  /// Soft hyphens, combining accents and apostrophes do not part words.
  private static func isInsideWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{AD}" || scalar == "'" || scalar == "’"
      || scalar.properties.generalCategory == .nonspacingMark
  }

  private static let greek: [Unicode.Scalar: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi", "π": "pi",
    "ρ": "rho",
    "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
  ]
}
