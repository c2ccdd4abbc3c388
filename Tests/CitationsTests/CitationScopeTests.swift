import Citations
import DocumentModel
import Testing
import Text

@Suite struct CitationScopeTests {
  /// A text and, for each of its callouts, the words that it supports and the rule that says so.
  struct Case: Sendable {
    var text: String
    var words: [String]
    var rules: [String]

    init(_ text: String, _ scopes: [(String, String)]) {
      self.text = text
      words = scopes.map(\.0)
      rules = scopes.map(\.1)
    }
  }

  static let cases: [Case] = [
    // After the stop: the sentence before and no other.
    Case("First one. X is A.[1] Third one.", [("X is A.", "sentence/after-stop")]),
    Case(
      "X is A. [1][2] Y is B. [3]", [("X is A.", "sentence/after-stop"), ("Y is B.", "sentence/after-stop")]),
    Case("Is X an A?[1] It is!", [("Is X an A?", "sentence/after-stop")]),
    // Before the stop: the sentence, or the clause where there are several.
    Case("It was known. X is A [1].", [("X is A", "sentence/closing")]),
    Case("X is A and B is C [1]", [("X is A and B is C", "sentence/closing")]),
    Case("X is A [1] and B [2].", [("X is A", "clause/inside"), ("and B", "clause/closing")]),
    Case(
      "X is A [1], whereas Y is B [2].", [("X is A", "clause/inside"), ("whereas Y is B", "clause/closing")]),
    Case("W is V; X is A [1] and B [2].", [("X is A", "clause/inside"), ("and B", "clause/closing")]),
    Case(
      "W is V, but X is A [1]; Y is B, and it is C [2].",
      [("but X is A", "clause/inside"), ("and it is C", "clause/closing")]
    ),
    Case("X is A [1], and Y is left open.", [("X is A", "clause/inside")]),
    Case(
      "X is A, B, and C [1], and D [2].",
      [("X is A, B, and C", "clause/inside"), ("and D", "clause/closing")]
    ),
    Case(
      "X is A [1] (see above) and Y is B.[2]",
      [
        ("X is A [1] (see above) and Y is B.", "sentence/inside"),
        ("X is A [1] (see above) and Y is B.", "sentence/after-stop"),
      ]
    ),
    // The clause goes on after the callout.
    Case(
      "Jensen and others [5] showed that X is A.",
      [("Jensen and others [5] showed that X is A.", "sentence/inside")]
    ),
    Case("In mice [3], X is A.", [("In mice [3], X is A.", "sentence/inside")]),
    Case(
      "Jensen [1] and Roe [2] showed that X is A.",
      [("Jensen", "clause/inside"), ("and Roe [2] showed that X is A.", "clause/open")]
    ),
    Case(
      "X is A, as [1] and [2] show.",
      [
        ("X is A, as [1] and [2] show.", "sentence/inside"),
        ("X is A, as [1] and [2] show.", "sentence/inside"),
      ]
    ),
    Case("[4] showed it.", [("showed it.", "sentence/leading")]),
  ]

  @Test(arguments: cases) func attaches(expected: Case) {
    let scopes = Draft.document(expected.text, references: 9).scopes
    #expect(scopes.map(\.words) == expected.words)
    #expect(scopes.map(\.rule) == expected.rules)
  }

  @Test func superscriptsAfterCommasCloseTheirClause() {
    let scopes = Draft.document("X kills cells,{^1} but Y spares them.{^2}", references: 9).scopes
    #expect(scopes.map(\.words) == ["X kills cells", "X kills cells,1 but Y spares them."])
  }

  @Test func labelsBelongToTheFirstSentence() {
    var draft = Draft()
    draft.add("Conversion: X becomes Y.[1] Z stays.[2]", .listItem, list: 0, label: 11)
    draft.addReferences(2)
    let document = draft.document
    let references = ReferenceListParser.sample.references(in: document)
    let citations = CalloutFinder().citations(in: document, references: references)
    let sentences = [
      Sentence(range: ByteRange(12, 24), block: 0), Sentence(range: ByteRange(28, 36), block: 0),
    ]
    let attached = CitationScope().attach(citations, in: document, sentences: sentences)
    #expect(
      attached.map { $0.attachedTo.map(document.text.string) } == ["Conversion: X becomes Y.", "Z stays."])
  }

  @Test func calloutsAloneSupportTheWhole() {
    var draft = Draft()
    draft.add("Before the list.")
    draft.add("One thing", .listItem, list: 0)
    draft.add("Another thing", .listItem, list: 0)
    draft.add("[1][2]")
    draft.add("A paragraph. Of two sentences.")
    draft.add("[3].")
    draft.add("Heading about X [1]", .heading)
    draft.add("[2]")
    draft.addTable([
      ["Drug", "Says", "Source"], ["A", "It works", "[2]"], ["B [1]", "It fails.[2] It may.", "[3]"],
    ])
    draft.addReferences(3)
    let scopes = draft.document.scopes
    #expect(
      scopes.map(\.words) == [
        "One thing\nAnother thing", "A paragraph. Of two sentences.", "Heading about X", "", "A\tIt works",
        "B",
        "It fails.", "B [1]\tIt fails.[2] It may.",
      ])
    #expect(
      scopes.map(\.rule) == [
        "list/whole", "block/alone", "heading/whole", "", "row/whole", "sentence/closing",
        "sentence/after-stop",
        "row/whole",
      ])
  }

  @Test func aSentenceWithoutACalloutStaysUncited() {
    let scopes = Draft.document("X is A.[1] It may be B. C too.", references: 2).scopes
    #expect(scopes.map(\.words) == ["X is A."])
  }

  @Test func aSentenceOfManyCalloutsTakesNoLonger() {
    let document = Draft.document(String(repeating: "word [1] more ", count: 5_000), references: 2)
    let references = ReferenceListParser.sample.references(in: document)
    let citations = CalloutFinder().citations(in: document, references: references)
    let whole = Sentence(range: document.text.trimmed(document.blocks[0].range), block: 0)
    let attached = CitationScope().attach(citations, in: document, sentences: [whole])
    #expect(attached.count == 5_000 && attached.allSatisfy { $0.attachedTo != nil })
  }
}
