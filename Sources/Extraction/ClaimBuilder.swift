import DocumentModel
import Text

/// Turns one match of a rule into claims: one for each pair of coordinated subjects and objects.
struct ClaimBuilder {
  let rule: Rule
  let match: PatternMatcher.Match
  let items: [SentenceItem]
  let sentence: Int
  let context: SentenceContext
  let modality: Modality

  /// The claims of the match. Adds the mentions of roles that no word fills to `annotations`.
  func claims(in annotations: inout Annotations) -> [Claim] {
    let trigger = match.trigger.isEmpty ? match.items : match.trigger
    let judgement = modality.judge(trigger: trigger, match: match.items, in: items)
    let subjects = arguments("subject", in: &annotations)
    let objects = arguments("object", in: &annotations)
    var claims: [Claim] = []
    for (subject, object) in pairs(subjects.mentions, objects.mentions) {
      let mentions = annotations.mentions
      guard mentions[subject].entity.identifier != mentions[object].entity.identifier else { continue }
      let qualifiers = rule.qualifiers.merging(subjects.qualifiers) { _, new in new }
        .merging(qualifiers(in: mentions)) { _, new in new }
      let range = range(of: trigger)
      let support = annotations.citations(supporting: range, sentence: sentence)
      claims.append(
        Claim(
          kind: rule.kind, subject: subject, predicate: rule.predicate, object: object,
          qualifiers: qualifiers,
          isNegated: (rule.isDeniable && judgement.isNegated) != rule.isNegative,
          certainty: rule.certainty ?? judgement.certainty, rule: rule.name, trigger: range,
          sentence: sentence,
          span: self.range(of: match.items),
          citations: support.indices, entries: support.entries, scopeRule: support.rule))
    }
    return claims
  }

  private func pairs(_ subjects: [Int], _ objects: [Int]) -> [(Int, Int)] {
    guard match.isPair else { return subjects.flatMap { subject in objects.map { (subject, $0) } } }
    return subjects.indices.flatMap { first in
      subjects.indices.dropFirst(first + 1).map { (subjects[first], subjects[$0]) }
    }
  }

  /// The mentions that fill a role, and what comes with them.
  private func arguments(
    _ role: String, in annotations: inout Annotations
  ) -> (
    mentions: [Int], qualifiers: [String: String]
  ) {
    if let item = match.roles[role] {
      let allowed = match.categories[role] ?? []
      return (
        items[item].members.filter {
          allowed.isEmpty || allowed.contains(annotations.mentions[$0].entity.category)
        },
        [:]
      )
    }
    switch rule.implicit[role] {
    case .topic: return (context.topic.map { [$0] } ?? [], [:])
    case .focus: return (context.focus, [:])
    case .trial: return (context.trial, [:])
    case .event:
      var seen: Set<String> = []
      let subjects = context.previousClaims.filter {
        seen.insert(annotations.mentions[$0.subject].entity.identifier).inserted
      }
      let direction = subjects.first?.qualifiers["subjectDirection"]
      return (subjects.map(\.subject), direction.map { ["subjectDirection": $0] } ?? [:])
    case nil: return ([], [:])
    }
  }

  /// What the pattern's words set, and the further roles that it binds.
  private func qualifiers(in mentions: [Mention]) -> [String: String] {
    var result = match.qualifiers
    for (role, item) in match.roles where role != "subject" && role != "object" {
      let entity = mentions[items[item].members[0]].entity
      result[role] = entity.isGrounded ? entity.identifier : entity.name
    }
    return result
  }

  private func range(of indices: Range<Int>) -> ByteRange {
    let words = items[indices].map(\.range).filter { !$0.isEmpty }
    guard let first = words.first else { return items[indices.lowerBound].range }
    return words.dropFirst().reduce(first) { $0.union($1) }
  }
}
