import DocumentModel
import Extraction
import Text

/// Claims, and all mentions that they speak of.
struct ClaimLayer: Sendable {
  var claims: [Claim] = []
  /// The mentions found, and behind them those that claims needed besides.
  var mentions: [Mention] = []
  /// For each mention the one found that it stands for.
  var origins: [Int] = []
  /// How many of the mentions were found.
  var foundCount = 0
  var diagnostics: [Diagnostic] = []

  /// A layer without claims.
  init() {}

  /// What extraction made of the mentions that claims may speak of, with those that are only `listed`. Latent mentions
  /// that no claim speaks of go.
  init(_ result: ClaimExtractor.Result, listed: [Mention]) {
    let derived = result.mentions.firstIndex(where: \.isDerived) ?? result.mentions.count
    let spokenOf = Set(result.claims.flatMap { [result.origins[$0.subject], result.origins[$0.object]] })
    var found: [(mention: Mention, index: Int?)] = []
    for index in 0..<derived where result.mentions[index].standing != .latent || spokenOf.contains(index) {
      found.append((result.mentions[index], index))
    }
    found += listed.map { ($0, nil) }
    found = found.enumerated().sorted {
      ($0.element.mention.range.start, $1.element.mention.range.end, $0.offset) < (
        $1.element.mention.range.start, $0.element.mention.range.end, $1.offset
      )
    }.map(\.element)
    var place = [Int](repeating: 0, count: result.mentions.count)
    for (position, item) in found.enumerated() { if let index = item.index { place[index] = position } }
    for index in derived..<result.mentions.count { place[index] = found.count + index - derived }
    foundCount = found.count
    mentions = found.map(\.mention) + result.mentions[derived...]
    origins = Array(found.indices) + result.origins[derived...].map { place[$0] }
    diagnostics = result.diagnostics
    claims = result.claims.map { claim in
      var claim = claim
      claim.subject = place[claim.subject]
      claim.object = place[claim.object]
      return claim
    }
  }
}
