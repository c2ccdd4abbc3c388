import Foundation
import Testing
import Text
import Vocabulary

@testable import Pipeline

/// Lines of `ground` that say something else than they should.
@Suite struct GroundInputTests {
  private static let answers = try? GroundingAnswers(files: .embedded, path: "technical-notes.yaml")

  @Test(arguments: [
    (#"{"text": "BCL2", "organisms": ["mouse"]}"#, "ground.organisms"),
    (#"{"text": "BCL2", "organisms": [9606, "mouse"]}"#, "ground.organisms"),
    (#"{"text": "BCL2", "organisms": {"a": 1}}"#, "ground.organisms"),
    (#"{"text": "BCL2", "organisms": [-1]}"#, "ground.organisms"),
    (#"{"text": "BCL2", "organisms": [0.5]}"#, "ground.organisms"),
    (#"{"text": "BCL2", "context": 1}"#, "ground.context"),
    (#"{"text": "BCL2", "category": 1}"#, "ground.unknown-category"),
    (#"{"text": "BCL2", "category": "Thing"}"#, "ground.unknown-category"),
    (#"{"text": 1}"#, "ground.no-text"), (#"{"context": "x"}"#, "ground.no-text"),
    ("[]", "ground.not-json"), ("", "ground.not-json"), ("\u{0}", "ground.not-json"),
  ]) func isTold(_ line: String, _ code: String) throws {
    let answer = try #require(Self.answers).answer(to: Array(line.utf8))
    #expect(answer["error"]?["code"]?.string == code)
  }

  @Test(arguments: [
    #"{"text": "BCL2", "organisms": ["9606", "ncbitaxon:10090"], "category": "gene"}"#,
    #"{"text": "BCL2", "organisms": 9606, "context": null, "category": null}"#,
    #"{"text": "BCL2", "organisms": null}"#,
  ]) func isUnderstood(_ line: String) throws {
    let answer = try #require(Self.answers).answer(to: Array(line.utf8))
    #expect(answer["matches"]?.elements.first?["identifier"]?.string == "hgnc:990")
  }

  @Test func speciesThatTheVocabularyHasNothingOfAreTold() throws {
    let pipeline = try #require(DefinitionFiles.embedded.text("technical-notes.yaml"))
    let files = DefinitionFiles.embedded.adding(
      pipeline.replacing("compiled: default", with: "compiled: default, preferences: mine.yaml"),
      at: "other.yaml"
    ).adding("organisms: [9606, \"7955\"]", at: "mine.yaml")
    let notices = try GroundingAnswers(files: files, path: "other.yaml").notices
    #expect(notices.map { "\($0.line):\($0.column)" } == ["1:19"])
    #expect(notices.first?.message.contains("7955") == true)
    #expect(try Plan(files: files, path: "other.yaml").notices == notices)
    #expect(try #require(Self.answers).notices.isEmpty)
  }
}
