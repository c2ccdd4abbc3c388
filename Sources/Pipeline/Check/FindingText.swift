public import Text

extension CheckedFile {
  /// The findings as compilers print them: place, severity, message, code, the line and a caret below it.
  public var text: String {
    findings.map { finding in
      guard let place = finding.place else {
        return "\(path): \(finding.severity.rawValue): \(finding.message) [\(finding.code)]\n"
      }
      let margin = String(repeating: " ", count: place.caret.lowerBound)
      let caret = "^" + String(repeating: "~", count: place.caret.count - 1)
      return
        "\(path):\(place.line):\(place.column): \(finding.severity.rawValue): \(finding.message) [\(finding.code)]\n"
        + "  \(place.excerpt)\n  \(margin)\(caret)\n"
    }.joined()
  }

  /// The file as one object of the JSON that `check` prints (schema: `claimgraph schema check`).
  public var json: JSON {
    .members([
      "path": .string(path), "lines": .string(isText ? "source" : "text"),
      "findings": .array(findings.map(\.json)),
    ])
  }
}

extension Finding {
  fileprivate var json: JSON {
    .members([
      "code": .string(code), "severity": .string(severity.rawValue), "message": .string(message),
      "start": span.map { .int($0.lowerBound) }, "end": span.map { .int($0.upperBound) },
      "line": place.map { .int($0.line) }, "column": place.map { .int($0.column) },
      "endLine": place.map { .int($0.endLine) }, "endColumn": place.map { .int($0.endColumn) },
      "excerpt": place.map { .string($0.excerpt) },
    ])
  }
}
