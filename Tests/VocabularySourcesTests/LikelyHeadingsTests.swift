import DocumentModel
import Testing
import Text
import Vocabulary
import VocabularySources

@Suite struct LikelyHeadingsTests {
  private func concept(
    _ identifier: String, _ name: String, _ synonyms: [String] = [],
    _ category: DocumentModel.Category = .smallMolecule
  ) -> SourceConcept {
    var concept = SourceConcept(identifier, name, category: category)
    concept.add(synonyms)
    return concept
  }

  /// The cross-references of each concept that comes of `concepts`.
  private func references(_ concepts: [SourceConcept]) throws -> [String: [String]] {
    var builder = VocabularyBuilder()
    for concept in concepts { builder.add(.concept(concept)) }
    let bytes = VocabularyWriter.encode(builder.finish(), variants: .none)
    var result: [String: [String]] = [:]
    try VocabularyFile(MappedFile(copying: bytes)).eachConcept {
      result[$0.entity.identifier] = $0.entity.xrefs
    }
    return result
  }

  /// The dimer has that name too: so the two are not one, and only the base's own name leads to the heading.
  @Test func theHeadingWithThePreferredNameAmongItsTermsIsAReference() throws {
    let found = try references([
      concept("chebi:5", "oddamine"), concept("chebi:6", "oddamine dimer", ["oddamine"]),
      concept("mesh:D9", "Odd Bases", ["Oddamine"]),
    ])
    #expect(found == ["chebi:5": ["mesh:D9"], "chebi:6": [], "mesh:D9": []])
  }

  /// Another heading has that term too: so it is the one that is called so.
  @Test func theHeadingThatIsCalledByASynonymIsAReference() throws {
    let found = try references([
      concept("chebi:7", "odd carbon", ["oddane"]), concept("mesh:D7", "Odd Oils", ["oddane"]),
      concept("mesh:D8", "Oddane"),
    ])
    #expect(found == ["chebi:7": ["mesh:D8"], "mesh:D7": [], "mesh:D8": []])
  }

  @Test func aHeadingThatSeveralHaveForASynonymIsBroaderThanThey() throws {
    let found = try references([
      concept("chebi:7", "odd carbon", ["oddane"]), concept("chebi:8", "odd silicon", ["oddane"]),
      concept("mesh:D8", "Oddane"),
    ])
    #expect(found.values.allSatisfy { $0.isEmpty })
  }

  @Test func ofTwoHeadingsNoneIsChosen() throws {
    let found = try references([
      concept("chebi:5", "oddamine"), concept("mesh:D8", "Odd Salts", ["oddamine"]),
      concept("mesh:D9", "Odd Bases", ["oddamine"]),
    ])
    #expect(found.values.allSatisfy { $0.isEmpty })
  }

  @Test(arguments: [("oddamine", DocumentModel.Category.disease), ("odd", .smallMolecule)])
  func otherKindsAndShortNamesLeadNowhere(_ name: String, _ category: DocumentModel.Category) throws {
    let found = try references([
      concept("chebi:5", name), concept("chebi:6", "odd dimer", [name]),
      concept("mesh:D9", "Odd Things", [name], category),
    ])
    #expect(found.values.allSatisfy { $0.isEmpty })
  }
}
