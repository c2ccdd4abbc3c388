import DocumentModel
import Text

/// The layers that hold what a document claims, in the form that `documents/` and `annotate` share.
extension RecordIndex {
  /// Entities, abbreviations and claims. A claim names its subject and object by the `id` of an entity.
  var claimMembers: [JSON.Member] {
    let ids = entityIDs
    return [
      JSON.Member("entities", .array(zip(record.mentions, ids).map { json($0, id: $1) })),
      JSON.Member("abbreviations", .array(record.abbreviations.map(json))),
      JSON.Member("claims", .array(record.claims.map { json($0, ids: ids) })),
    ]
  }

  /// The caller's ids where mentions were given, `E1`, `E2`, … elsewhere; no id twice.
  private var entityIDs: [String] {
    let given = Set(record.mentions.compactMap(\.givenID))
    var free = (1...).lazy.map { "E\($0)" }.filter { !given.contains($0) }.makeIterator()
    return record.mentions.map { $0.givenID ?? free.next() ?? "" }
  }

  private func json(_ mention: Mention, id: String) -> JSON {
    let entity = mention.entity
    return .members([
      "id": .string(id), "start": start(mention.range), "end": end(mention.range),
      "text": .string(words(mention.range)), "category": .string(entity.category.rawValue),
      "identifier": .string(entity.identifier), "name": .string(entity.name),
      "xrefs": .strings(entity.xrefs), "score": .double(mention.score),
      "provenance": mention.provenance == .model ? "model" : nil,
    ])
  }

  private func json(_ abbreviation: Abbreviation) -> JSON {
    .members([
      "short": .string(words(abbreviation.short)), "long": .string(words(abbreviation.long)),
      "start": start(abbreviation.short), "end": end(abbreviation.short),
    ])
  }

  private func json(_ claim: Claim, ids: [String]) -> JSON {
    .members([
      "id": .string(id(of: claim)), "kind": .string(claim.kind.rawValue),
      "subject": .string(ids[claim.subject]), "predicate": .string(claim.predicate),
      "object": .string(ids[claim.object]), "qualifiers": .sorted(claim.qualifiers),
      "negated": .bool(claim.isNegated), "certainty": .string(claim.certainty.rawValue),
      "start": start(claim.span), "end": end(claim.span), "trigger": .string(words(claim.trigger)),
      "rule": .string(claim.rule), "citations": .strings(claim.citations), "score": .double(score(of: claim)),
    ])
  }

  /// A claim is no surer than the less sure grounding of its ends.
  private func score(of claim: Claim) -> Double {
    min(record.mentions[claim.subject].score, record.mentions[claim.object].score)
  }
}
