import Foundation
import DocumentModel
import Testing
import Vocabulary

@testable import Pipeline

/// Names that must mean one thing, with nothing but what is in the binary.
@Suite struct GroundingTests {
  private static let answers = try? GroundingAnswers(files: .embedded, path: "technical-notes.yaml")

  @Test(arguments: [
    ("nelarabine", "chebi:63612"), ("506U78", "chebi:63612"), ("dCK", "hgnc:2704"), ("dGK", "hgnc:2858"),
    ("SAMHD1", "hgnc:15925"), ("ENT1", "hgnc:11003"), ("ADA", "hgnc:186"), ("BCL-2", "hgnc:990"),
    ("Bcl-xL", "hgnc:992"), ("PI3K", "fplx:PI3K"), ("AKT", "fplx:AKT"), ("mTOR", "hgnc:3942"),
    ("MEK", "fplx:MEK"), ("ERK", "fplx:ERK"), ("venetoclax", "chebi:133021"), ("ABT-199", "chebi:133021"),
    ("ZSTK-474", "chebi:90545"), ("T-ALL", "mondo:0004963"), ("T-LBL", "mondo:0044917"),
    ("ETP-ALL", "mondo:0100291"), ("B-ALL", "mondo:0004947"), ("ALL", "mondo:0004967"),
    ("AALL1231", "clinicaltrials:NCT02112916"), ("Jurkat", "cellosaurus:0065"),
    ("MOLT-4", "cellosaurus:0013"), ("CCRF-CEM", "cellosaurus:0207"),
  ]) func means(_ name: String, _ identifier: String) throws {
    let answers = try #require(Self.answers)
    #expect(answers.matches(name).first?.entity.identifier == identifier)
  }

  /// What no vocabulary has is known by its shape, as recognition knows it, and not taken for something else.
  @Test(arguments: [
    ("NCT01234567", "clinicaltrials:NCT01234567"), ("fantatinib", "local:Drug/fantatinib"),
    ("imatinib", "chebi:45783"), ("G12D", "local:Gene/g12d"), ("p.Val600Glu", "local:Gene/v600e"),
  ]) func shapesAreKnown(_ name: String, _ identifier: String) throws {
    let answers = try #require(Self.answers)
    #expect(answers.matches(name).first?.entity.identifier == identifier)
  }

  /// Letters and numbers that tell a name from others are not left out.
  @Test(arguments: [("G12D", "fplx:G_12"), ("Trp53", "chebi:74876")])
  func nothingIsOfferedForLess(_ name: String, _ identifier: String) throws {
    let answers = try #require(Self.answers)
    #expect(!answers.matches(name).contains { $0.entity.identifier == identifier })
  }

  /// A name without the word that tells it from others is no name of the thing.
  @Test(arguments: ["Blimberg syndrome", "Zander-Milton disease", "familial stuff", "enzyme deficiency"])
  func whatNobodyKnowsIsNothing(_ name: String) throws {
    let answers = try #require(Self.answers)
    #expect(answers.matches(name).isEmpty, "\(answers.matches(name))")
  }

  /// The laboratory's term is nothing that is spelt otherwise.
  @Test func termsOfTheLaboratoryAreNoEndPoints() throws {
    let answers = try #require(Self.answers)
    #expect(answers.matches("PCR").isEmpty)
    #expect(answers.matches("pCR").first?.entity.category == .clinicalFinding)
  }

  /// A short form of what nobody knows is hardly what others call so.
  @Test func anUnknownLongFormDoubtsTheShortOne() throws {
    let answers = try #require(Self.answers)
    let plain = try #require(answers.matches("BS", category: .disease).first?.score)
    let defined = answers.matches("BS", context: "We saw Blimberg syndrome (BS).", category: .disease)
    #expect(plain > 0.9 && (defined.first?.score ?? 0) < 0.8)
  }

  @Test(arguments: [
    ("HCVAD", "Treatment"), ("OS", "ClinicalFinding"), ("CR", "ClinicalFinding"), ("PFS", "ClinicalFinding"),
  ]) func isOfKind(_ name: String, _ category: String) throws {
    let answers = try #require(Self.answers)
    #expect(answers.matches(name).first?.entity.category.rawValue == category)
  }

  @Test func linesThatAreNotValidAreAnsweredInTheirPlace() async throws {
    let answers = try #require(Self.answers)
    let lines = ["", "{}", "{\"text\": \"dCK\", \"category\": \"Genes\"}", "{\"text\": \"dCK\"}"].map {
      Array($0.utf8)
    }
    let out = String(decoding: await answers.answers(to: lines, workers: 2), as: UTF8.self).split(
      separator: "\n")
    #expect(out.count == 4)
    #expect(out.dropLast().allSatisfy { $0.contains("\"error\"") })
    #expect(out.last?.contains("hgnc:2704") == true)
    let folder = try TemporaryFolder()
    let files = try out.enumerated().map { number, line in
      try folder.write(Array(line.utf8), to: "\(number).json")
    }
    try Schemas.validate(files, schema: "ground")
  }

  @Test func aVocabularyIsBuiltFromAFolderAndGroundsWithIt() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let obo =
      "format-version: 1.2\n\n[Term]\nid: MONDO:7\nname: odd fever\nsynonym: \"fever of the odd\" EXACT []\n"
    try obo.write(to: folder.appending(path: "mondo.obo"), atomically: true, encoding: .utf8)
    let output = folder.appending(path: "v.cgvoc").path
    let summary = try VocabularyBuild(files: .embedded).build([folder.path], output: output) { _, _, _ in }
    #expect(summary.names == 2 && summary.concepts == 1)
    let files = try DefinitionFiles.embedded.with(vocabularyFile: output)
    let answers = try GroundingAnswers(files: files, path: "technical-notes.yaml")
    #expect(answers.matches("odd fevers").first?.entity.identifier == "mondo:7")
    let record = try Plan(files: files).fingerprint
    #expect(record != (try Plan().fingerprint))
    #expect(throws: RunError.self) { try DefinitionFiles.embedded.with(vocabularyFile: folder.path) }
  }
}
