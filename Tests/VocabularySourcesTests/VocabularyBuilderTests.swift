import DocumentModel
import Testing
import Text
import Vocabulary
import VocabularySources

private func concept(
  _ id: String, _ name: String, _ category: DocumentModel.Category, _ synonyms: [String] = [],
  xrefs: [String] = []
) -> SourceReader.Entry {
  var result = SourceConcept(id, name, category: category, xrefs: xrefs)
  result.add(synonyms)
  return .concept(result)
}

private let entries: [SourceReader.Entry] = [
  concept("mondo:1", "odd fever", .disease, ["fever, odd"], xrefs: ["mesh:D1", "doid:7"]),
  concept("mesh:D1", "Odd Fever", .disease, ["Pyrexia, Odd"]),
  concept("doid:7", "strange fever", .disease),
  concept("mondo:2", "narrow odd fever", .disease, xrefs: ["mesh:D1"]),
  concept("chebi:5", "oddamine", .smallMolecule), concept("mesh:C5", "Oddamine", .smallMolecule),
  concept("hgnc:9", "ODD1", .gene), .same("chebi:5", "drugbank:DB1"),
  concept("drugbank:DB1", "Oddamine", .drug),
  .form("chebi:6", "chebi:5"), concept("chebi:6", "oddaminium", .smallMolecule),
]

private func file(_ entries: [SourceReader.Entry]) -> [UInt8] {
  var builder = VocabularyBuilder()
  for entry in entries { builder.add(entry) }
  return VocabularyWriter.encode(builder.finish(), variants: .none)
}

@Suite struct VocabularyBuilderTests {
  @Test func conceptsThatAreOneAreJoined() throws {
    let vocabulary = try VocabularyFile(MappedFile(copying: file(entries)))
    let grounder = Grounder(curated: nil, file: vocabulary)
    func first(_ name: String) -> String? {
      grounder.matches(GroundingRequest(name)).first.map {
        "\($0.entity.identifier) \($0.entity.category.rawValue) \($0.entity.xrefs.joined(separator: " "))"
      }
    }
    #expect(first("Pyrexia, Odd") == "mondo:1 Disease doid:7 mesh:D1")
    #expect(first("narrow odd fever") == "mondo:2 Disease mesh:D1")
    #expect(first("oddamine") == "chebi:5 Drug drugbank:DB1 mesh:C5")
    #expect(first("oddaminium") == "chebi:6 SmallMolecule mesh:C5")
    #expect(first("ODD1") == "hgnc:9 Gene ")
  }

  @Test func termsAreAddedToACompiledVocabulary() throws {
    let first = MappedFile(copying: file(entries))
    var builder = VocabularyBuilder()
    var compiled = SourceReader(file: "first", bytes: first.bytes)
    try compiled.read(.compiled) { builder.add($0) }
    let table = MappedFile(
      copying: Array(
        "name\tsynonyms\tidentifier\tcategory\txrefs\tsource\nODD1\tmy odd\tmy:1\tDrug\t\tus\n".utf8))
    var mine = SourceReader(file: "mine.tsv", bytes: table.bytes)
    try mine.read(.terms) { builder.add($0) }
    let vocabulary = try VocabularyFile(
      MappedFile(copying: VocabularyWriter.encode(builder.finish(), variants: .none)))
    let grounder = Grounder(curated: nil, file: vocabulary)
    #expect(grounder.matches(GroundingRequest("my odd")).first?.entity.identifier == "my:1")
    #expect(grounder.matches(GroundingRequest("ODD1")).first?.entity.identifier == "my:1")
    #expect(grounder.matches(GroundingRequest("Pyrexia, Odd")).first?.entity.xrefs == ["doid:7", "mesh:D1"])
    // Nothing else has changed: what is one and how many sources know it was settled before.
    let before = try VocabularyFile(first)
    #expect(vocabulary.conceptCount == before.conceptCount + 1)
    var weights: [String: UInt8] = [:]
    before.eachConcept { weights[$0.entity.identifier] = $0.weight }
    vocabulary.eachConcept { #expect($0.weight == weights[$0.entity.identifier] ?? 1) }
  }

  @Test func theOrderOfSourcesDoesNotChangeTheFile() {
    let expected = file(entries)
    #expect(file(entries.reversed()) == expected)
    for shift in 1..<entries.count { #expect(file(Array(entries[shift...] + entries[..<shift])) == expected) }
  }
}
