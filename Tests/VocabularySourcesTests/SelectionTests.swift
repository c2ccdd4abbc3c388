import DocumentModel
import Testing
import Text
import Vocabulary

@testable import VocabularySources

/// `{key: value}` as a definition file says it.
private func map(_ entries: [(String, DefinitionValue.Content)]) -> DefinitionValue.Content {
  .map(entries.map { .init(key: value(.scalar($0.0)), value: value($0.1)) })
}

private func value(_ content: DefinitionValue.Content) -> DefinitionValue {
  DefinitionValue(content, file: "selection.yaml", line: 3, column: 5)
}

private func list(_ words: String...) -> DefinitionValue.Content { .list(words.map { value(.scalar($0)) }) }

private func selection(
  _ sources: [(String, DefinitionValue.Content)], _ more: [(String, DefinitionValue.Content)] = []
) throws -> Selection {
  try Selection(value(map([("sources", map(sources))] + more)))
}

/// The CURIEs of what is taken of `entries`, with all names.
private func taken(_ entries: [SourceConcept], by selection: Selection) throws -> [String: [String]] {
  var builder = VocabularyBuilder(selection: selection)
  for entry in entries { builder.add(.concept(entry)) }
  let file = try VocabularyFile(
    MappedFile(copying: VocabularyWriter.encode(builder.finish(), variants: .none)))
  var result: [String: [String]] = [:]
  file.eachConcept { result[$0.entity.identifier] = $0.names.map(\.text).sorted() }
  return result
}

private func concept(
  _ identifier: String, _ name: String, _ category: DocumentModel.Category = .smallMolecule,
  kinds: [String] = [],
  roles: [String] = [], xrefs: [String] = [], synonyms: [String] = []
) -> SourceConcept {
  var concept = SourceConcept(identifier, name, category: category, xrefs: xrefs)
  concept.kinds = kinds
  concept.roles = roles
  concept.add(synonyms)
  return concept
}

@Suite struct SelectionTests {
  @Test func branchesHoldWhatLiesBelowAndWhatPlaysTheRole() throws {
    let selection = try selection([("chebi", .list([value(map([("branches", list("chebi:10"))]))]))])
    let found = try taken(
      [
        concept("chebi:10", "drug"), concept("chebi:11", "painkiller", kinds: ["chebi:10"]),
        concept("chebi:1", "oddamine", roles: ["chebi:11"]), concept("chebi:2", "water"),
        // What is a kind of something that plays the role need not play it.
        concept("chebi:3", "oddaminide", kinds: ["chebi:1"]),
      ], by: selection)
    #expect(found.keys.sorted() == ["chebi:1", "chebi:10", "chebi:11"])
  }

  @Test func placesInTheTreesOfMeSHAreBranches() throws {
    let rule = map([("branches", list("C04", "D")), ("most-words", .scalar("2"))])
    let found = try taken(
      [
        concept("mesh:1", "odd tumor", .disease, kinds: ["C04.557.1"]),
        concept("mesh:2", "very odd tumor", .disease, kinds: ["C04.557.2"]),
        concept("mesh:3", "odd fever", .disease, kinds: ["C01.1"]),
        concept("mesh:4", "oddamine", kinds: ["D02.1"]),
      ], by: selection([("mesh", .list([value(rule)]))]))
    #expect(found.keys.sorted() == ["mesh:1", "mesh:4"])
  }

  @Test func aConceptIsTakenWithTheNamesOfAllSourcesThatAreNamedAndNoOther() throws {
    let entries = [
      concept("chebi:1", "oddamine", xrefs: ["drugbank:D", "hmdb:1"], synonyms: ["odd base"]),
      concept("drugbank:D", "Oddamine", .drug, synonyms: ["Oddex"]),
      concept("hp:1", "odd sign", .phenotypicFeature, synonyms: ["oddness"]),
    ]
    let more = [("references", list("drugbank"))]
    let found = try taken(
      entries,
      by: selection(
        [("drugbank", .scalar("all")), ("chebi", .list([value(map([("longest", .scalar("1"))]))]))], more))
    #expect(found == ["chebi:1": ["Oddamine", "Oddex", "odd base", "oddamine"]])
  }

  @Test func classesAndWhatIsLeftOutStayOutWhateverBringsThemIn() throws {
    let kinds = (0..<5).map { concept("chebi:2\($0)", "kind \($0)", kinds: ["chebi:1"]) }
    let entries =
      kinds + [
        concept("chebi:1", "oddides"), concept("mesh:1", "Oddides", kinds: ["D02.1"], xrefs: ["chebi:1"]),
        concept("mesh:2", "bland", kinds: ["D02.2"]),
      ]
    let found = try taken(
      entries,
      by: selection(
        [("mesh", .scalar("all")), ("chebi", .scalar("all"))],
        [("classes", map([("chebi", .scalar("4"))])), ("leave-out", list("mesh:2"))]))
    #expect(found.keys.sorted() == kinds.map(\.identifier))
  }

  @Test func mistakesAreTold() {
    func problem(_ content: DefinitionValue.Content) -> String {
      do throws(DefinitionError) {
        _ = try Selection(value(content))
        return ""
      } catch {
        return error.description
      }
    }
    #expect(problem(map([])).contains("needs ‘sources’"))
    #expect(problem(map([("source", list())])).contains("unknown key ‘source’"))
    let forbidden = map([("licences", list("CC0 1.0")), ("sources", map([("hp", .scalar("all"))]))])
    #expect(problem(forbidden).contains("not among the licences"))
    let word = map([("sources", map([("go", .list([value(map([("longest", .scalar("few"))]))]))]))])
    #expect(problem(word).contains("above 0") && problem(word).contains("selection.yaml:3"))
    let species = map([("sources", map([("go", .list([value(map([("organisms", list("mouse"))]))]))]))])
    #expect(problem(species).contains("NCBI's number of a species"))
  }
}
