import Foundation
import Pipeline
import Testing
import Text

@Suite struct MentionTests {
  private static let withModels = Result { Annotator(plan: try Plan(models: true)) }
  private static let withoutModels = Result { Annotator(plan: try Plan(models: false)) }

  private func entities(_ text: String, models: Bool) async throws -> [[String: Any]] {
    let line = try JSONSerialization.data(withJSONObject: ["id": "1", "text": text])
    let annotator = try (models ? Self.withModels : Self.withoutModels).get()
    let answers = await annotator.answers(to: [Array(line)], workers: 1)
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
    ("BRCA1 and -2 were read.", "BRCA1=hgnc:1100; -2=hgnc:1101"),
    ("SMAD2/3/4 move.", "SMAD2=hgnc:6768; 3=hgnc:6769; 4=hgnc:6770"),
    ("IL-1α/β were high.", "IL-1α=hgnc:5991; β=hgnc:5992"),
    ("PARP-1/-2 bind.", "PARP-1=hgnc:270; -2=hgnc:272"),
    ("TGF-β1/2 were low.", "TGF-β1=hgnc:11766; 2=hgnc:11768"),
    ("Cut caspases 3, 8 and 9 rose.", "caspases 3=hgnc:1504; 8=hgnc:1509; 9=hgnc:1511"),
    ("CDKs 4 and 6 act.", "CDKs 4=hgnc:1773; 6=hgnc:1777"),
    ("hnRNP A1 and A2 bind.", "hnRNP A1=hgnc:5031; A2=hgnc:5033"),
    ("JAK1, 3 and TYK2 act.", "JAK1=hgnc:6190; 3=hgnc:6193; TYK2=hgnc:12440"),
    ("MEK1, 2 and ERK act.", "MEK1=hgnc:6840; 2=hgnc:6842; ERK=fplx:ERK"),
    ("The cyclins D1, D2 and D3 rose.", "cyclins D1=hgnc:1582; D2=hgnc:1583; D3=hgnc:1585"),
    ("The cyclins D1–D3 rose.", "cyclins D1=hgnc:1582; D1–D3=hgnc:1583; D3=hgnc:1585"),
    ("HDACs 1-3 fell.", "HDACs 1=hgnc:4852; 3=hgnc:4854"),
    ("The interleukins 4 and 13 rose.", "interleukins 4=hgnc:6014; 13=hgnc:5973"),
    ("ERK1 and 2 act.", "ERK1=hgnc:6877; 2=hgnc:6871"),
    ("STAT3/5 act.", "STAT3=hgnc:11364; 5=fplx:STAT5"),
    ("PARP‑1/‑2 bind.", "PARP‑1=hgnc:270; ‑2=hgnc:272"),
    ("Cyclins D1 and E rose.", "Cyclins D1=hgnc:1582; E=fplx:Cyclin_E"),
    ("Caspases 6 to 8 rose.", "Caspases 6=hgnc:1507; 8=hgnc:1509"),
    ("IL-17A/F was blocked.", "IL-17A=hgnc:5981; F=hgnc:16404"),
    ("HIF-1α/2α and HIF-1α and -2α rose.", "HIF-1α=hgnc:4910; 2α=hgnc:3374; -2α=hgnc:3374"),
    ("Loss of miR-15a/16-1 is common.", "miR-15a=local:Gene/mir-15a; 16-1=local:Gene/mir-16-1"),
    ("Complexes I, II and IV fell.", "Complexes I=fplx:ETC_complex_I; II=fplx:ETC_complex_II; IV=fplx:COX"),
    ("Of the patients 3 and 4 had caspases.", "caspases=fplx:Caspase; !3; !4"),
    ("Tumors 3, 5 and 7 had HDACs 2 days later.", "HDACs=fplx:HDAC; !2; !3; !5; !7"),
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

  /// What the tables, the document and the stems of drugs name, no model takes away or takes for something else.
  @Test(arguments: [
    ("Adults were given HCVAD twice.", "HCVAD=local:Treatment/hyper-cvad"),
    ("We saw PEG–asparaginase and T–ALL here.", "T–ALL=mondo:0004963"),
    ("Expression of ara–GTP was low.", "ara–GTP=mesh:C022206"),
    ("HOW DOES VENETOCLAX KILL CLL CELLS?", "VENETOCLAX=chebi:133021"),
    ("Some had zelomertinib at 80 mg daily.", "zelomertinib=local:Drug/zelomertinib"),
    (
      "Adults with early T-cell precursor acute lymphoblastic leukemia came back.",
      "early T-cell precursor acute lymphoblastic leukemia=mondo:0100291"
    ),
    ("Anti-drug antibodies (ADA) rose; ADA fell.", "ADA=local:ChemicalEntity/anti-drug-antibodies"),
    ("In vain necroptosis was blocked.", "necroptosis=go:0070266"),
    ("RS4;11 and BE(2)-C grew.", "RS4;11=cellosaurus:0093"),
    ("RS4;11 and BE(2)-C cells grew.", "BE(2)-C=cellosaurus:0529"),
    ("JAK1–STAT5 acts.", "STAT5=fplx:STAT5"),
    ("BCL-X(L) fell.", "BCL-X(L)=hgnc:992"),
    ("Endoplasmic reticulum (ER) stress rose.", "ER=go:0005783"),
    ("Both p65 and p50 bind.", "p50=hgnc:7794"),
  ])
  func noModelTakesNamesAway(_ text: String, expected: String) async throws {
    let found = try await found(text, models: true)
    #expect(found.contains(expected), "\(text): \(found)")
    let words = expected.prefix { $0 != "=" }
    #expect(found.filter { $0.hasPrefix("\(words)=") }.allSatisfy { $0 == expected }, "\(text): \(found)")
  }

  /// Short names of cell lines, which mean other things too, mean the line before the noun, and without it.
  @Test(arguments: [
    ("KB cells were plated.", ["KB=cellosaurus:0372"]),
    ("A band of 3 KB was cut.", []),
    ("5637 cells were plated.", ["5637=cellosaurus:0126"]),
    ("Of 5637 patients, some came.", []),
    (
      "We plated RAW 264.7, COS-7 and NCI-H1975.",
      ["RAW 264.7=cellosaurus:0493", "COS-7=cellosaurus:0224", "NCI-H1975=cellosaurus:1511"]
    ),
  ])
  func linesAreFoundBeforeTheirNoun(_ text: String, expected: [String]) async throws {
    let found = try await found(text).filter { $0.contains("=cellosaurus:") }
    #expect(found == expected, "\(text)")
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

  /// What must be found, `; ` between; behind `!` words that no mention is made of.
  private func check(_ text: String, _ expected: String, models: Bool = true) async throws {
    let found = try await found(text, models: models)
    for item in expected.components(separatedBy: "; ") {
      if item.hasPrefix("!") {
        let name = item.dropFirst() + (item.contains("=") ? "" : "=")
        #expect(!found.contains { $0.hasPrefix(name) }, "\(text): \(found)")
      } else {
        #expect(found.contains(item), "\(text): \(found)")
      }
    }
  }

  /// What the document says of a short form outranks all vocabularies, and the laboratory's terms are no diseases.
  @Test(arguments: [
    (
      "Anti-drug antibodies (ADA) were rare. ADA faded.",
      "ADA=local:ChemicalEntity/anti-drug-antibodies; !ADA=hgnc"
    ),
    ("Average daily activity (ADA) fell. ADA rose.", "!ADA"),
    ("Adenosine deaminase (ADA) fell. ADA rose.", "ADA=hgnc:186"),
    ("Human adenosine deaminase enzyme (ADA) fell.", "ADA=hgnc:186"),
    ("The B-cell lymphoma-2 protein (BCL-2) fell.", "BCL-2=hgnc:990"),
    ("Polymerase chain reaction (PCR) was run. PCR failed.", "!PCR"),
    ("Levels were read by PCR and qPCR.", "!PCR; !qPCR"),
    ("The pCR rate doubled.", "pCR=local:ClinicalFinding/pathologic-complete-response"),
    (
      "A pathologic complete response (PCR) is rare. PCR is good.",
      "PCR=local:ClinicalFinding/pathologic-complete-response"
    ),
    ("They were rinsed with PBS, fixed, and read by FISH.", "!PBS; !FISH"),
    ("Cells in phosphate-buffered saline (PBS) died. PBS is harmless.", "!PBS"),
    // What nobody knows is nothing else of these letters.
    (
      "We saw Blimberg syndrome (BS). BS is rare.",
      "Blimberg syndrome=local:Disease/blimberg-syndrome; BS=local:Disease/blimberg-syndrome"
    ),
    (
      "Krumbelin-associated kinase 7 (KAK7) binds p53. KAK7 is nuclear.",
      "Krumbelin-associated kinase 7=local:Gene/krumbelin-associated-kinase-7; "
        + "KAK7=local:Gene/krumbelin-associated-kinase-7"
    ),
    ("Activated protein C (APC) was given.", "!APC=hgnc:583; Activated protein C=hgnc:9451; APC=hgnc:9451"),
    ("The gene APC (adenomatous polyposis coli) was cut. APC mutations arose.", "APC=hgnc:583; !APC=local"),
    // A list of drugs is a regimen.
    (
      "They got hyper-CVAD (cyclophosphamide, vincristine, doxorubicin and dexamethasone). Hyper-CVAD works.",
      "hyper-CVAD=local:Treatment/hyper-cvad; Hyper-CVAD=local:Treatment/hyper-cvad; !Hyper-CVAD=local:Disease"
    ),
    ("They got BVD (bendamustine, venetoclax and dexamethasone).", "BVD=local:Treatment/bvd"),
    ("Bafilomycin A1 (B70213; Wobble Ltd) was added.", "Bafilomycin A1=chebi:22689; !B70213"),
  ]) func theDocumentsShortFormsAreItsOwn(_ text: String, expected: String) async throws {
    try await check(text, expected)
  }

  /// The same letters mean what was said last.
  @Test func aLaterDefinitionTakesThePlaceOfTheOneBefore() async throws {
    let text =
      "Alzheimer disease (AD) is common. AD patients forget. Atopic dermatitis (AD) itches. AD patients scratch."
    let found = try await found(text, models: true).filter { $0.hasPrefix("AD=") }
    #expect(found == [4975, 4975, 4980, 4980].map { "AD=mondo:000\($0)" })
    let words = "Insulin resistance (IR) rose. IR fell. Impact ratings (IR) were given. IR was low."
    let twice = try await self.found(words, models: true).filter { $0.hasPrefix("IR=") }
    #expect(twice == ["IR=mesh:D007333", "IR=mesh:D007333"])
  }

  /// A short form of something that only a model knows is that thing.
  @Test func aShortFormIsWhatItsLongFormIs() async throws {
    let text =
      "Rats drank zorbamethoxyl acid hydrochloride (ZAH) for a week. A second dose of ZAH killed them."
    let found = try await found(text, models: true).filter { $0.hasPrefix("ZAH=") }
    #expect(found.count == 2 && Set(found).count == 1, "\(found)")
  }

  /// A change in a protein is one thing however it is written, and belongs to the protein beside it.
  @Test(arguments: [
    ("It had p.V600E.", "p.V600E=local:Gene/v600e"), ("It had V600E.", "V600E=local:Gene/v600e"),
    ("It had Val600Glu.", "Val600Glu=local:Gene/v600e"),
    ("It had p.(Val600Glu).", "p.(Val600Glu)=local:Gene/v600e"),
    ("KRASG12D was seen.", "KRASG12D=local:Gene/kras-g12d; KRAS=hgnc:6407"),
    ("BRAFV600E was seen.", "BRAFV600E=local:Gene/braf-v600e; BRAF=hgnc:1097"),
    ("QXZYV600E was seen.", "!QXZYV600E"),
    ("BRAF(V600E) was seen.", "BRAF(V600E)=local:Gene/braf-v600e; BRAF=hgnc:1097"),
    ("BRAF (V600E) was seen.", "BRAF (V600E)=local:Gene/braf-v600e"),
    ("EGFR p.L858R was seen.", "EGFR p.L858R=local:Gene/egfr-l858r"),
    ("TP53 p.Arg248Ter was seen.", "TP53 p.Arg248Ter=local:Gene/tp53-r248ter"),
    ("EGFR T790M/L858R was seen.", "EGFR T790M=local:Gene/egfr-t790m; L858R=local:Gene/egfr-l858r"),
    (
      "TP53 R248Q (p.Arg248Gln) was seen.",
      "TP53 R248Q=local:Gene/tp53-r248q; p.Arg248Gln=local:Gene/tp53-r248q"
    ),
    ("It had CFTR ΔF508 and F508del.", "CFTR ΔF508=local:Gene/cftr-f508del; F508del=local:Gene/cftr-f508del"),
    (
      "EGFR exon 19 deletion and exon 20 insertions arose.",
      "EGFR exon 19 deletion=local:Gene/egfr-exon-19-deletion; exon 20 insertions=local:Gene/egfr-exon-20-insertion"
    ),
    ("We typed rs121913529.", "rs121913529=dbsnp:rs121913529"),
    ("It is NCT 02578680.", "NCT 02578680=clinicaltrials:NCT02578680"),
  ]) func aChangeHasOneName(_ text: String, expected: String) async throws { try await check(text, expected) }

  /// What stands beside a name says which of its meanings is meant.
  @Test(arguments: [
    (
      "CHOP siRNA blocked it. CHOP chemotherapy did not.",
      "CHOP=hgnc:2726; CHOP chemotherapy=local:Treatment/chop"
    ),
    ("They got CHOP every three weeks.", "CHOP=local:Treatment/chop"),
    (
      "CR, PR, SD and PD were 10, 20, 30 and 40%.",
      "SD=local:ClinicalFinding/stable-disease; PD=mesh:D018450; !PD=mondo"
    ),
    ("Means and SD were read.", "!SD"),
    ("They took ADA guidelines as the rule.", "!ADA"),
    ("The American Diabetes Association recommends aspirin.", "!Diabetes"),
    ("The EMA approved it, from Sigma-Aldrich and Thermo Fisher Scientific.", "!EMA; !Sigma; !Sigma-Aldrich"),
    ("ALL THE PATIENTS MET THE CRITERIA.", "!ALL; !MET"),
    ("Not ALL patients responded.", "!ALL"),
    ("TREATMENT OF ALL WITH NELARABINE", "ALL=mondo:0004967"),
    ("Levels of p-ERK, pSTAT3 and pERK rose.", "!p-ERK; ERK=fplx:ERK; pSTAT3=hgnc:11364; pERK=fplx:ERK"),
    ("Loss of PERK slowed growth.", "PERK=hgnc:3255"),
    ("The heart rates rose.", "!rates"),
  ]) func theWordsBesideANameCount(_ text: String, expected: String) async throws {
    try await check(text, expected)
  }

  /// No piece of a code is a thing, and no part of a list is lost.
  @Test(arguments: [
    ("THP-1 cells were grown.", "THP-1=cellosaurus:0006; !THP"),
    (
      "They started DA-EPOCH-R, AC-T or CMF.",
      "DA-EPOCH-R=local:Treatment/da-epoch-r; !DA; AC-T=local:Treatment/ac-t"
    ),
    ("Gemcitabine/cisplatin was given.", "Gemcitabine=chebi:175901; cisplatin=chebi:27899"),
    ("They took all-trans retinoic acid daily.", "all-trans retinoic acid=chebi:15367; !retinoic acid"),
    ("The ALL-BFM 95 protocol was used.", "!ALL"),
  ]) func codesAndListsAreWhole(_ text: String, expected: String) async throws {
    try await check(text, expected)
  }

  @Test(arguments: [
    ("The serotonin 2A receptor was blocked.", "serotonin 2A receptor=hgnc:5293"),
    ("We found no serotonin (B70213) 2A receptor.", "serotonin (B70213) 2A receptor=hgnc:5293; !B70213"),
    ("Venetoclax (Cat. No. S8048) and ABT-737 (Cat# AB1234) were bought.", "!S8048; !AB1234; !Cat"),
    (
      "We gave (2R,3S)-2-amino-3-methoxybutane.",
      "(2R,3S)-2-amino-3-methoxybutane=local:SmallMolecule/2r-3s-2-amino-3-methoxybutane"
    ),
    ("T‐ALL and NF‑κB and MCF‑7 cells.", "T‐ALL=mondo:0004963; NF‑κB=fplx:NFkappaB; MCF‑7=cellosaurus:0031"),
    ("They joined the ALL-QZB trial in May.", "ALL-QZB=local:ClinicalTrial/all-qzb; !ALL"),
    ("They joined a T-ALL trial in May.", "T-ALL=mondo:0004963"),
  ]) func namesAreWhole(_ text: String, expected: String) async throws { try await check(text, expected) }

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
