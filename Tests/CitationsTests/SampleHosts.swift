import Citations
import DocumentModel

extension HostTable {
  /// Some of the rows of `Pipelines/hosts.yaml`.
  static let sample = HostTable(
    sites: [
      "pmc.ncbi.nlm.nih.gov": Site(name: "PMC", type: "article-journal", tier: .peerReviewed),
      "pubmed.ncbi.nlm.nih.gov": Site(name: "PubMed", type: "article-journal", tier: .peerReviewed),
      "mdpi.com": Site(name: "MDPI", type: "article-journal", tier: .peerReviewed),
      "ashpublications.org": Site(name: "ASH Publications", type: "article-journal", tier: .peerReviewed),
      "clinicaltrials.gov": Site(name: "ClinicalTrials.gov", type: "document", tier: .registry),
      "biorxiv.org": Site(name: "bioRxiv", type: "article", tier: .preprint),
      "researchgate.net": Site(name: "ResearchGate", type: "webpage", tier: .repository),
      "wikipedia.org": Site(name: "Wikipedia", type: "entry-encyclopedia", tier: .encyclopedia),
      "youtube.com": Site(name: "YouTube", type: "motion_picture", tier: .video),
      "vendor.example": Site(name: "A Vendor", type: "webpage", tier: .vendor),
    ],
    types: ["article-journal": .peerReviewed, "book": .scholarly, "article": .preprint])
}

extension ReferenceListParser {
  /// A parser that knows ``HostTable/sample`` and has no model.
  static let sample = ReferenceListParser(parser: ReferenceParser(hosts: .sample))
}
