import DocumentModel

/// Gathers claims of all documents by what they say.
struct ClaimMerger {
  /// What is said, and all evidence for it so far.
  fileprivate struct Draft {
    var claim: Claim
    var subject: EntityKey
    var object: EntityKey
    var roles: [String: Role] = [:]
    var evidence: Set<Evidence> = []
  }

  /// The value of a qualifier: an entity, or a literal in the spellings seen.
  fileprivate struct Role {
    var entity: EntityKey?
    var spellings = Tally()
  }

  private var drafts: [String: Draft] = [:]

  mutating func add(_ index: RecordIndex, works known: [String: EvidenceTier]) {
    for claim in index.record.claims {
      let draft = Draft(claim: claim, subject: index.keys[claim.subject], object: index.keys[claim.object])
      var evidence = index.evidence(for: claim)
      evidence.works.removeAll { known[$0] == nil }
      evidence.tier = evidence.works.compactMap { known[$0] }.min() ?? .uncited
      drafts[index.id(of: claim), default: draft].add(claim, evidence)
    }
  }

  /// The keys of all entities that the claims speak of, as subject, object or qualifier.
  var entities: Set<EntityKey> {
    drafts.values.reduce(into: []) { keys, draft in
      keys.formUnion([draft.subject, draft.object])
      keys.formUnion(draft.roles.values.compactMap(\.entity))
    }
  }

  /// The merged claims, sorted by id, their ends named by `catalog`.
  func edges(_ catalog: EntityCatalog) -> [ClaimEdge] {
    drafts.sorted { $0.key < $1.key }.map { id, draft in
      ClaimEdge(
        id: id, kind: draft.claim.kind,
        subject: catalog.id(of: draft.subject) ?? draft.subject.text,
        predicate: draft.claim.predicate,
        object: catalog.id(of: draft.object) ?? draft.object.text,
        qualifiers: draft.roles.compactMapValues { role in
          role.entity.flatMap(catalog.id(of:)) ?? role.spellings.winner
        },
        isNegated: draft.claim.isNegated,
        evidence: draft.evidence.sorted { $0.precedes($1) })
    }
  }
}

extension ClaimMerger.Draft {
  fileprivate mutating func add(_ claim: Claim, _ added: Evidence) {
    for (role, value) in claim.qualifiers {
      roles[role, default: ClaimMerger.Role(entity: EntityKey(qualifier: value))].spellings.add(value)
    }
    evidence.insert(added)
  }
}

extension Evidence {
  /// By document, then by place, then by rule; the rest only so that no order is left to chance.
  fileprivate func precedes(_ other: Evidence) -> Bool {
    place == other.place ? detail < other.detail : place < other.place
  }

  private var place: (String, Int, Int, String) { (document, span.lowerBound, span.upperBound, rule) }
  private var detail: (Int, Int, Int, Int, String, String) {
    (
      subject.span.lowerBound, object.span.lowerBound, subject.span.upperBound, object.span.upperBound,
      trigger,
      certainty.rawValue + citations.joined(separator: ",")
    )
  }
}
