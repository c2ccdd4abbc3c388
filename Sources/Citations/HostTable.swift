/// What is known of the hosts that reference lists name.
///
/// A value that comes in through `init`, so that a definition file may take the place of ``standard``.
public struct HostTable: Sendable {
  /// What a host serves.
  public struct Site: Hashable, Sendable {
    /// What the site calls itself at the end of its page titles.
    public var name: String
    /// The CSL type of a titled page there.
    public var type: String

    /// Whether whatever is seen there is of its type, however it is printed.
    var servesOneKind: Bool { ["motion_picture", "patent", "entry-encyclopedia"].contains(type) }

    /// A site of `name` whose pages are of a CSL `type`.
    public init(name: String, type: String) {
      self.name = name
      self.type = type
    }
  }

  private let sites: [String: Site]

  /// A table of sites by host; a host's site is also that of the hosts below it.
  public init(_ sites: [String: Site]) { self.sites = sites }

  /// The site of `host`: its own or that of the nearest domain above it.
  public func site(of host: String) -> Site? {
    var rest = Substring(host.lowercased())
    while true {
      if let site = sites[String(rest)] { return site }
      guard let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
      rest = rest[rest.utf8.index(after: dot)...]
    }
  }

  /// Whether any site calls itself `name`, letter case aside.
  public func isSiteName(_ name: String) -> Bool {
    let folded = name.lowercased()
    return sites.values.contains { $0.name.lowercased() == folded }
  }

  /// Hosts that biomedical notes cite most: literature, repositories, registries, video.
  public static let standard: HostTable = {
    var sites: [String: Site] = [
      "pmc.ncbi.nlm.nih.gov": Site(name: "PMC", type: "article-journal"),
      "europepmc.org": Site(name: "Europe PMC", type: "article-journal"),
      "pubmed.ncbi.nlm.nih.gov": Site(name: "PubMed", type: "article-journal"),
      "clinicaltrials.gov": Site(name: "ClinicalTrials.gov", type: "document"),
      "youtube.com": Site(name: "YouTube", type: "motion_picture"),
      "youtu.be": Site(name: "YouTube", type: "motion_picture"),
      "vimeo.com": Site(name: "Vimeo", type: "motion_picture"),
      "patents.google.com": Site(name: "Google Patents", type: "patent"),
      "wikipedia.org": Site(name: "Wikipedia", type: "entry-encyclopedia"),
      "researchgate.net": Site(name: "ResearchGate", type: "webpage"),
      "biorxiv.org": Site(name: "bioRxiv", type: "article"),
      "medrxiv.org": Site(name: "medRxiv", type: "article"),
      "arxiv.org": Site(name: "arXiv", type: "article"),
    ]
    for (host, name) in journals { sites[host] = Site(name: name, type: "article-journal") }
    return HostTable(sites)
  }()

  /// Publishers' hosts, where a titled page is an article.
  private static let journals: KeyValuePairs<String, String> = [
    "mdpi.com": "MDPI", "frontiersin.org": "Frontiers", "nature.com": "Nature", "plos.org": "PLOS",
    "sciencedirect.com": "ScienceDirect", "academic.oup.com": "Oxford Academic", "cell.com": "Cell Press",
    "onlinelibrary.wiley.com": "Wiley Online Library", "link.springer.com": "SpringerLink",
    "springeropen.com": "SpringerOpen", "biomedcentral.com": "BMC", "ashpublications.org": "ASH Publications",
    "ascopubs.org": "ASCO Publications", "aacrjournals.org": "AACR Journals",
    "haematologica.org": "Haematologica",
    "tandfonline.com": "Taylor & Francis Online", "jci.org": "JCI", "pnas.org": "PNAS",
    "science.org": "Science",
    "elifesciences.org": "eLife", "nejm.org": "NEJM", "thelancet.com": "The Lancet", "bmj.com": "The BMJ",
    "pubs.acs.org": "ACS Publications", "jbc.org": "JBC", "journals.sagepub.com": "Sage Journals",
    "journals.lww.com": "LWW", "spandidos-publications.com": "Spandidos Publications",
    "karger.com": "Karger", "oncotarget.com": "Oncotarget", "dovepress.com": "Dove Press",
  ]
}
