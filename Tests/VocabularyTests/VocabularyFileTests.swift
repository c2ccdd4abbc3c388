import DocumentModel
import Testing
import Text
import Vocabulary

private let names = [
  "acute lymphoblastic leukemia", "ALL", "T-ALL", "BCL2", "Bcl-2", "interferon-γ", "2',3'-dideoxyinosine",
  "Sjögren syndrome",
  "1-(2-chloroethyl)-3-cyclohexyl-1-nitrosourea", "diabetes mellitus, type 2", "O6-methylguanine",
  "factor VIII", "(+)-catechin", "+beta", "Henoch-Sch?nlein purpura", String(repeating: "a1", count: 150),
]

private func content() -> VocabularyContent {
  var content = VocabularyContent()
  let source = content.add(source: "mesh", licence: "NLM")
  for (index, name) in names.enumerated() {
    let concept = content.add(
      VocabularyConcept(identifier: "mesh:\(index)", name: name, category: .disease, xrefs: ["x:\(index)"]))
    content.add(name: name.utf8, of: concept, status: .name, source: source)
  }
  return content
}

private let bytes = VocabularyWriter.encode(content(), variants: .none)

@Suite struct VocabularyFileTests {
  @Test(arguments: names) func everyNameIsFound(_ name: String) throws {
    let file = try VocabularyFile(MappedFile(copying: bytes))
    let match = Grounder(curated: nil, file: file).matches(GroundingRequest(name)).first
    #expect(match?.entity.name == name)
    #expect(match?.entity.xrefs.count == 1)
  }

  @Test(arguments: names) func everyNameIsFoundInASentence(_ name: String) throws {
    let file = try VocabularyFile(MappedFile(copying: bytes))
    let sentence = Array("Then \(name), and more.".utf8)
    let found = sentence.withUnsafeBytes { text in
      file.longestNames(in: text).map { String(decoding: text[$0.range.indices], as: UTF8.self) }
    }
    #expect(found == [name])
  }

  @Test func itSaysWhatItHolds() throws {
    let file = try VocabularyFile(MappedFile(copying: bytes))
    #expect(file.conceptCount == names.count)
    #expect(file.sources.map(\.licence) == ["NLM"])
    try file.verify()
  }

  @Test func foreignAndDamagedFilesAreRefused() {
    func problem(_ bytes: [UInt8]) -> String {
      do throws(VocabularyFileError) {
        _ = try VocabularyFile(MappedFile(copying: bytes))
        return ""
      } catch {
        return error.description
      }
    }
    #expect(problem([]).contains("no compiled vocabulary"))
    #expect(problem(Array("name\tsynonyms".utf8)).contains("no compiled vocabulary"))
    #expect(problem(Array(bytes[..<100])).contains("damaged"))
    #expect(problem(bytes.dropLast()).contains("cut off"))
    var other = bytes
    other[8] = 9
    #expect(problem(other).contains("version 9"))
    for place in stride(from: 9, to: bytes.count, by: 13) {
      var damaged = bytes
      damaged[place] ^= 0x10
      #expect(!problem(damaged).isEmpty, "byte \(place)")
    }
  }

  @Test func namesOfAnyBytesCrashNothing() throws {
    let grounder = Grounder(curated: nil, file: try VocabularyFile(MappedFile(copying: bytes)))
    var state: UInt64 = 1
    for _ in 0..<20_000 {
      var name: [UInt8] = []
      state = state &* 6_364_136_223_846_793_005 &+ 1
      for shift in 0..<Int(state >> 60) {
        state = state &* 6_364_136_223_846_793_005 &+ UInt64(shift)
        name.append(UInt8(truncatingIfNeeded: state >> 40))
      }
      _ = grounder.matches(GroundingRequest(String(decoding: name, as: UTF8.self)))
    }
  }
}

@Suite struct GrounderTests {
  private static let variants = """
    word\ttumor|tumour|cancer|neoplasm|carcinoma|neoplasms\tneoplasm
    word\tbreast\tbreast
    word\trenal|kidney\tkidney
    ending\temic\temia
    ignored\tof|the|and\t
    modifier\tacute|disease|drug\t
    numbered\ttype\t
    symbol\tNa\tsodium
    """

  private static func grounder() throws -> Grounder {
    var content = VocabularyContent()
    let source = content.add(source: "mesh", licence: "")
    let rows: [(String, DocumentModel.Category, [String])] = [
      ("Breast Neoplasms", .disease, []), ("Ovarian Neoplasms", .disease, []),
      ("Kidney Failure", .disease, []),
      ("Diabetes Mellitus, Type 2", .disease, []), ("leukemia", .disease, ["leukaemia"]),
      ("sodium", .smallMolecule, []),
      ("dyskinesia", .disease, []), ("drug dyskinesia", .disease, []),
      ("diethylnitrosamine", .smallMolecule, []),
      ("Dent gene", .gene, ["DEN"]), ("ACT", .gene, []),
    ]
    for (name, category, synonyms) in rows {
      let concept = content.add(
        VocabularyConcept(identifier: "x:\(name.filter { $0 != " " })", name: name, category: category))
      content.add(name: name.utf8, of: concept, status: .name, source: source)
      for synonym in synonyms {
        content.add(name: synonym.utf8, of: concept, status: .synonym, source: source)
      }
    }
    let variants = try WordVariants(tsv: variants, file: "variants.tsv")
    return Grounder(
      curated: nil,
      file: try VocabularyFile(MappedFile(copying: VocabularyWriter.encode(content, variants: variants))))
  }

  @Test(arguments: [
    ("breast tumours", "", "x:BreastNeoplasms"),
    ("cancer of the breast", "", "x:BreastNeoplasms"),
    ("acute renal failure", "", "x:KidneyFailure"),
    ("type II diabetes mellitus", "", "x:DiabetesMellitus,Type2"),
    ("leukemic", "", "x:leukemia"),
    ("Na", "", "x:sodium"),
    ("dyskinesia", "", "x:dyskinesia"),
    ("levodopa-induced dyskinesia", "", "x:drugdyskinesia"),
    ("DEN", "given diethylnitrosamine (DEN: 10 mg/kg)", "x:diethylnitrosamine"),
    ("diethylnitrosamin", "", "x:diethylnitrosamine"),
    ("breast and ovarian cancer", "", "x:BreastNeoplasms"),
    ("act", "", nil),
  ]) func means(_ name: String, _ context: String, _ expected: String?) throws {
    let matches = try Self.grounder().matches(GroundingRequest(name, context: context))
    #expect(matches.first?.entity.identifier == expected)
    #expect(matches.map(\.score) == matches.map(\.score).sorted(by: >))
  }

  @Test func theCategoryAskedForDecides() throws {
    let grounder = try Self.grounder()
    let request = GroundingRequest("DEN", abbreviations: [("DEN", "diethylnitrosamine")])
    #expect(grounder.matches(request).first?.entity.identifier == "x:diethylnitrosamine")
    #expect(
      grounder.matches(GroundingRequest("DEN", category: .gene)).first?.entity.identifier == "x:Dentgene")
  }

  @Test func malformedVariantsAreToldWithTheirLine() {
    do throws(DefinitionError) {
      _ = try WordVariants(tsv: "word\ta|b\tc\nwords\ta\tb\nword\n", file: "v.tsv")
      Issue.record("malformed rows were taken")
    } catch {
      #expect(error.problems.map(\.line) == [2, 3])
    }
  }
}
