import DocumentModel
public import Text

/// Findings as a SARIF 2.1.0 log (OASIS), which code hosts and editors show beside the text.
public enum SARIF {
  /// The log of one run over `files`.
  public static func log(_ files: [CheckedFile], version: String) -> JSON {
    let rules = Set(files.flatMap(\.findings).map(\.code)).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(rules, 0...))
    let driver = JSON.members([
      "name": "claimgraph", "version": .string(version), "rules": .array(rules.map(rule)),
    ])
    let run = JSON.members([
      "tool": .members(["driver": driver]), "columnKind": "unicodeCodePoints",
      "results": .array(files.flatMap { file in file.findings.map { result($0, in: file, rules: places) } }),
    ])
    return .members([
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": .array([run]),
    ])
  }

  private static func rule(_ code: String) -> JSON {
    let name = code.split(whereSeparator: { $0 == "." || $0 == "-" }).map {
      $0.prefix(1).uppercased() + $0.dropFirst()
    }
    return .members(["id": .string(code), "name": .string(name.joined())])
  }

  private static func result(_ finding: Finding, in file: CheckedFile, rules: [String: Int]) -> JSON {
    let region = file.isText ? finding.place.map(region) : nil
    let location = JSON.members([
      "artifactLocation": .members(["uri": .string(uri(file.path))]), "region": region,
    ])
    let span = finding.span.map {
      JSON.members(["textStart": .int($0.lowerBound), "textEnd": .int($0.upperBound)])
    }
    return .members([
      "ruleId": .string(finding.code), "ruleIndex": rules[finding.code].map(JSON.int),
      "level": .string(finding.severity.rawValue), "message": .members(["text": .string(finding.message)]),
      "locations": .array([.members(["physicalLocation": location])]), "properties": span,
    ])
  }

  private static func region(_ place: Finding.Place) -> JSON {
    .members([
      "startLine": .int(place.line), "startColumn": .int(place.column), "endLine": .int(place.endLine),
      "endColumn": .int(place.endColumn), "snippet": .members(["text": .string(place.excerpt)]),
    ])
  }

  /// `path` as a URI reference (RFC 3986): everything but unreserved characters and slashes is escaped.
  private static func uri(_ path: String) -> String {
    var bytes: [UInt8] = path.utf8.first == byte("/") ? Array("file://".utf8) : []
    for unit in path.utf8 {
      if unit.isASCIIAlphanumeric || "-._~/".utf8.contains(unit) {
        bytes.append(unit)
      } else {
        bytes.append(byte("%"))
        bytes += [unit >> 4, unit & 15].map { Array("0123456789ABCDEF".utf8)[Int($0)] }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
