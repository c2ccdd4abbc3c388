import DocumentModel
import Testing
import Text

@testable import Vocabulary

@Suite struct DocumentGroundingTests {
  private static let variants = """
    ignored\tinduced|of\t
    word\tpalsy|palsies\tpalsy
    """

  private static let rows: [(identifier: String, name: String, category: DocumentModel.Category)] = [
    ("x:ache", "oddache", .disease), ("x:drugache", "drug-induced oddache", .disease),
    ("x:fever", "oddfever", .disease), ("x:palsy", "odd palsy", .disease),
    ("x:amine", "oddamine", .smallMolecule), ("x:acid", "odd acid", .smallMolecule),
  ]

  private static func grounder() throws -> Grounder {
    var content = VocabularyContent()
    let source = content.add(source: "x", licence: "")
    for row in rows {
      let concept = content.add(
        VocabularyConcept(identifier: row.identifier, name: row.name, category: row.category))
      content.add(name: row.name.utf8, of: concept, status: .name, source: source)
    }
    let variants = try WordVariants(tsv: variants, file: "variants.tsv")
    return Grounder(
      curated: nil,
      file: try VocabularyFile(MappedFile(copying: VocabularyWriter.encode(content, variants: variants))))
  }

  /// A document whose sentences end in stops, with mentions of what stands in it.
  private struct Document {
    let text: SourceText
    var mentions: [Mention] = []

    init(_ text: String) { self.text = SourceText(text) }

    var sentences: [Sentence] {
      var start = 0
      return text.bytes.indices.filter { text.bytes[$0] == byte(".") }.map { end in
        defer { start = end + 1 }
        return Sentence(range: ByteRange(start, end + 1), block: 0)
      }
    }

    /// Adds the last place of `words` as a mention of what has the identifier.
    mutating func add(
      _ words: String, _ identifier: String, _ category: DocumentModel.Category = .disease,
      score: Double = 0.9, by provenance: Provenance = .vocabulary
    ) throws {
      let starts = text.bytes.indices.filter { text.bytes[$0...].starts(with: words.utf8) }
      let start = try #require(starts.last)
      let sentence = try #require(sentences.firstIndex { $0.range.indices.contains(start) })
      var mention = Mention(
        range: ByteRange(start, start + words.utf8.count), tokens: 0..<1, sentence: sentence,
        entity: Entity(identifier: identifier, name: words, category: category), score: score)
      mention.provenance = provenance
      mentions.append(mention)
    }

    /// The identifiers of the mentions by what the whole document says.
    func grounded(_ abbreviations: [(short: String, long: String)] = []) throws -> [String] {
      let grounding = DocumentGrounding(
        grounder: try DocumentGroundingTests.grounder(), text: text, sentences: sentences,
        shortForms: ShortForms(abbreviations))
      return grounding.grounded(mentions).map(\.entity.identifier)
    }
  }

  // MARK: What a drug caused

  @Test(arguments: [
    "It is an adverse event: oddache.",
    "After an overdose he had oddache.",
    "Oddamine-induced oddache was rare. Then the oddache went.",
    "They had oddamine-induced Oddaches. The oddaches went.",
  ]) func aConditionThatADrugCausedIsThatOne(_ text: String) throws {
    var document = Document(text)
    try document.add("oddache", "x:ache")
    #expect(try document.grounded() == ["x:drugache"])
  }

  @Test(arguments: [
    ("The oddache went.", "oddache", "x:ache", 0.9),
    ("Oddamine-induced oddfever was rare. Then the oddache went.", "oddache", "x:ache", 0.9),
    // The tables' own word for it.
    ("It is an adverse event: oddache.", "oddache", "x:ache", 0.96),
    // Nothing is called a drug's oddfever.
    ("It is an adverse event: oddfever.", "oddfever", "x:fever", 0.9),
  ]) func otherConditionsStayWhatTheyAre(
    _ text: String, _ words: String, _ identifier: String, _ score: Double
  ) throws {
    var document = Document(text)
    try document.add(words, identifier, score: score)
    #expect(try document.grounded() == [identifier])
  }

