import Citations
import DocumentModel
import Testing
import Text

@Suite struct CalloutFinderTests {
  @Test(arguments: [
    ("dCK phosphorylates ara-G.[1]", [["1"]]),
    ("dCK phosphorylates ara-G.[1][2][3] Next.", [["1", "2", "3"]]),
    ("dCK phosphorylates ara-G. [1] [2]  [3] Next.", [["1", "2", "3"]]),
    ("as shown [7,12] and [7, 12].", [["7", "12"], ["7", "12"]]),
    (
      "a hyphen [4-6], a dash [4–6], a minus [4−6], a space [4 – 6].",
      [["4", "5", "6"], ["4", "5", "6"], ["4", "5", "6"], ["4", "5", "6"]]
    ),
    ("mixed [2,4-6] and semicolons [1;2]", [["2", "4", "5", "6"], ["1", "2"]]),
    ("stacked [1]–[3] ranges", [["1", "2", "3"]]),
    ("by others [1], [2], [2].", [["1", "2"]]),
    ("an old page [[2-4]] said", [["2", "3", "4"]]),
    ("within the range [7] and [5]in mice", [["7"], ["5"]]),
    ("glued to a word[5], or.[6]The next", [["5"], ["6"]]),
    ("a line break [1,\n2] inside", [["1", "2"]]),
  ]) func readsBrackets(text: String, indices: [[String]]) {
    #expect(Draft.document(text, references: 20).callouts == indices)
    #expect(Draft.document(text).callouts == indices, "without a list")
  }

  @Test(arguments: [
    "To cite this document: Somebody, [2026].", "labelled [3H]thymidine and [14C]glucose",
    "HR 0.5 [95% CI 0.2-0.9]", "patients [n = 144] were", "see [Figure 2]", "trial [NCT00267215]",
    "the interval [0; 1]", "a 95% CI [2, 5]", "range: [1-3]", "benzo[4,5]imidazole", "a [1,2,4]triazole",
    "Figure [3]", "with x = [4]", "descending [6-4]", "too wide [1-900]", "[sic]", "[]", "[1", "1]", "[ ]",
    "[01]",
  ]) func leavesLookAlikesAlone(text: String) {
    #expect(Draft.document(text + " and a real one [2].", references: 9).callouts.count <= 1)
    #expect(Draft.document(text, references: 9).callouts.isEmpty)
    #expect(Draft.document(text).callouts.isEmpty, "without a list")
  }

  @Test func numbersOutsideTheListAreCalloutsWhereBracketsAre() {
    #expect(Draft.document("A [2]. B [18].", references: 3).callouts == [["2"], ["18"]])
    #expect(Draft.document("A [2]. Published in [2026].", references: 3).callouts == [["2"]])
    #expect(Draft.document("Only [18].", references: 3).callouts.isEmpty)
  }

  @Test(arguments: [
    ("cells{^1} grew", [["1"]]), ("cells.{^2,3} They", [["2", "3"]]),
    ("cells,{^4–6} and", [["4", "5", "6"]]),
    ("cells{^1 2} grew", [["1", "2"]]), ("cells{^1}{^,}{^3} grew", [["1", "3"]]), ("SAMHD1{^3} is", [["3"]]),
    ("in 2015{^3} it", [["3"]]), ("cells¹ grew", [["1"]]), ("cells.²,³ They", [["2", "3"]]),
    ("cells⁴⁻⁶ grew", [["4", "5", "6"]]), ("wiki style{^[3]} text", [["3"]]),
  ]) func readsSuperscripts(text: String, indices: [[String]]) {
    #expect(Draft.document(text, references: 9).callouts == indices)
  }

  @Test(arguments: [
    "10{^6} cells", "10⁶ cells", "5x10{^6} cells", "5 m{^2} of", "mg/m² daily", "R{^2} was", "χ² was",
    "{^3}H-thymidine",
    "the ¹⁴C label", "Ca²⁺ ions", "10⁻⁶ M", "CD4{^+} cells", "number 3.5{^4}", "cells{^12} grew",
    "{^1}Department of Study",
    "Jane Doe{^1,2}, John Roe{^3}",
  ]) func leavesPowersAndIsotopesAlone(text: String) {
    #expect(Draft.document(text, references: 9).callouts.isEmpty)
  }

  @Test func superscriptsNeedAList() {
    #expect(Draft.document("cells¹ and mice{^2} grew").callouts.isEmpty)
  }

