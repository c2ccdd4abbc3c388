import Testing

@testable import Vocabulary

@Suite struct ProteinChangeTests {
  @Test(arguments: ["ΔF508", "∆F508", "F508del", "p.Phe508del"]) func deletionsHaveOneName(_ words: String) {
    #expect(ProteinChange.oneLetter(Array(words.utf8)[...]) == "F508del")
  }

  @Test(arguments: [
    ("V600E", "V600E"), ("p.V600E", "V600E"), ("Val600Glu", "V600E"), ("p.Val600Glu", "V600E"),
    ("p.Arg248*", "R248Ter"), ("p.Arg248Ter", "R248Ter"), ("p.M1V", "M1V"), ("p.Leu858Leu", "L858L"),
    ("E2F", nil), ("V600", nil), ("Val600", nil), ("Val600E", nil), ("V600e", nil), ("p.", nil), ("", nil),
    ("Leu858Leu", nil), ("B12C", nil), ("V60000000E", nil),
  ]) func isNamedInOneWay(_ text: String, _ expected: String?) {
    #expect(ProteinChange.oneLetter(Array(text.utf8)[...]) == expected)
  }

  @Test(arguments: [
    ("KRASG12D", 4, "G12D"), ("PIK3CAH1047R", 6, "H1047R"), ("AKT1E17K", 4, "E17K"),
  ]) func isSplitFromTheSymbolBeforeIt(_ text: String, _ symbol: Int, _ change: String) throws {
    let found = try #require(ProteinChange.behindSymbol(Array(text.utf8)[...]))
    #expect(found.symbol == symbol && found.change == change)
  }

  @Test(arguments: ["G12D", "KRASG12", "KrasG12D", "K562G", "ABCDEFGH", ""])
  func otherNamesStayWhole(_ text: String) {
    #expect(ProteinChange.behindSymbol(Array(text.utf8)[...]) == nil)
  }
}