  @Test func drugsCauseConditionsAlone() throws {
    var document = Document("It is an adverse event of oddache.")
    try document.add("oddache", "x:stuff", .smallMolecule)
    try document.add("oddache", "x:gene", .gene)
    #expect(try document.grounded() == ["x:stuff", "x:gene"])
  }

  // MARK: Short forms

  @Test func theWordsBesideAShortFormSayWhatItIs() throws {
    for text in [
      "They had odd palsy (OQP).", "They had OQP (odd palsy).", "The odd palsy (OQP). Then OQP went.",
    ] {
      var document = Document(text)
      try document.add("OQP", "x:other")
      #expect(try document.grounded() == ["x:palsy"], "\(text)")
    }
    var document = Document("They had odd palsy (OQP).")
    try document.add("OQP", "x:other", score: 0.99, by: .model)
    #expect(try document.grounded() == ["x:palsy"])
  }

  @Test(arguments: [
    ("They had odd palsy and OQP.", "OQP", 0.9), ("A cheap test (OQP) failed.", "OQP", 0.9),
    ("They had odd palsy (OQP).", "OQP", 0.96), ("They had odd palsy (oqpsy).", "oqpsy", 0.9),
    // A substance is no condition.
    ("They drank oddamine (OQP).", "OQP", 0.9),
  ]) func otherShortFormsStayWhatTheyAre(_ text: String, _ words: String, _ score: Double) throws {
    var document = Document(text)
    try document.add(words, "x:other", score: score)
    #expect(try document.grounded() == ["x:other"])
  }

  @Test func whatTheDocumentDefinesIsLeftToItsDefinition() throws {
    var document = Document("They had odd palsy (OQP).")
    try document.add("OQP", "x:other")
    #expect(try document.grounded([("OQP", "odd quick pain")]) == ["x:other"])
  }

  /// Whatever mention of a short form comes first.
  @Test(arguments: [[0.96, 0.9], [0.9, 0.96]]) func eachMentionIsJudgedByItself(_ scores: [Double]) throws {
    var document = Document("They had odd palsy (OQP).")
    for score in scores { try document.add("OQP", "local:Disease/oqp", score: score) }
    #expect(try document.grounded() == scores.map { $0 < 0.95 ? "x:palsy" : "local:Disease/oqp" })
  }

  // MARK: Names without identifiers

  @Test(arguments: ["local:Disease/odd", "efo:1", "hp:1"])
  func whatIsUnknownOrPoorlyKnownIsLookedUp(_ identifier: String) throws {
    var document = Document("They had palsies of odd.")
    try document.add("palsies of odd", identifier)
    #expect(try document.grounded() == ["x:palsy"])
  }

  @Test func aShortFormOfADiseasesGeneIsThatDisease() throws {
    var document = Document("The OQP families.")
    try document.add("OQP", "local:Disease/oqp")
    #expect(try document.grounded([("OQP", "odd palsy gene")]) == ["x:palsy"])
  }

  @Test(arguments: [
    ("palsies of odd", "mondo:1", DocumentModel.Category.disease),
    ("blue stupor", "local:Disease/blue-stupor", .disease),
    // The analog of a substance is not that substance, and a gene is of no family.
    ("odd acid analog", "local:ChemicalEntity/odd-acid-analog", .chemicalEntity),
    ("palsies of odd", "local:Gene/palsies-of-odd", .gene),
    ("oddamine", "local:Disease/oddamine", .disease),
  ]) func whatIsKnownOrFitsNothingStays(
    _ words: String, _ identifier: String, _ category: DocumentModel.Category
  ) throws {
    var document = Document("They saw \(words).")
    try document.add(words, identifier, category)
    #expect(try document.grounded() == [identifier])
  }
}
