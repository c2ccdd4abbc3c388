public import Text

/// A citation callout in the text: `[1][2][3]`, `[4–6]`, a superscript `2,3`. Neighbouring callouts are one.
public struct Citation: Hashable, Sendable {
  /// How it is printed.
  public enum Style: String, Hashable, Sendable {
    case bracket, superscript, parenthesis, link
    /// Author and year, whose indices are those of the entries that they name.
    case authorYear = "author-year"
  }

  /// The callout itself, its brackets included.
  public var range: ByteRange
  /// The indices as printed, ranges spread out, in the order of the text, each once.
  public var indices: [String]
  /// The entries that the indices lead to, as positions in the document's references; nil where there is none.
  public var entries: [Int?]
  /// How it is printed.
  public var style: Style
  /// The words that it supports: set by the citation scope, nil before.
  public var attachedTo: ByteRange?
  /// The name of the rule that decided what it supports, such as `sentence/after-stop`.
  public var scopeRule: String?

  /// A callout that supports nothing yet.
  public init(range: ByteRange, indices: [String], style: Style) {
    self.range = range
    self.indices = indices
    entries = Array(repeating: nil, count: indices.count)
    self.style = style
  }
}

/// One entry of the reference list.
public struct Reference: Hashable, Sendable {
  /// The index as printed, such as `3`.
  public var index: String
  /// The entry, its number included.
  public var range: ByteRange
  /// The entry's text without number and mark-up noise.
  public var text: String
  /// What the entry says of the work.
  public var item: BibliographicItem
  /// The work behind it; nil until works are resolved.
  public var work: String?
  /// Whether it is cited in place, by a key or a link, and stands in no list; `range` is then the first such place.
  public var isInPlace = false

  /// An entry of the reference list.
  public init(index: String, range: ByteRange, text: String, item: BibliographicItem) {
    self.index = index
    self.range = range
    self.text = text
    self.item = item
  }
}

/// Bibliographic data in the terms of CSL 1.0.2.
public struct BibliographicItem: Hashable, Sendable {
  /// A name: family and given, or one literal.
  public struct Name: Hashable, Sendable {
    /// Family name, or the whole name where it could not be split.
    public var family: String
    /// Given names or initials.
    public var given: String?

    /// A name.
    public init(family: String, given: String? = nil) {
      self.family = family
      self.given = given
    }
  }

  /// CSL item type, such as `article-journal` or `webpage`.
  public var type: String
  /// Title as printed.
  public var title: String?
  /// Authors in order.
  public var authors: [Name] = []
  /// `container-title`: the journal or book.
  public var containerTitle: String?
  /// Year, month, day, as many as are printed.
  public var issued: [Int] = []
  /// Volume as printed.
  public var volume: String?
  /// Issue as printed.
  public var issue: String?
  /// Pages as printed.
  public var page: String?
  /// Editors of the container, in order.
  public var editors: [Name] = []
  /// `collection-title`: the series.
  public var collectionTitle: String?
  /// Edition as printed.
  public var edition: String?
  /// CSL `genre`: what kind of report, thesis or recording it is, as printed.
  public var genre: String?
  /// ISBN as printed.
  public var isbn: String?
  /// arXiv identifier, such as `2101.00001` or `hep-th/9901001`.
  public var arxiv: String?
  /// What the entry says and no other field holds.
  public var note: String?
  /// How probable it is that a field is right, by its name in CSL; where a model told them.
  public var confidence: [String: Double] = [:]
  /// Who published it.
  public var publisher: String?
  /// Where it was published.
  public var publisherPlace: String?
  /// Digital object identifier, lower case, without resolver.
  public var doi: String?
  /// PubMed identifier.
  public var pmid: String?
  /// PubMed Central identifier, with its `PMC`.
  public var pmcid: String?
  /// Where it is to be found, as printed.
  public var url: String?
  /// The host named by the entry, such as `pmc.ncbi.nlm.nih.gov`.
  public var host: String?
  /// CSL `source`: the name of the site that an entry is seen on, such as `PMC`.
  public var source: String?
  /// ClinicalTrials.gov identifier, such as `NCT02112916`. Several works may speak of one trial.
  public var trial: String?
  /// How strong a source it is; `web` where nothing tells.
  public var tier = EvidenceTier.web
  /// Whether the entry names a host and nothing else: nobody can tell which work it is.
  public var isHostOnly = false

  /// An item of a CSL type.
  public init(type: String) { self.type = type }
}

/// A cited work: one publication, however often and wherever it is cited.
public struct Work: Hashable, Sendable {
  /// One place where it is cited: a document and the index in its list.
  public struct Place: Hashable, Sendable {
    /// The citing document's id.
    public var document: String
    /// The index in its reference list.
    public var index: String

    /// A place where a work is cited.
    public init(document: String, index: String) {
      self.document = document
      self.index = index
    }
  }

  /// `work:` and 16 hex digits.
  public var id: String
  /// The fullest of the entries that stand for it.
  public var item: BibliographicItem
  /// How strong a source it is: the strongest of all entries that stand for it.
  public var tier: EvidenceTier { item.tier }
  /// All its hosts, sorted.
  public var hosts: [String]
  /// Where it is cited, sorted by document, then in the order of the list.
  public var citedAs: [Place]

  /// A cited work.
  public init(id: String, item: BibliographicItem, hosts: [String], citedAs: [Place]) {
    self.id = id
    self.item = item
    self.hosts = hosts
    self.citedAs = citedAs
  }
}
