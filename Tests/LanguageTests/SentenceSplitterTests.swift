import DocumentModel
import Language
import Testing
import Text

@Suite struct SentenceSplitterTests {
  private func sentences(_ marked: String) -> [String] {
    let (document, citations) = document(marked)
    return SentenceSplitter(resources).sentences(in: document, citations: citations)
      .map { document.text.string($0.range) }
  }

  /// Where a sentence ends and the next begins stands ` | `.
  private func expectSplit(_ example: String) {
    let expected = example.split(separator: " | ").map(String.init)
    #expect(sentences(expected.joined(separator: " ")) == expected)
  }

  @Test(arguments: [
    "One. | Two.",
    "It fell (p < 0.05). | Then rose.",
    "Given i.v. to mice, e.g. C57, by Li et al. in Fig. 2. | Next.",
    "mTOR acts. | p53 too. but not here.",
    "It was seen by Li et al. | We saw it as well.",
    "Is it? | Yes! | (Really.) | Well",
    "Buy it from Acme Inc. Boston or Acme Inc. | The rest is free.",
    "Dr. Ito waited for 5 min. | Dr. Li left after 20 ms. | Ms. Wu stayed.",
    "See p. 5 in clone No. 7. | She said no. | They left.",
    "The dish held 1.5 ml at pH 7.4. | 20 mice drank it.",
    "Grown in medium. 45 % of them died.",
    "It rose 12.3. ± 0.5 units.",
  ]) func tellsStopsOfWords(_ example: String) {
    // A number may well begin a sentence.
    expectSplit(
      example == "Grown in medium. 45 % of them died." ? "Grown in medium. | 45 % of them died." : example)
  }

  @Test(arguments: [
    "J. A. Smith wrote it. | Vitamin D. | Then more.",
    "It lacks vitamin D. | Cells need it.",
    "We thank P. Sousa and K. Ito. | They helped.",
    "A gift of (S. Costa, unpublished) and A.-K.H. Meier. | It works.",
    "The U.S. Senate met. | It sat in the U.S. | We did not.",
    "Shown in panels A and B. | Arrows are cells of E. coli or C. elegans.",
    "We slept at 9 a.m. | Mice did not. | At 5 p.m. Dr. Ito came.",
  ]) func tellsInitials(_ example: String) { expectSplit(example) }

  @Test(arguments: [
    "She said, \"It works. I know.\" | Nobody did.",
    "“Is it true?” | Others doubt.",
    "'It is done.' he said aloud.",
    "They call it 'mild. It is not.' | We agree.",
    "He wrote \"... the end.\" (Ito 5). | It was.",
    "Cells (see Methods. They were old) died. | So did we.",
    "The 5' end. | The 3' end. | The rest.",
    "A loose ( bracket. | And a loose \" mark. | Fine.",
  ]) func keepsEnclosuresWhole(_ example: String) { expectSplit(example) }

  @Test(arguments: [
    "It was late... | They left. . . then came back.",
    "Some left out. | . . . The rest was kept. . . .",
    "No way!! | Oh?! | Well.",
    "See https://a.example.org/b.html. | Write to a.b@example.org. | Done.",
    "Use www.site.Name.com and v2.Name here.",
  ]) func tellsRunsOfMarksAndAddresses(_ example: String) { expectSplit(example) }

  @Test func endsAtAStopWithoutASpace() {
    #expect(sentences("The cells died.The mice lived.") == ["The cells died.", "The mice lived."])
    #expect(sentences("It cost 1,000.That is much.") == ["It cost 1,000.", "That is much."])
    #expect(sentences("Seen before (data).To know more") == ["Seen before (data).", "To know more"])
  }

  @Test(arguments: [
    "1.) wash it | 2.) dry it",
    "a. wash the dish | b. dry it | c. put it away",
    "Do this. | 1. Wash it | 2. Dry it | 3. Store it",
    "a) wash it b2 | b) dry it",
    "(a) Wash it. | (b) Dry it.",
    "We show 1) a gene, 2) a protein and 3) a cell. | More follows.",
    "10. Wash it well.",
    "See Figure 1. | The rest is in Figure 2. | The end.",
  ]) func cutsListsInALine(_ example: String) { expectSplit(example) }

