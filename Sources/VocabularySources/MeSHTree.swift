import DocumentModel
import Text

/// What kind of thing a MeSH heading is, by its places in the trees.
enum MeSHTree {
  /// Whether `kind` is a place in the trees: "C04.557.337".
  static func isPlace(_ kind: String) -> Bool {
    let bytes = kind.utf8
    return bytes.count >= 3 && bytes.first?.isASCIIUpper == true
      && bytes.dropFirst().allSatisfy { $0.isASCIIDigit || $0 == byte(".") }
  }

  /// The places above `place`: "C04.557" and "C04" above "C04.557.337".
  static func above(_ place: String) -> [String] {
    place.utf8.indices.filter { place.utf8[$0] == byte(".") }.map { String(place[..<$0]) }
  }

  /// The category of a heading at `places` ("C04.557.337"); nil for what this program does not speak of.
  static func category(of places: [String]) -> Category? {
    func has(_ prefix: String) -> Bool { places.contains { $0.hasPrefix(prefix) } }
    if has("A11.251.210") || has("A11.251.860") { return .cellLine }
    if has("A11.284") { return .cellularComponent }
    if has("A11") { return .cell }
    if has("C") { return has("C23.888") ? .phenotypicFeature : .disease }
    if has("F03") { return .disease }
    if has("D12.644.276") || has("D12.776.467") { return .geneFamily }
    // Peptide hormones are spoken of as substances.
    if has("D06") || has("D12.644") { return .chemicalEntity }
    if has("D12.776") || has("D08.811") { return .geneFamily }
    if has("D27") || has("D23") || has("D05") { return .chemicalEntity }
    if has("D") { return .smallMolecule }
    if has("A") { return .anatomicalEntity }
    if has("B") { return .organismTaxon }
    if has("E02") || has("E04") { return .treatment }
    if has("G") { return .biologicalProcess }
    if has("F01.145.126") || has("F01.145.179") || has("F01.700") || has("F01.470") {
      return .phenotypicFeature
    }
    if has("F01") || has("F02") { return .biologicalProcess }
    return nil
  }
}
