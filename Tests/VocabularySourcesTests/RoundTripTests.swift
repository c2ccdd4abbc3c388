import DocumentModel
import Testing
import Text
import Vocabulary
import VocabularySources

/// What is added to a compiled vocabulary leaves all else in it as it is.
@Suite struct RoundTripTests {
  private static func compiled(_ builder: consuming VocabularyBuilder) -> [UInt8] {
    VocabularyWriter.encode(builder.finish(), variants: .none)
  }

  private static func builder(on file: [UInt8]) throws -> VocabularyBuilder {
    var builder = VocabularyBuilder()
    SourceReader.read(try VocabularyFile(MappedFile(copying: file))) { builder.add($0) }
    return builder
  }

  /// Every concept and every name with all that is known of it.
  private static func lines(_ file: [UInt8]) throws -> Set<String> {
    var lines: Set<String> = []
    try VocabularyFile(MappedFile(copying: file)).eachConcept { content in
      let concept = "\(content.entity) \(content.organism) \(content.weight)"
      lines.insert(concept)
      for name in content.names { lines.insert("\(concept) \(name)") }
    }
    return lines
  }

  /// Names that differ in case, dashes, Greek letters and length, that are peptide codes, salts and plurals, of which
  /// several concepts of several sources have some.
  private static let names = [
    "ODD1", "Odd1", "odd-1", "ODD", "AFG", "ARND", "odd fever", "Odd Fever", "fever, odd",
    "odd-fever (formerly)",
    "oddamine", "Oddamine", "oddamine citrate", "oddamine hydrochloride", "(-)-oddamine", "oddamines",
    "α-odd",
    "alpha odd", "α odd", "odd\u{2011}fever", "oddase complex", "12", "obsolete oddase", "2-odd-3-amine",
    "ODDASE",
    "oddase", "The Odd", "oddfevers of the very long kind", "odd fevers of the very long kind", "\u{FFFD}dd",
  ]
  private static let prefixes = ["hgnc", "chebi", "mesh", "mondo", "doid", "drugbank", "fplx", "my", "efo"]

  private static func concept(_ random: inout SystemRandomNumberGenerator) -> SourceReader.Entry {
    func any<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
    var concept = SourceConcept(
      "\(any(prefixes)):\(Int.random(in: 1...8, using: &random))", any(names),
      category: any([.disease, .smallMolecule, .drug, .gene, .geneFamily, .phenotypicFeature]),
      organism: any([0, 9606, 10090]))
    concept.names[0].status = any(NameStatus.allCases)
    for _ in 0..<Int.random(in: 0...5, using: &random) { concept.add([any(names)], any(NameStatus.allCases)) }
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      concept.xrefs.append("\(any(prefixes)):\(Int.random(in: 1...8, using: &random))")
    }
    return .concept(concept)
  }

  private static func anyFile() -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    var builder = VocabularyBuilder()
    for _ in 0..<Int.random(in: 1...40, using: &random) {
      builder.add(concept(&random))
      let pair = (1...2).map { _ in "\(prefixes.randomElement() ?? ""):\(Int.random(in: 1...8))" }
      builder.add(Bool.random() ? .same(pair[0], pair[1]) : .form(pair[0], pair[1]))
    }
    return compiled(builder)
  }

  @Test func whatIsReadAgainIsCompiledToTheSameBytes() throws {
    for _ in 0..<300 {
      let file = Self.anyFile()
      #expect(try Self.compiled(Self.builder(on: file)) == file)
    }
  }

  @Test func aRowOfOnesOwnAddsItsNamesAlone() throws {
    for _ in 0..<100 {
      let file = Self.anyFile()
      var builder = try Self.builder(on: file)
      let table = MappedFile(
        copying: Array("name\tsynonyms\tidentifier\tcategory\txrefs\tsource\n".utf8)
          + Array("oddamine\toddamine citrate|odd fever\tmine:1\tDrug\tchebi:1\tus\n".utf8))
      var reader = SourceReader(file: "mine.tsv", bytes: table.bytes)
      try reader.read(.terms) { builder.add($0) }
      let (before, after) = (try Self.lines(file), try Self.lines(Self.compiled(builder)))
      #expect(before.subtracting(after).isEmpty)
      let added = after.subtracting(before)
      #expect(added.count == 4 && added.allSatisfy { $0.contains("mine:1") })
    }
  }

  /// A selection may take a concept without its preferred name.
  @Test func aPreferredNameThatIsNoNameStaysNone() throws {
    var content = VocabularyContent()
    let source = content.add(source: "chebi", licence: "CC BY 4.0")
    _ = content.add(source: "mesh", licence: "courtesy of the U.S. National Library of Medicine")
    let concept = content.add(
      VocabularyConcept(identifier: "chebi:1", name: "a name too long for the selection", category: .drug))
    content.add(name: "AFG".utf8, of: concept, status: .former, source: source)
    let file = VocabularyWriter.encode(content, variants: .none)
    #expect(try Self.compiled(Self.builder(on: file)) == file)
  }

  @Test func aPreferredNameOfTheUsersOwnIsShown() throws {
    var builder = VocabularyBuilder()
    builder.add(.concept(SourceConcept("mondo:1", "an odd fever", category: .disease)))
    builder = try Self.builder(on: Self.compiled(builder))
    var mine = SourceConcept("mondo:1", "our fever", category: .disease)
    mine.names[0].status = .curated
    builder.add(.concept(mine))
    let file = try VocabularyFile(MappedFile(copying: Self.compiled(builder)))
    var found: [String] = []
    file.eachConcept { found.append("\($0.entity.name): \($0.names.map(\.text))") }
    #expect(found == [#"our fever: ["our fever", "an odd fever"]"#])
  }
}
