import DocumentModel
import Testing

@testable import Citations

@Suite struct NameListTests {
  private func names(_ text: String) -> [String] {
    NameList.names(in: Array(text.utf8)[...]).map { name in
      name.given.map { "\(name.family)|\($0)" } ?? name.family
    }
  }

  @Test(arguments: [
    ("Marlow JA, Quint B", ["Marlow|JA", "Quint|B"]), ("Marlow JA, Quint B.", ["Marlow|JA", "Quint|B"]),
    ("Marlow, J. A., Quint, B.", ["Marlow|J. A.", "Quint|B."]),
    ("Marlow, J.A. & Quint, B.", ["Marlow|J.A.", "Quint|B."]),
    ("J. A. Marlow and B. Quint", ["Marlow|J. A.", "Quint|B."]),
    ("J.A.Marlow, B.Quint", ["Marlow|J.A.", "Quint|B."]),
    ("Marlow, Jane, and Bo Quint", ["Marlow|Jane", "Quint|Bo"]),
    ("Jane Marlow, Bo Quint et al.", ["Marlow|Jane", "Quint|Bo"]),
    ("Marlow, Jane; Quint, Bo Anders", ["Marlow|Jane", "Quint|Bo Anders"]),
    ("van der Quint B, de Marlow JA", ["van der Quint|B", "de Marlow|JA"]),
    ("Bo van der Quint", ["van der Quint|Bo"]),
    ("Marlow, J., Jr., Quint, B.", ["Marlow|J. Jr.", "Quint|B."]),
    ("World Health Organization", ["World Health Organization"]),
    ("Marlow", ["Marlow"]), ("", []), ("et al.", []),
  ]) func splitsNames(text: String, expected: [String]) {
    #expect(names(text) == expected)
  }

  @Test func loosesNoWord() {
    let text = "Marlow, Jane Q., The Quint Working Group on Things, B. von Hagen III, X, Yo"
    let words = names(text).joined(separator: " ").split { " |".contains($0) }.map(String.init)
    for word in ["Marlow", "Jane", "Quint", "Things", "von", "Hagen", "III", "X", "Yo"] {
      #expect(words.contains(word))
    }
  }
}