  @Test(arguments: [
    ("cells ({#B2|2}, {#B3|3}) grew", ["2", "3"], Citation.Style.parenthesis),
    ("cells {#ref-2|2}–{#ref-4|4} grew", ["2", "3", "4"], .link),
    ("cells [{#|2}] grew", ["2"], .bracket),
  ]) func readsLinksToEntries(text: String, indices: [String], style: Citation.Style) {
    let document = Draft.document(text, references: 5)
    let citations = CalloutFinder().citations(
      in: document, references: ReferenceListParser.sample.references(in: document))
    #expect(citations.flatMap(\.indices) == indices)
    #expect(citations.allSatisfy { $0.style == style })
  }

  @Test func aRaisedLinkToAnEntryIsACalloutWhateverStandsBefore() throws {
    var document = Draft.document("cells 10{^2} grew", references: 5)
    #expect(document.callouts.isEmpty)
    let raised = try #require(document.marks.first)
    document.marks.append(Mark(.link(target: "#ref-2"), raised.range))
    #expect(document.callouts == [["2"]])
  }

  /// Authors and years, and years alone that are no numbers of entries, are told by where they lead.
  @Test func linksOfAuthorsAndYearsAreCallouts() throws {
    var draft = Draft()
    draft.add("Seen by {#x|Doe et al. 1997}, {#y|1998} and {#x|others}. So {#y|Doe 1997, 1998} say.")
    draft.addReferences(2)
    var document = draft.document
    for (block, name) in zip(document.blocks.suffix(2), ["x", "y"]) {
      document.marks.append(Mark(.anchor(name: name), ByteRange(block.range.start, block.range.start)))
    }
    let both = try #require(document.marks.last { $0.kind == .link(target: "#y") })
    document.marks.append(Mark(.link(target: "#x"), both.range))
    document.marks.sort { $0.range < $1.range }
    #expect(document.callouts == [["1", "2"], ["1", "2"]])
    document.taggedReferences = [document.blocks[1].range.start: BibliographicItem(type: "book")]
    #expect(document.callouts == [["1", "2"], ["1"], ["1", "2"]])
    #expect(ReferenceListParser.sample.references(in: document).map(\.item.type) == ["book", "document"])
  }

  @Test func upperRowsOfHeadsMayCite() {
    var draft = Draft()
    draft.addTable([["Rate [1]", "n [2]"], ["high", "low"], ["9", "8"]])
    draft.addReferences(2)
    var document = draft.document
    let rows = document.blocks[0].table?.rows ?? []
    document.blocks[0].table = Table(heads: rows[0], rows: [rows[1]])
    #expect(document.callouts == [["1"], ["2"]])
  }

  @Test func linksElsewhereAreNoCallouts() {
    #expect(Draft.document("see {#section-2|2} and {https://a.org|3}", references: 5).callouts.isEmpty)
  }

  @Test func codeBoilerplateAndEntriesHoldNoCallouts() {
    var draft = Draft()
    draft.add("Methods [1]", .heading)
    for kind in [Block.Kind.code, .boilerplate] { draft.add("graph [2] here", kind) }
    draft.add("[1] See also [2]", .reference)
    draft.add("[2] Nothing", .reference)
    #expect(draft.document.callouts == [["1"]])
  }

  @Test func calloutsDoNotCrossCells() {
    var draft = Draft()
    draft.addTable([["Drug [1]", "Effect"], ["A [1]", "[2]"], ["B", "It works. [2] [3]"]])
    #expect(draft.document.callouts == [["1"], ["1"], ["2"], ["2", "3"]])
  }
}

/// Numbers in parentheses, which are callouts where the whole document shows it.
@Suite struct ParenthesisTests {
  @Test func parenthesesAreCalloutsWhereTheyNameMostOfTheList() {
    let text =
      "Cells die (1). Others live (2, 3), some wait (4–6), and (7) more. In Table (3) and FIGO(2) none."
    #expect(
      Draft.document(text, references: 7).callouts == [["1"], ["2", "3"], ["4", "5", "6"], ["7"]])
  }

  @Test func enumerationsAreNone() {
    let text = "We did three things: (1) we ate, (2) we slept and (3) we woke. It took (n = 4) days (5)."
    #expect(Draft.document(text, references: 20).callouts == [])
  }

  @Test func documentsWithBracketsHaveNone() {
    let text = "Cells die [1]. Others [2]. Some [3]. Compounds (1), (2), (3) and (4)."
    #expect(Draft.document(text, references: 4).callouts == [["1"], ["2"], ["3"]])
  }
}
