import DocumentModel
import Testing
import Text

@Suite struct ModelTests {
  @Test func plainTextIsOneParagraph() {
    let document = Document(plain: SourceText("TP53 binds MDM2."))
    #expect(document.blocks.map(\.range) == [document.text.range])
    #expect(document.origin.source(of: ByteRange(5, 10)) == ByteRange(5, 10))
    #expect(Document(plain: SourceText("")).blocks.isEmpty)
  }

  @Test func certaintyIsOrderedFromWeakToFirm() {
    #expect(Claim.Certainty.allCases.sorted() == [.hypothesised, .suggested, .asserted])
  }

  @Test func onlyProseBulletsTablesAndCaptionsAssert() {
    let asserting = Block.Kind.allCases.filter {
      Block(kind: $0, range: ByteRange(0, 0), section: 0).asserts
    }
    #expect(asserting == [.paragraph, .listItem, .table, .caption])
  }
}
