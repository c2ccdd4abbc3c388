public import DocumentModel
public import Text

/// What is known of the hosts that reference lists name: `Pipelines/hosts.yaml`.
public struct HostTable: Sendable {
  /// What a host serves.
  public struct Site: Hashable, Sendable {
    /// What the site calls itself at the end of its page titles.
    public var name: String
    /// The CSL type of a titled page there.
    public var type: String
    /// How strong a source it is.
    public var tier: EvidenceTier

    /// Whether whatever is seen there is of its type, however it is printed.
    var servesOneKind: Bool { ["motion_picture", "patent", "entry-encyclopedia"].contains(type) }

    /// A site of `name` whose pages are of a CSL `type`.
    public init(name: String, type: String, tier: EvidenceTier) {
      self.name = name
      self.type = type
      self.tier = tier
    }
  }

  private let sites: [String: Site]
  private let siteNames: Set<String>
  private let types: [String: EvidenceTier]

  /// A table of sites by host, and of tiers by CSL type; a host's site is also that of the hosts below it.
  public init(sites: [String: Site] = [:], types: [String: EvidenceTier] = [:]) {
    self.sites = sites
    self.types = types
    siteNames = Set(sites.values.map { $0.name.lowercased() })
  }

  /// The table of a definition file: `tiers`, each with its hosts and what they serve, and the tiers of `types`.
  ///
  /// - Throws: whatever is wrong with it, each with its place.
  public init(_ definition: DefinitionValue) throws(DefinitionError) {
    var reader = DefinitionReader()
    let fields = reader.fields(definition, known: ["tiers", "types"])
    var sites: [String: Site] = [:]
    for group in reader.entries(fields["tiers"]) {
      let tier = Self.tier(named: group.key, &reader)
      for entry in reader.entries(group.value) {
        let words = reader.strings(entry.value)
        if words.count != 2 { reader.report("expected [name, CSL type]", at: entry.value) }
        let site = Site(name: words.first ?? "", type: words.last ?? "", tier: tier)
        if sites.updateValue(site, forKey: entry.name) != nil {
          reader.report("the host ‘\(entry.name)’ stands twice", at: entry.key)
        }
      }
    }
    var types: [String: EvidenceTier] = [:]
    for entry in reader.entries(fields["types"]) {
      types[entry.name] = Self.tier(named: entry.value, &reader)
    }
    try reader.finish()
    self.init(sites: sites, types: types)
  }

  private static func tier(named value: DefinitionValue, _ reader: inout DefinitionReader) -> EvidenceTier {
    let name = reader.string(value)
    if let tier = EvidenceTier(rawValue: name) { return tier }
    let known = EvidenceTier.allCases.map(\.rawValue).joined(separator: ", ")
    reader.report("unknown tier ‘\(name)’; known are \(known)", at: value)
    return .web
  }

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
  public func isSiteName(_ name: String) -> Bool { siteNames.contains(name.lowercased()) }

  /// How strong a source `item` is: that of its host or of its type, whichever is the stronger. What PubMed lists is
  /// literature wherever it was seen, and a registered trial without a host is the registry's.
  func tier(of item: BibliographicItem) -> EvidenceTier {
    if item.pmid ?? item.pmcid != nil { return .peerReviewed }
    let told = [
      item.host.flatMap(site)?.tier, types[item.type], item.trial == nil ? nil : .registry,
    ]
    return told.compactMap(\.self).min() ?? .web
  }
}
