import Foundation
import Pipeline
import Testing
import Text

@Suite struct AnnotatorTests {
  private func answers(_ lines: [String], workers: Int = 2) async throws -> [[String: Any]] {
    let answers = await Annotator(plan: try Plan()).answers(
      to: lines.map { Array($0.utf8) }, workers: workers)
    return try answers.map {
      try JSONSerialization.jsonObject(with: Data($0.encoded())) as? [String: Any] ?? [:]
    }
  }

  @Test func aThousandLinesKeepTheirOrderAndABrokenOneIsAnsweredInItsPlace() async throws {
    let lines = (0..<1000).map { number in
      switch number {
      case 17: "{\"id\": \"17\", \"text\": "
      case 18: ""
      case 19: "{\"id\": \"19\"}"
      default:
        "{\"id\": \"\(number)\", \"text\": \"Venetoclax inhibits BCL-2. It is given with azacitidine.\"}"
      }
    }
    let answers = try await answers(lines, workers: 3)
    #expect(answers.count == 1000)
    for (number, answer) in answers.enumerated() {
      switch number {
      case 17, 18: #expect(answer["error"] != nil && answer["id"] is NSNull)
      case 19: #expect(answer["error"] != nil && answer["id"] as? String == "19")
      default:
        #expect(answer["id"] as? String == "\(number)" && (answer["claims"] as? [Any])?.isEmpty == false)
      }
    }
  }

  @Test func givenEntitiesAreUsedAsTheyStand() async throws {
    let text = "𝛼-Synuclein 🧬 in cafe\\u0301s.\\r\\nTP53 binds MDM2."
    let line = """
      {"id": 1, "text": "\(text)", "entities": [{"id": "a", "start": 26, "end": 30, "category": "Gene"}, \
      {"id": "b", "start": 37, "end": 41, "category": "Gene", "identifier": "x:1"}]}
      """
    let answer = try #require(try await answers([line]).first)
    let entities = answer["entities"] as? [[String: Any]] ?? []
    #expect(entities.map { $0["id"] as? String } == ["a", "b"])
    #expect(entities.map { $0["text"] as? String } == ["TP53", "MDM2"])
    #expect(entities.last?["identifier"] as? String == "x:1")
    let claims = answer["claims"] as? [[String: Any]] ?? []
    #expect(claims.first?["subject"] as? String == "a")
    #expect(claims.first?["predicate"] as? String == "binds")
    #expect(claims.first?["object"] as? String == "b")
  }

  @Test(arguments: [
    #"{"id": "1", "text": "TP53", "entities": [{"id": "a", "start": 0, "end": 9}]}"#,
    #"{"id": "1", "text": "TP53", "entities": "none"}"#,
    #"{"id": "1", "text": "TP53", "entities": [{"id": "a", "start": 0, "end": 4, "category": "Nonsense"}]}"#,
    #"{"id": "1", "text": "TP53", "entities": [{"id": "a", "start": 0, "end": 4, "identifier": "no curie"}]}"#,
    #"{"id": "1", "text": "TP53", "entities": [{"id": "a", "start": 0, "end": 4}, {"id": "a", "start": 0, "end": 4}]}"#,
    #"{"id": "1", "text": "TP53", "format": "html", "entities": [{"id": "a", "start": 0, "end": 4}]}"#,
    #"{"id": "1", "text": 5}"#, "[]", "nonsense",
    #"{"id": "1", "text": "TP53", "format": "docx"}"#, #"{"id": "1", "text": "TP53", "format": 1}"#,
    #"{"id": "1", "text": "TP53", "entities": [], "recognize": "yes"}"#,
  ]) func invalidLinesAreToldApart(_ line: String) async throws {
    let answer = try #require(try await answers([line]).first)
    let error = answer["error"] as? [String: String]
    #expect(error?["code"]?.hasPrefix("annotate.") == true)
    #expect(error?["message"]?.isEmpty == false)
  }

  @Test func nestedEntitiesAllComeBack() async throws {
    let line =
      #"{"id": "1", "text": "BCL-2 inhibitors induce apoptosis.", "entities": [{"id": "a", "start": 0, "end": 5, "category": "Gene"}, {"id": "b", "start": 0, "end": 16, "category": "ChemicalEntity"}, {"id": "c", "start": 24, "end": 33, "category": "BiologicalProcess"}]}"#
    let answer = try #require(try await answers([line]).first)
    let ids = (answer["entities"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    #expect(Set(ids) == ["a", "b", "c"])
    let claim = try #require((answer["claims"] as? [[String: Any]])?.first)
    #expect(claim["subject"] as? String == "b" && claim["object"] as? String == "c")
  }

  @Test func questionsAssertNothingAndConditionsAreHypotheses() async throws {
    let answers = try await answers([
      #"{"id": "1", "text": "Does imatinib inhibit KIT?"}"#,
      #"{"id": "2", "text": "If imatinib inhibited KIT, tumors would shrink."}"#,
    ])
    #expect((answers[0]["claims"] as? [Any])?.isEmpty == true)
    #expect((answers[1]["claims"] as? [[String: Any]])?.first?["certainty"] as? String == "hypothesised")
  }

  @Test func otherFormatsComeWithTheirText() async throws {
    let line = #"{"id": "1", "text": "<p>Venetoclax inhibits <b>BCL-2</b>.</p>", "format": "html"}"#
    let answer = try #require(try await answers([line]).first)
    #expect(answer["text"] as? String == "Venetoclax inhibits BCL-2.")
    #expect((answer["claims"] as? [Any])?.count == 1)
  }
}
