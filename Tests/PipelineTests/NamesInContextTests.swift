import DocumentModel
import Foundation
import Testing
import Text

@testable import Pipeline

/// Names as notes print them, in a sentence, through all that `annotate` does: with the vocabulary in the binary, and with
/// the curated tables alone.
@Suite struct NamesInContextTests {
  private static let rows: [(name: String, sentence: String, identifier: String)] = [
    ("nelarabine", "Patients were given nelarabine after relapse.", "chebi:63612"),
    ("506U78", "The prodrug 506U78 is more soluble in water.", "chebi:63612"),
    ("ara-G", "Plasma holds ara-G within minutes.", "chebi:73141"),
    ("ara-GTP", "Blasts accumulate ara-GTP over hours.", "mesh:C022206"),
    ("dCK", "Without dCK the drug is not phosphorylated.", "hgnc:2704"),
    ("dGK", "In mitochondria dGK does the same.", "hgnc:2858"),
    ("SAMHD1", "High SAMHD1 goes with resistance.", "hgnc:15925"),
    ("ENT1", "Uptake depends on ENT1 at the membrane.", "hgnc:11003"),
    ("ADA", "The deaminase ADA demethoxylates the prodrug.", "hgnc:186"),
    ("BCL-2", "Mitochondria are guarded by BCL-2 in these cells.", "hgnc:990"),
    ("Bcl-xL", "Some clones depend on Bcl-xL instead.", "hgnc:992"),
    ("PI3K", "Signals pass through PI3K in resistant blasts.", "fplx:PI3K"),
    ("AKT", "Survival needs AKT in such clones.", "fplx:AKT"),
    ("mTOR", "Growth is driven by mTOR there.", "hgnc:3942"),
    ("MEK", "Blocking MEK slows them down.", "fplx:MEK"),
    ("ERK", "Active ERK was seen on blots.", "fplx:ERK"),
    ("venetoclax", "They added venetoclax on day two.", "chebi:133021"),
    ("ABT-199", "In mice ABT-199 was tolerated.", "chebi:133021"),
    ("bortezomib", "Then bortezomib was added.", "chebi:52717"),
    ("ZSTK-474", "Cells were kept in ZSTK-474 for a day.", "chebi:90545"),
    ("T-ALL", "It is approved for relapsed T-ALL in children.", "mondo:0004963"),
    ("T-LBL", "The trial took patients with T-LBL as well.", "mondo:0044917"),
    ("ETP-ALL", "Outcome is poor in ETP-ALL without transplantation.", "mondo:0100291"),
    ("B-ALL", "Unlike the T lineage, B-ALL is less sensitive.", "mondo:0004947"),
    ("ALL", "Children with ALL were enrolled.", "mondo:0004967"),
    ("PEG-asparaginase", "Induction held PEG-asparaginase too.", "mesh:C042705"),
    ("AALL1231", "In AALL1231 bortezomib was randomised.", "clinicaltrials:NCT02112916"),
    ("NCT02112916", "The trial is registered as NCT02112916 there.", "clinicaltrials:NCT02112916"),
    ("Jurkat", "Extracts of Jurkat cells were blotted.", "cellosaurus:0065"),
    ("MOLT-4", "We grew MOLT-4 cells in suspension.", "cellosaurus:0013"),
    ("CCRF-CEM", "The line CCRF-CEM was bought.", "cellosaurus:0207"),
  ]
  private static let kinds: [(name: String, sentence: String, category: DocumentModel.Category)] = [
    ("HCVAD", "Adults received HCVAD with or without the drug.", .treatment),
    ("hyper-CVAD", "Adults received hyper-CVAD with or without the drug.", .treatment),
    ("OS", "Median OS was eleven months.", .clinicalFinding),
    ("CR", "The CR rate was 36 percent.", .clinicalFinding),
    ("PFS", "Median PFS was not reached.", .clinicalFinding),
  ]

  /// The entity that `annotator` finds for `name` in `sentence`, which may take a word beside it: "Jurkat cells".
  private static func entity(_ name: String, in sentence: String, _ annotator: Annotator) -> JSON? {
    let answer = annotator.answer(
      to: JSON.members(["id": .string("1"), "text": .string(sentence)]).encoded())
    return answer["entities"]?.elements.first { entity in
      entity["text"]?.string.map { $0 == name || $0.hasPrefix(name + " ") || $0.hasSuffix(" " + name) }
        ?? false
    }
  }

  /// The pipeline without the vocabulary in the binary.
  private static func curatedOnly() throws -> Plan {
    let pipeline = try #require(DefinitionFiles.embedded.text("technical-notes.yaml"))
    let files = DefinitionFiles.embedded.adding(
      pipeline.replacing("compiled: default", with: "compiled: none"), at: "curated.yaml")
    return try Plan(files: files, path: "curated.yaml")
  }

  @Test(arguments: [true, false]) func namesMeanWhatTheySay(_ hasDefault: Bool) throws {
    let annotator = Annotator(plan: hasDefault ? try Plan() : try Self.curatedOnly())
    for row in Self.rows {
      let found = Self.entity(row.name, in: row.sentence, annotator)
      #expect(found?["identifier"]?.string == row.identifier, "\(row.name)")
    }
    for row in Self.kinds {
      let found = Self.entity(row.name, in: row.sentence, annotator)
      #expect(found?["category"]?.string == row.category.rawValue, "\(row.name)")
    }
  }

  @Test func twoNamesOfOneThingAreOneThing() throws {
    let annotator = Annotator(plan: try Plan())
    let names = ["HCVAD", "hyper-CVAD"].map {
      Self.entity($0, in: "Adults received \($0) alone.", annotator)?["identifier"]?.string
    }
    #expect(names[0] != nil && names[0] == names[1])
  }

  @Test func theDefaultIsSwitchedOffByOneOption() throws {
    let sentence = "They were given zomepirac for pain."
    #expect(Self.entity("zomepirac", in: sentence, Annotator(plan: try Plan())) != nil)
    #expect(Self.entity("zomepirac", in: sentence, Annotator(plan: try Self.curatedOnly())) == nil)
    #expect(try Plan().fingerprint != Self.curatedOnly().fingerprint)
  }
}
