import DocumentModel
import KnowledgeGraph
import Testing
import Text

/// Many generated records that disagree on names, categories and spellings, in many orders.
@Suite struct ShuffleTests {
  /// SplitMix64: the same numbers in every run.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  private static let words = ["dCK", "𝛼-actin", "ara-G", "late relapse", "café", "AALL1231"]
  private static let identifiers = [
    "hgnc:2704", "local:Gene/actin", "chebi:73141", "local:Disease/late-relapse",
    "local:Disease/Late_Relapse",
    "clinicaltrials:NCT02112916",
  ]

  private func entity(_ numbers: inout Numbers) -> Entity {
    let category = Category.allCases.randomElement(using: &numbers) ?? .gene
    return Entity(
      identifier: Self.identifiers.randomElement(using: &numbers) ?? "", name: "name \(numbers.next() % 3)",
      category: category, xrefs: ["mesh:D\(numbers.next() % 3)"])
  }

  private func record(_ number: Int, _ numbers: inout Numbers) -> DocumentRecord {
    let pairs = (0..<6).map { _ in Self.words.shuffled(using: &numbers).prefix(2) }
    let sentences = pairs.map { "🧬 \($0[0]) acts on \($0[1])." }
    var note = NoteBuilder(
      id: "doc:000000000000000\(String(number, radix: 16))", path: "\(number).txt",
      text: sentences.joined(separator: " "))
    note.reference("1", work: Sample.firstWork)
    for (pair, text) in zip(pairs, sentences) {
      let sentence = note.sentence(text)
      let subject = note.mention(pair[0], entity(&numbers), in: sentence)
      let object = note.mention(pair[1], entity(&numbers), in: sentence)
      note.claim(
        subject, ["binds", "activates"].randomElement(using: &numbers) ?? "", object, in: sentence,
        qualifiers: ["cellType": ["T cells", "T-cells", "chebi:73141"].randomElement(using: &numbers) ?? ""],
        certainty: Claim.Certainty.allCases.randomElement(using: &numbers) ?? .asserted,
        citations: Bool.random(using: &numbers) ? ["1"] : [])
    }
    return note.record
  }

  private func records(_ seed: UInt64) -> [DocumentRecord] {
    var numbers = Numbers(state: seed)
    return (0..<12).map { record($0, &numbers) }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func anyOrderGivesTheSameBytes(_ seed: UInt64) {
    let records = records(seed)
    var numbers = Numbers(state: ~seed)
    let expected = Sample.builder.graph(of: records, works: Sample.works).json.encoded()
    for _ in 0..<5 {
      let shuffled = Sample.builder.graph(
        of: records.shuffled(using: &numbers), works: Sample.works.shuffled(using: &numbers))
      #expect(shuffled.json.encoded() == expected)
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func everyEndIsANodeAndNoIdIsTwice(_ seed: UInt64) throws {
    let graph = Sample.builder.graph(of: records(seed), works: Sample.works).json
    let nodes = try #require(graph["nodes"]).values.compactMap { $0["id"]?.text }
    let edges = try #require(graph["edges"]).values
    #expect(Set(nodes).count == nodes.count)
    #expect(Set(edges.compactMap { $0["id"]?.text }).count == edges.count)
    for edge in edges {
      for end in ["subject", "object"] { #expect(nodes.contains(edge[end]?.text ?? "")) }
      for evidence in edge["evidence"]?.values ?? [] {
        #expect(nodes.contains(evidence["document"]?.text ?? ""))
      }
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func aDocumentMoreTakesNoClaimAwayAndRenamesNone(_ seed: UInt64) {
    let records = records(seed)
    let some = Sample.builder.graph(of: Array(records.prefix(6)), works: Sample.works)
    let all = Sample.builder.graph(of: records, works: Sample.works)
    #expect(Set(some.claims.map(\.id)).isSubset(of: all.claims.map(\.id)))
    #expect(all.claims.reduce(0) { $0 + $1.evidence.count } == 12 * 6)
  }
}
