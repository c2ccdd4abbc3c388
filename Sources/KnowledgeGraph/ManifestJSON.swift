import DocumentModel
public import Text

extension Manifest {
  /// The manifest as `manifest.json` holds it.
  public var json: JSON {
    .members([
      "schema": "claimgraph/manifest/1",
      "generator": generator.json,
      "fingerprints": .members(["vocabulary": .string(vocabulary), "rules": .string(rules)]),
      "counts": countsJSON,
      "durations": .object(durations.map { JSON.Member($0.stage, .int($0.milliseconds)) }),
      "documents": .array(documents.sorted { $0.path < $1.path }.map(\.json)),
    ])
  }

  private var countsJSON: JSON {
    .members([
      "documents": .object(
        Status.allCases.map { status in
          JSON.Member(status.rawValue, .int(documents.count { $0.status == status }))
        }),
      "claims": .object(
        Claim.Kind.allCases.map { JSON.Member($0.rawValue, .int(counts.claims[$0] ?? 0)) }),
      "entities": .members(["grounded": .int(counts.grounded), "ungrounded": .int(counts.ungrounded)]),
      "mentions": .members(["all": .int(counts.mentions), "byModel": .int(counts.modelMentions)]),
      "references": .int(counts.references),
      "works": .int(counts.works),
      "warnings": .int(counts.warnings),
    ])
  }
}

extension Manifest.Entry {
  fileprivate var json: JSON {
    .members([
      "path": .string(path), "id": id.map(JSON.string), "sha256": sha256.map(JSON.string),
      "status": .string(status.rawValue), "reason": reason.map(JSON.string),
    ])
  }
}
