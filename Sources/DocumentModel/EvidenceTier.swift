/// How strong a kind of source is, the strongest first. `Pipelines/hosts.yaml` says which host and which type of work
/// stands where.
public enum EvidenceTier: String, CaseIterable, Comparable, Sendable {
  /// Literature that was reviewed.
  case peerReviewed = "peer-reviewed"
  /// Registries of trials, and agencies.
  case registry
  /// Books, theses, reports, reference works with editors.
  case scholarly
  /// Manuscripts before review.
  case preprint
  /// Files laid down by anybody, reviewed or not.
  case repository
  case patent, encyclopedia
  /// A page of those who sell what it is about.
  case vendor
  case news, video
  /// Any other page.
  case web
  /// No work at all.
  case uncited

  /// Stronger comes first.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
