import DocumentModel
import KnowledgeGraph
import Pipeline

/// What a run says at its end.
struct RunReport {
  let summary: Run.Summary
  let output: String
  let isQuiet: Bool
  let isVerbose: Bool

  func print() {
    for entry in summary.manifest.documents where entry.status == .quarantined {
      Console.say("quarantined: \(entry.path): \(entry.reason ?? "")")
    }
    guard !isQuiet else { return }
    if isVerbose {
      for warning in summary.warnings { Console.say("warning: \(warning.path): \(warning.message)") }
      for entry in summary.manifest.documents where entry.status == .skipped {
        Console.say("skipped: \(entry.path): \(entry.reason ?? "")")
      }
    }
    let counts = summary.manifest.counts
    let claims = Claim.Kind.allCases.map { "\(counts.claims[$0] ?? 0) \($0.rawValue)" }.joined(
      separator: ", ")
    Console.say("documents   \(documents)")
    Console.say("claims      \(counts.claims.values.reduce(0, +)) (\(claims))")
    Console.say("entities    \(counts.grounded + counts.ungrounded) (\(counts.grounded) grounded)")
    Console.say("mentions    \(counts.mentions) (\(counts.modelMentions) by the trained models)")
    Console.say("references  \(counts.references), to \(counts.works) works")
    let more = counts.warnings > 0 && !isVerbose ? " (--verbose lists them)" : ""
    Console.say("warnings    \(counts.warnings)\(more)")
    Console.say("graph       \(output)/graph.json")
  }

  private var documents: String {
    guard !summary.manifest.documents.isEmpty else { return "none: the inputs hold no files" }
    let ofStatus = Dictionary(grouping: summary.manifest.documents, by: \.status).mapValues(\.count)
    return Manifest.Status.allCases.compactMap { status in ofStatus[status].map { "\($0) \(status.rawValue)" }
    }
    .joined(separator: ", ")
  }
}
