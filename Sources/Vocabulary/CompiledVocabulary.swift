public import DocumentModel

/// The vocabulary compiled for look-up by key and for longest-match recognition over tokens.
public struct CompiledVocabulary: Sendable {
  private struct Name: Sendable {
    var term: Int32
    var spelling: [UInt8]
    var isPreferred: Bool
  }

  private let terms: [Term]
  private var names: [UInt64: [Name]] = [:]
  private var prefixes: Set<UInt64> = []

  /// Compiles `terms` but for the names that `preferences` block; earlier terms outrank later ones where a name fits
  /// both equally.
  public init(_ terms: [Term], preferences: NamePreferences = .none) {
    self.terms = terms
    for (index, term) in terms.enumerated() {
      for (position, name) in ([term.name] + term.synonyms).enumerated()
      where preferences.allows(name.utf8, meaning: term.entity.curies) {
        add(name, term: index, isPreferred: position == 0)
      }
    }
  }

  /// How many names lead to a term.
  public var nameCount: Int { names.values.reduce(0) { $0 + $1.count } }
  /// How many terms there are.
  public var termCount: Int { terms.count }

  /// The entity that `surface` names as a whole, with its score, or nil.
  public func entity(named surface: String) -> (entity: Entity, score: Double)? {
    lookup(key: LookupKey.key(surface), surface: Array(surface.utf8))
  }

  /// Every entity that `surface` may name, best first.
  public func candidates(named surface: String) -> [(entity: Entity, score: Double)] {
    ranked(key: LookupKey.key(surface), surface: Array(surface.utf8)).map {
      (terms[$0.term].entity, $0.score)
    }
  }

  /// The names of the terms with `identifier`.
  func names(of identifier: String) -> [String] {
    terms.lazy.filter { $0.entity.identifier == identifier }.flatMap { [$0.name] + $0.synonyms }
  }

  func isPrefix(_ key: UInt64) -> Bool { prefixes.contains(key) }

  func lookup(key: UInt64, surface: [UInt8]) -> (entity: Entity, score: Double)? {
    guard names[key] != nil else { return nil }
    return ranked(key: key, surface: surface).first.map { (terms[$0.term].entity, $0.score) }
  }

  private func ranked(key: UInt64, surface: [UInt8]) -> [(term: Int, score: Double)] {
    var best: [Int: Double] = [:]
    for name in names[key] ?? [] {
      guard let score = SurfaceMatch.score(surface: surface, name: name.spelling) else { continue }
      let ranked = score + (name.isPreferred ? 0.001 : 0)
      best[Int(name.term)] = max(best[Int(name.term)] ?? 0, ranked)
    }
    return best.map { ($0.key, min(1, $0.value)) }.sorted { ($1.score, $0.term) < ($0.score, $1.term) }
  }

  private mutating func add(_ name: String, term: Int, isPreferred: Bool) {
    prefixes.formUnion(LookupKey.prefixes(of: name))
    names[LookupKey.key(name), default: []].append(
      Name(term: Int32(term), spelling: Array(name.utf8), isPreferred: isPreferred))
  }
}
