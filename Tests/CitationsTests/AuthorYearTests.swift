import DocumentModel
import Testing
import Text

@testable import Citations

/// Callouts by author and year, in the prints that are met.
@Suite struct AuthorYearTests {
  private static let entries = [
    "Ahlgren T (2001) Gnomes of the north. J Gnomes 1:2-3.",
    "Björk A, Ek B (2003a) Trolls and their bridges. J Trolls 4:5-6.",
    "Björk A, Ek B (2003b) Bridges without trolls. J Trolls 5:7-9.",
    "Castro, M., Diaz, N., & Ek, O. (2010). Elves at work. Elf Lett 7, 8.",
    "Jane Dunn and Bo Holm. Goblins in winter. Goblin Rev. 1999;3:4.",
    "van der Berg K, Holm B, Ek O. Dwarfs in mines. Mines. 2015;6:7.",
  ]

  /// The callouts of `text` and the entries that they name.
  private func callouts(_ text: String) -> [[String]] {
    var draft = Draft()
    draft.add(text)
    for entry in Self.entries { draft.add(entry, .reference) }
    let document = draft.document
    let references = ReferenceListParser.sample.references(in: document)
    return CalloutFinder().citations(in: document, references: references).map {
      [document.text.string($0.range)] + $0.indices
    }
  }

  @Test(arguments: [
    (
      "So it is (Ahlgren, 2001; van der Berg et al. 2015).",
      ["(Ahlgren, 2001; van der Berg et al. 2015)", "1", "6"]
    ),
    ("Björk and Ek (2003b) differ.", ["(2003b)", "3"]),
    ("As seen (e.g., Castro et al., 2010).", ["(e.g., Castro et al., 2010)", "4"]),
    ("Trolls live there [Björk & Ek 2003a, 2003b].", ["[Björk & Ek 2003a, 2003b]", "2", "3"]),
    ("In winter (Dunn & Holm, 1999).", ["(Dunn & Holm, 1999)", "5"]),
    ("In Van der Berg and colleagues (2015) too.", ["(2015)", "6"]),
  ])
  func printsAreRead(text: String, expected: [String]) {
    // Two sure ones tell that the document cites so.
    let found = callouts("\(text) Sure (Ahlgren 2001). Sure (Ahlgren 2001).")
    #expect(found.first == expected)
    #expect(found.count == 3)
  }

  @Test(arguments: [
    "Nobody knows (Unknown et al., 2001).", "Since (in 2001) it is.", "Trials ran (2001–2003).",
    "Gnomes (n = 2001) slept.",
  ])
  func whatNamesNoEntryIsNone(text: String) {
    #expect(callouts("\(text) Sure (Ahlgren 2001). Sure (Ahlgren 2001).").count == 2)
  }

  @Test func documentsThatCiteByNumberStaySo() {
    let text = "One [1]. Two [2]. Three [3]. Four [4]. Ahlgren (2001) and Castro (2010) too."
    #expect(callouts(text).map { $0[0] } == ["[1]", "[2]", "[3]", "[4]"])
  }
}

@Suite struct LinkedAuthorYearTests {
  @Test func linksTellBetterThanWords() throws {
    var draft = Draft()
    draft.add("So it is ({#r2|Ahlgren, 2001}). Sure (Ahlgren 2001). Sure (Ahlgren 2001).")
    draft.add("Ahlgren T (2001) Gnomes of the north. J Gnomes 1:2-3.", .reference)
    draft.add("Ahlgren T (2001) Gnomes of the south. J Gnomes 1:4-5.", .reference)
    var document = draft.document
    let second = document.blocks[2].range.start
    document.marks.append(Mark(.anchor(name: "r2"), ByteRange(second, second)))
    let references = ReferenceListParser.sample.references(in: document)
    let citations = CalloutFinder().citations(in: document, references: references)
    #expect(citations.map(\.indices) == [["2"], ["1"], ["1"]])
  }
}
