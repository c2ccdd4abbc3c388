import DocumentModel
import Foundation
import Testing
import Text
import Vocabulary

@testable import Pipeline

/// What users say of names in the pipeline: blocks, namespaces, organisms, tables of their own.
@Suite struct NamePreferencesTests {
  /// The technical-notes pipeline with these preferences and this table on top.
  private func files(preferences: String, terms: String = "") throws -> DefinitionFiles {
    let pipeline = try #require(DefinitionFiles.embedded.text("technical-notes.yaml"))
    let head = "name\tsynonyms\tidentifier\tcategory\txrefs\tsource\n"
    return DefinitionFiles.embedded
      .adding(
        pipeline.replacing("compiled: default", with: "compiled: default, preferences: mine.yaml")
          .replacing("[\"vocabulary/*.tsv\"]", with: "[mine.tsv, \"vocabulary/*.tsv\"]"),
        at: "mine-pipeline.yaml"
      )
      .adding(preferences, at: "mine.yaml").adding(head + terms, at: "mine.tsv")
  }

  private func identifiers(_ sentence: String, _ files: DefinitionFiles) throws -> [String: String] {
    let annotator = Annotator(plan: try Plan(files: files, path: "mine-pipeline.yaml"))
    let answer = annotator.answer(
      to: JSON.members(["id": .string("1"), "text": .string(sentence)]).encoded())
    return Dictionary(
      answer["entities"]?.elements.map { ($0["text"]?.string ?? "", $0["identifier"]?.string ?? "") } ?? []
    ) { first, _ in first }
  }

  @Test func blockedNamesAreNoMentions() throws {
    let sentence = "Both imatinib and zomepirac inhibit ABL1."
    let all = try identifiers(sentence, files(preferences: ""))
    #expect(Set(all.keys) == ["imatinib", "zomepirac", "ABL1"])
    let rest = try identifiers(sentence, files(preferences: "block: [Imatinib, zomepirac]"))
    #expect(Set(rest.keys) == ["ABL1"])
  }

  /// What is blocked is none for a model either.
  @Test func blockedNamesAreNoMentionsOfAModel() throws {
    let sentence = "Rats that drank zorbamethoxyl acid hydrochloride died."
    #expect(try identifiers(sentence, files(preferences: "")).count == 2)
    let blocked = "block: [zorbamethoxyl acid hydrochloride]"
    #expect(try identifiers(sentence, files(preferences: blocked)).count == 1)
  }

  @Test func aBlockedMeaningLeavesTheOthers() throws {
    let files = try files(preferences: "block:\n  - {name: ADA, identifier: \"hgnc:186\"}\n")
    #expect(try identifiers("Here ADA was measured.", files)["ADA"] != "hgnc:186")
    #expect(try identifiers("Here adenosine deaminase was measured.", files).values.contains("hgnc:186"))
    let answers = try GroundingAnswers(files: files, path: "mine-pipeline.yaml")
    #expect(!answers.matches("ADA").contains { $0.entity.identifier == "hgnc:186" })
  }

  @Test func identifiersOfPreferredNamespacesAreWritten() throws {
    let files = try files(preferences: "prefer: [mesh, NCBIGene]")
    let found = try identifiers("It was SAMHD1 in leukemia.", files)
    #expect(found["leukemia"]?.hasPrefix("mesh:") == true)
    #expect(found["SAMHD1"] == "NCBIGene:25939")
  }

  @Test func organismsComeInTheOrderOfTheUser() throws {
    let human = NamePreferences.none
    let mouse = try NamePreferences(YAMLDefinition.parse("organisms: [10090, 9606]", file: "p.yaml"))
    var content = VocabularyContent()
    let source = content.add(source: "mesh", licence: "")
    for (identifier, organism) in [("mesh:1", 9606), ("mesh:2", 10090)] {
      let concept = content.add(
        VocabularyConcept(identifier: identifier, name: "Odd1", category: .gene, organism: UInt32(organism)))
      content.add(name: "Odd1".utf8, of: concept, status: .name, source: source)
    }
    let file = try VocabularyFile(MappedFile(copying: VocabularyWriter.encode(content, variants: .none)))
    func first(_ preferences: NamePreferences) -> String? {
      Grounder(curated: nil, file: file, preferences: preferences).matches(GroundingRequest("Odd1")).first?
        .entity.identifier
    }
    #expect(first(human) == "mesh:1")
    #expect(first(mouse) == "mesh:2")
  }

  @Test func termsOfTheUserOutrankAllOthers() throws {
    let files = try files(preferences: "", terms: "SAMHD1\tour sensor\tmy:1\tGene\t\tus\n")
    #expect(try identifiers("It was SAMHD1, our sensor.", files) == ["SAMHD1": "my:1", "our sensor": "my:1"])
  }

  @Test(arguments: [
    ("block:\n  - {name: CR, identifier: nothing}", 2, "no CURIE"),
    ("block:\n  - {nmae: CR}", 2, "unknown key"),
    ("prefer: [\"me sh\"]", 1, "no prefix"), ("organisms:\n  - human", 2, "NCBI's number"),
    ("organism: [9606]", 1, "unknown key ‘organism’"),
  ]) func mistakesAreToldWithTheirPlace(_ yaml: String, _ line: Int, _ message: String) throws {
    let files = try files(preferences: yaml)
    do throws(DefinitionError) {
      _ = try Plan(files: files, path: "mine-pipeline.yaml")
      Issue.record("a mistake was taken")
    } catch {
      let problem = try #require(error.problems.first)
      #expect(
        problem.file.hasSuffix("mine.yaml") && problem.line == line && problem.message.contains(message))
    }
  }

  @Test func aCompiledVocabularyThatIsNotThereIsToldWithItsPlace() throws {
    let pipeline = try #require(DefinitionFiles.embedded.text("technical-notes.yaml"))
    let files = DefinitionFiles.embedded.adding(
      pipeline.replacing("compiled: default", with: "compiled: nowhere.cgvoc"), at: "other.yaml")
    do throws(DefinitionError) {
      _ = try Plan(files: files, path: "other.yaml")
      Issue.record("a missing file was taken")
    } catch {
      let problem = try #require(error.problems.first)
      #expect(
        problem.file.hasSuffix("other.yaml") && problem.line > 5 && problem.message.contains("nowhere.cgvoc"))
    }
  }
}
