import Foundation
import Testing
import Text

@testable import Pipeline

/// Reference strings of our own making, read with the model in the binary.
@Suite struct ReferenceTests {
  private static let answers = Result { try ReferenceAnswers() }

  private func csl(_ line: String) throws -> JSON { try Self.answers.get().answer(to: Array(line.utf8)) }

  private func text(_ json: JSON, _ key: String) -> String? {
    guard case .string(let text)? = json[key] else { return nil }
    return text
  }

  @Test(arguments: [
    "Marlow JA, Quint B. Kinase switching in cultured lymphoblasts: a follow-up study. J Test Oncol. 2015;12(3):345-350.",
    "Marlow, J. A., & Quint, B. (2015). Kinase switching in cultured lymphoblasts: a follow-up study. Journal of Test Oncology, 12(3), 345-350.",
    "[7] J. A. Marlow and B. Quint, \"Kinase switching in cultured lymphoblasts: a follow-up study,\" J. Test Oncol., vol. 12, no. 3, pp. 345-350, 2015.",
  ]) func readsArticles(line: String) throws {
    let csl = try csl(line)
    #expect(text(csl, "type") == "article-journal")
    #expect(text(csl, "title") == "Kinase switching in cultured lymphoblasts: a follow-up study")
    #expect(text(csl, "container-title")?.contains("Test Oncol") == true)
    #expect([text(csl, "volume"), text(csl, "issue"), text(csl, "page")] == ["12", "3", "345-350"])
    #expect(csl["issued"]?["date-parts"] == .array([.array([2015])]))
    #expect(
      String(decoding: (csl["author"] ?? .null).encoded(), as: UTF8.self).contains(
        #""family":"Quint","given":"B"#))
    guard case .double(let probability)? = csl["custom"]?["confidence"]?["title"] else {
      Issue.record("the title has no confidence")
      return
    }
    #expect(probability > 0.5 && probability <= 1)
  }

  @Test func readsBooksAndChapters() throws {
    let book = try csl("Quint, B. (1998). The lymphoblast and its enzymes. Oxford: Oxford University Press.")
    #expect(
      [text(book, "type"), text(book, "publisher"), text(book, "publisher-place")] == [
        "book", "Oxford University Press", "Oxford",
      ])
    let chapter = try csl(
      "Marlow, J. (2004). Salvage of nucleosides. In B. Quint (Ed.), Handbook of lymphoid enzymes (pp. 12-40). New York: Springer."
    )
    #expect(text(chapter, "container-title") == "Handbook of lymphoid enzymes")
    #expect(text(chapter, "type") == "chapter" && chapter["editor"] != nil)
  }

  @Test(arguments: [
    ("Quint B. On salvage [video]. YouTube. 2019. https://www.youtube.com/watch?v=1", "motion_picture"),
    ("Marlow J. Salvage of nucleosides [dissertation]. Uppsala: Uppsala University; 2003.", "thesis"),
    ("Marlow J. Salvage of nucleosides in lymphoblasts. PhD thesis, Uppsala University, 2003.", "thesis"),
    (
      "J. Marlow and B. Quint. Salvage of nucleosides. In Proceedings of the 4th Workshop on Enzymes, pages 1-9, 1998.",
      "paper-conference"
    ),
  ]) func tellsTypes(line: String, type: String) throws {
    let csl = try csl(line)
    #expect(text(csl, "type") == type)
    #expect(text(csl, "title")?.contains("[") == false)
  }

  @Test func findsIdentifiers() throws {
    let csl = try csl(
      "Marlow J. On salvage. J Test. 2019;4:1-9. doi:10.1000/XYZ.123.URL https://example.org/a arXiv:2101.00001 PMID: 12345"
    )
    #expect(text(csl, "DOI") == "10.1000/xyz.123" && text(csl, "PMID") == "12345")
    #expect(csl["custom"]?["arxiv"] == "2101.00001")
  }

  @Test func titlesWithAHostAreLeftToRules() throws {
    let titled = try csl("Salvage of nucleosides in lymphoblasts - PMC [pmc.ncbi.nlm.nih.gov]")
    #expect(
      text(titled, "title") == "Salvage of nucleosides in lymphoblasts" && text(titled, "source") == "PMC")
    #expect(try csl("researchgate.net [researchgate.net]")["custom"]?["hostOnly"] == true)
  }

  @Test func blankLinesAreDocuments() throws {
    #expect(try csl("").encoded() == Array(#"{"type":"document"}"#.utf8))
    #expect(try csl("  \t").encoded() == Array(#"{"type":"document"}"#.utf8))
  }

  @Test func anyBytesAreRead() throws {
    var state: UInt64 = 7
    for length in 0..<300 {
      let bytes = (0..<length).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 40)
      }
      let answer = try Self.answers.get().answer(to: bytes).encoded()
      #expect(String(validating: answer, as: UTF8.self) != nil)
    }
  }

  @Test(.timeLimit(.minutes(1))) func longLinesTakeTimeByTheirLengthAndLoseNothing() throws {
    let line = "Marlow J. On salvage. " + String(repeating: "lymphoblasts (1999) ", count: 50_000) + "theend"
    let answer = String(decoding: try csl(line).encoded(), as: UTF8.self)
    #expect(answer.contains("theend"))
  }

  @Test func orderAndBytesDoNotDependOnWorkers() async throws {
    let lines = (0..<300).map { Array("Marlow J. On thing \($0). J Test. 2015;\($0):1-9.".utf8) }
    let one = try await Self.answers.get().answers(to: lines, workers: 1)
    #expect(try await Self.answers.get().answers(to: lines, workers: 3) == one)
    #expect(one.count { $0 == 0x0A } == 300)
  }
}