  @Test(arguments: [
    ("A title\n\nSome prose goes\non here. It ends", ["A title", "Some prose goes\non here.", "It ends"]),
    ("A title\r\n\r\nSome prose\r\ngoes on.", ["A title", "Some prose\r\ngoes on."]),
    ("genes\nlarge cells\nanimals, plants\n", ["genes", "large cells", "animals, plants"]),
    (
      "Effects of Several Drugs\n(in mice)\nThe mice were all treated alike.",
      ["Effects of Several Drugs", "(in mice)", "The mice were all treated alike."]
    ),
    (
      "Cells were treated with\nVenetoclax for a very long time.",
      ["Cells were treated with\nVenetoclax for a very long time."]
    ),
    ("It was seen\n  They left.", ["It was seen", "They left."]),
    ("\n12\n\nMethods\n", ["Methods"]),
    ("=======Methods\n\n-----", ["Methods"]),
    ("<p>It works.</p>", ["It works."]),
    ("&lt;b&gt;It works.&lt;/b&gt;", ["It works."]),
    ("p <0.05 and q> 1", ["p <0.05 and q> 1"]),
    ("<0.05", ["<0.05"]),
    ("7", ["7"]),
    ("", []), ("\n \n", []), (" . ", ["."]),
  ]) func readsTheLayoutOfPlainText(_ text: String, _ expected: [String]) {
    #expect(sentences(text) == expected)
  }

  /// Callouts are written `{…}`.
  @Test(arguments: [
    ("A kills B.{1}{2} C lives.", ["A kills B.", "C lives."]),
    ("A kills B.{1} {2} ara-G lives.{3}", ["A kills B.", "ara-G lives."]),
    ("No stop at the end {4}", ["No stop at the end {4}"]),
    ("Shown by Li et al.{1} in mice. {2}", ["Shown by Li et al.{1} in mice."]),
    ("It took minutes. {1}. The rest too.", ["It took minutes. {1}.", "The rest too."]),
    ("{5}", []),
  ]) func standsCalloutsBetweenSentences(_ marked: String, _ expected: [String]) {
    #expect(sentences(marked) == expected)
  }

  @Test(arguments: [
    "In mutant mice. | b: cochlea; bar, 1 mm. | c-d: canals.",
    "Shown are layers. | pe, pigmented epithelium. | n = 30 cells.",
    "It binds. | α-Catenin too. | o-Xylene does not.",
  ]) func beginsInLowerCaseInLegends(_ example: String) { expectSplit(example) }

  @Test func cellsAreSplitByThemselvesAndOnce() {
    let text = SourceText("Head\tOther\nOne. Two.\tThree")
    var document = Document(plain: text)
    let cell = Table.Cell(ByteRange(11, 20))
    document.blocks[0].kind = .table
    document.blocks[0].table = Table(
      heads: [.init(ByteRange(0, 4)), .init(ByteRange(5, 10))],
      rows: [[cell, .init(ByteRange(21, 26))], [cell]])
    let sentences = SentenceSplitter(resources).sentences(in: document, citations: [])
    #expect(sentences.map { text.string($0.range) } == ["Head", "Other", "One.", "Two.", "Three"])
    #expect(sentences.map(\.cell?.row) == [-1, -1, 0, 0, 0])
  }

  @Test func sentencesOfRandomTextLieInOrderWithinIt() {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "Li", "et", "al", "a", "b", "1", "2", "The", "cells", ".", ".", ". ", "?", "!", "(", ")", "[", "]",
      "\"", "'", "“",
      "”", "\n", "\n\n", "\r\n", " ", " ", "{", "}", "<b>", "&lt;", "&gt;", "-----", "β", "𝛼", "\u{A0}", ";",
      ",",
    ]
    for _ in 0..<500 {
      let string = (0..<40).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let (document, citations) = document(string)
      var end = 0
      for sentence in SentenceSplitter(resources).sentences(in: document, citations: citations) {
        #expect(sentence.range.start >= end && !sentence.range.isEmpty, "\(string.debugDescription)")
        let slice = Array(document.text[sentence.range])
        #expect(String(validating: slice, as: UTF8.self) != nil, "cuts a scalar: \(string.debugDescription)")
        #expect(document.text.trimmed(sentence.range) == sentence.range)
        end = sentence.range.end
      }
    }
  }

  /// Each took minutes if any step looked again at what it had passed.
  @Test(arguments: [
    "a", "a.", "a. ", "(", "\"a ", "1. ", ". ", "! ", "[a] ", "<a", "\n", " ", "A. ", "é", "a)\n ",
  ])
  func longTextTakesNoLongerThanItMust(_ piece: String) {
    let text = SourceText(String(repeating: piece, count: 1_000_000 / piece.utf8.count))
    let sentences = SentenceSplitter(resources).sentences(in: Document(plain: text), citations: [])
    #expect(sentences.allSatisfy { !$0.range.isEmpty })
  }
}
