/// The Symbol font in private scalars: U+F000 and the code of the letter, as PDF and Word files write it.
enum SymbolFont {
  /// Letters and signs by their place after U+F000.
  static let letters: [UInt16: String] = {
    var letters: [UInt16: String] = [
      0x22: "∀", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x7E: "∼", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔",
      0xAC: "←",
      0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝",
      0xB6: "∂",
      0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xCE: "∈", 0xD1: "∇", 0xD6: "√",
      0xD7: "⋅",
      0xDE: "⇒", 0xE5: "∑", 0xF2: "∫",
    ]
    let greek = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
    for (place, letter) in greek.enumerated() { letters[0x61 + UInt16(place)] = String(letter) }
    let capitals = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
    for (place, letter) in capitals.enumerated() { letters[0x41 + UInt16(place)] = String(letter) }
    for code in Array(UInt8(0x20)...0x3F) where letters[UInt16(code)] == nil {
      letters[UInt16(code)] = String(UnicodeScalar(code))
    }
    return letters
  }()
}
