import DocumentModel
import Vocabulary

/// The MeSH heading that has the preferred name of a concept among its entry terms, or is called by one of its synonyms,
/// for concepts which no cross-reference joins to one. Entry terms may be a shade narrower than their heading: so it
/// stays a cross-reference, and the two stay apart.
struct LikelyHeadings {
  private var headings: [Int: String] = [:]

  init(
    concepts: [VocabularyBuilder.Concept], groups: [[Int]],
    keys: [(concept: Int, key: UInt64, isName: Bool, length: Int)]
  ) {
    func isHeading(_ index: Int) -> Bool { concepts[index].identifier.hasPrefix("mesh:") }
    var groupOf = [Int32](repeating: -1, count: concepts.count)
    for (place, group) in groups.enumerated() where !group.contains(where: isHeading) {
      for member in group { groupOf[member] = Int32(place) }
    }
    /// Adds the heading of each group which just one heading names so: `isName` says whose name must be the preferred one.
    func add(ofGroup isNameOfGroup: Bool) {
      var wanted: [UInt64: Set<Int>] = [:]
      for entry in keys
      where entry.isName == isNameOfGroup && entry.length >= Self.shortest && groupOf[entry.concept] >= 0
        && Self.isOfInterest(concepts[entry.concept].category)
      {
        wanted[entry.key, default: []].insert(Int(groupOf[entry.concept]))
      }
      var found: [Int: Set<Int>] = [:]
      for entry in keys
      where entry.length >= Self.shortest && isHeading(entry.concept) && (isNameOfGroup || entry.isName) {
        let places = wanted[entry.key] ?? []
        // A heading whose name several concepts have for a synonym is broader than they.
        guard isNameOfGroup || places.count == 1 else { continue }
        for place in places
        where ConceptMerge.mayJoin(concepts[groups[place][0]].category, concepts[entry.concept].category) {
          found[place, default: []].insert(entry.concept)
        }
      }
      for (place, members) in found {
        guard members.count == 1, let only = members.first, headings[groups[place][0]] == nil else {
          continue
        }
        headings[groups[place][0]] = concepts[only].identifier
      }
    }
    add(ofGroup: true)
    add(ofGroup: false)
  }

  /// The heading of the concepts of `group`, if just one has their name.
  func heading(of group: [Int]) -> String? { group.first.flatMap { headings[$0] } }

  private static let shortest = 5

  /// Conditions and substances: of others MeSH's entry terms are looser.
  private static func isOfInterest(_ category: Category) -> Bool {
    [.disease, .phenotypicFeature, .smallMolecule, .drug, .chemicalEntity].contains(category)
  }
}
