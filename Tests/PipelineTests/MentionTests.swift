import Foundation
import Pipeline
import Testing
import Text

@Suite struct MentionTests {
  private func entities(_ text: String, models: Bool) async throws -> [[String: Any]] {
    let line = try JSONSerialization.data(withJSONObject: ["id": "1", "text": text])
    let answers = await Annotator(plan: try Plan(models: models)).answers(to: [Array(line)], workers: 1)
    let answer = try #require(answers.first)
    let object = try JSONSerialization.jsonObject(with: Data(answer.encoded())) as? [String: Any]
    return object?["entities"] as? [[String: Any]] ?? []
  }

  private func found(_ text: String, models: Bool = false) async throws -> [String] {
    try await entities(text, models: models).map { "\($0["text"] ?? "")=\($0["identifier"] ?? "")" }
  }

  /// Each part of a series, at the words that name it; behind `!` what must not be found.
  @Test(arguments: [
    ("Loss of MEK1/2 slowed growth.", "MEK1=hgnc:6840; 2=hgnc:6842"),
    ("Both Bcl-2 and -xL rose.", "Bcl-2=hgnc:990; -xL=hgnc:992"),
    ("PI3K/AKT/mTOR signaling fell.", "PI3K=fplx:PI3K; AKT=fplx:AKT; mTOR=hgnc:3942"),
    ("HDAC1–3 were lost.", "HDAC1=hgnc:4852; HDAC1–3=hgnc:4853; 3=hgnc:4854"),
    ("HDAC1, 2 and 3 were lost.", "HDAC1=hgnc:4852; 2=hgnc:4853; 3=hgnc:4854"),
    ("HDAC 1 and 2 bind it.", "HDAC 1=hgnc:4852; 2=hgnc:4853"),
    ("CDK4/6 inhibitors work.", "CDK4=hgnc:1773; 6=hgnc:1777"),
    ("ERK1/2 are kinases.", "ERK1=hgnc:6877; 2=hgnc:6871"),
    ("JAK1/JAK2 act.", "JAK1=hgnc:6190; JAK2=hgnc:6192"),
    ("In 5/6 patients at 24 and 48 h (p<0.05/2).", "!6; !2; !48"),
    ("BCL2, 3 patients and 4 mice were seen.", "BCL2=hgnc:990; !3; !4"),
    ("HDAC1 and 2 patients were seen.", "HDAC1=hgnc:4852; !2"),
  ])
  func seriesAreTakenApart(_ text: String, expected: String) async throws {
    let found = try await found(text)
    for item in expected.components(separatedBy: "; ") {
      if item.hasPrefix("!") {
        #expect(!found.contains { $0.hasPrefix("\(item.dropFirst())=") }, "\(text): \(found)")
      } else {
        #expect(found.contains(item), "\(text): \(found)")
      }
    }
  }

  @Test(arguments: [
    ("A BCL-2 inhibitor was given.", ["BCL-2 inhibitor", "BCL-2"]),
    ("The SAMHD1 promoter was cut.", ["SAMHD1"]),
    ("An EGFR mutation arose.", ["EGFR"]),
    ("BRAF V600E was seen.", ["BRAF V600E", "BRAF"]),
    ("K562/ADR cells grew.", ["K562/ADR"]),
  ])
  func whatIsNestedIsListedToo(_ text: String, expected: [String]) async throws {
    let found = try await entities(text, models: true).compactMap { $0["text"] as? String }
    #expect(Set(expected).isSubset(of: Set(found)), "\(found)")
  }

  /// No model talks a user out of his own terms.
  @Test func whatTheUserNamesIsFound() async throws {
    let table = """
      name\tsynonyms\tidentifier\tcategory\txrefs\tsource
      zibbertinib\tZIB-99\t\tDrug\t\tme
      wobblosis\t\tlocal:Disease/wobblosis\tDisease\t\tme
      """
    let plan = try Plan(vocabulary: (file: "mine.tsv", text: table))
    let line = try JSONSerialization.data(withJSONObject: [
      "id": "1", "text": "We gave zibbertinib daily, and ZIB-99 again, to people with wobblosis.",
    ])
    let answer = try #require(await Annotator(plan: plan).answers(to: [Array(line)], workers: 1).first)
    let found = Set(answer["entities"]?.elements.compactMap { $0["text"]?.string } ?? [])
    #expect(found.isSuperset(of: ["zibbertinib", "ZIB-99", "wobblosis"]), "\(found)")
  }

  /// The same change of two proteins is two things.
  @Test func aVariantIsNamedAfterItsProtein() async throws {
    let found = try await found("Blasts had KRAS G12D and others NRAS G12D.")
    let variants = Set(found.filter { $0.contains("G12D=") }.compactMap { $0.split(separator: "=").last })
    #expect(variants.count == 2, "\(found)")
  }

  /// Between the ends of a range nothing is written that a claim could stand on.
  @Test func claimsSpeakOfTheEndsOfARange() async throws {
    let line = try JSONSerialization.data(withJSONObject: [
      "id": "1", "text": "Panobinostat inhibits HDAC1–3.",
    ])
    let answer = try #require(await Annotator(plan: try Plan()).answers(to: [Array(line)], workers: 1).first)
    let written = String(decoding: answer.encoded(), as: UTF8.self)
    let inner = try #require(
      answer["entities"]?.elements.first { $0["text"]?.string == "HDAC1–3" }?["id"]?.string)
    let objects = answer["claims"]?.elements.compactMap { $0["object"]?.string } ?? []
    #expect(!objects.isEmpty && !objects.contains(inner), "\(written)")
  }

  /// The examples of `shapes.yaml`: a sentence, and what the shapes find in it, no more of these kinds.
  @Test func theExamplesOfShapesHold() async throws {
    let examples = try Plan.shapeExamples(in: .embedded)
    #expect(examples.count >= 10)
    for example in examples {
      let parts = example.components(separatedBy: " |")
      let expected = parts.last?.components(separatedBy: "; ").map {
        $0.trimmingCharacters(in: .whitespaces)
      }.filter { !$0.isEmpty }
      let found = try await entities(parts[0], models: false).filter {
        ($0["identifier"] as? String)?.hasPrefix("local:") == true
          || $0["category"] as? String == "ClinicalTrial"
      }.map { "\($0["text"] ?? "")=\($0["category"] ?? "")" }
      #expect(found == expected, "\(example)")
    }
  }

  /// What a model finds says so, and one option switches it off.
  @Test func aModelsShareIsVisibleAndSwitchedOff() async throws {
    let text = "Rats that drank zorbamethoxyl acid hydrochloride developed severe toxic hepatorenal failure."
    let with = try await entities(text, models: true)
    let without = try await entities(text, models: false)
    #expect(with.contains { $0["provenance"] as? String == "model" })
    #expect(without.allSatisfy { $0["provenance"] == nil })
    for entity in with where entity["provenance"] != nil {
      #expect((entity["identifier"] as? String)?.contains(":") == true)
    }
  }

  /// "Inhibitors" and the like are listed; no claim speaks of them.
  @Test func commonWordsTakeNoPartInClaims() async throws {
    let line = try JSONSerialization.data(withJSONObject: [
      "id": "1", "text": "Cells were washed with water. The reagent inhibits BCL-2. Water inhibits BCL-2.",
    ])
    let answer = try #require(await Annotator(plan: try Plan()).answers(to: [Array(line)], workers: 1).first)
    let object = try JSONSerialization.jsonObject(with: Data(answer.encoded())) as? [String: Any]
    #expect((object?["claims"] as? [Any])?.isEmpty == true)
  }
}
