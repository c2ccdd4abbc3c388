import DocumentModel

/// Candidates of one request: for each concept the best way in which a name of it fitted.
struct CandidateSet {
  /// How a name fitted.
  struct Fit {
    var name: Int
    var score: Double
    var reasons: [String]
  }

  private(set) var best: [Int: Fit] = [:]

  /// Whether nothing fitted yet.
  var isEmpty: Bool { best.isEmpty }

  /// The highest score.
  var top: Double { best.values.map(\.score).max() ?? 0 }

  /// Notes that `name` of `concept` fits with `score`.
  mutating func add(_ concept: Int, name: Int, score: Double, reasons: [String]) {
    if let known = best[concept], known.score > score || known.score == score && known.name <= name { return }
    best[concept] = Fit(name: name, score: score, reasons: reasons)
  }

  /// Takes over all of `other`, each score lowered by `penalty`.
  mutating func add(_ other: CandidateSet, penalty: Double, reason: String) {
    for (concept, fit) in other.best {
      add(concept, name: fit.name, score: fit.score - penalty, reasons: [reason] + fit.reasons)
    }
  }
}
