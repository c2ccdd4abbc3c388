import Foundation

/// Says where a claim comes from, out of the graph that a run wrote.
public struct Explainer {
  let nodes: [String: [String: Any]]
  let claims: [[String: Any]]
  private let checker: RuleChecker?
  private let syntax: SyntaxAnswers?

  /// An explainer of the graph in the folder `output`; `checker` knows the rules' patterns,
  /// `syntax` parses the sentences.
  ///
  /// - Throws: a graph that is not there or is none.
  public init(output: String, checker: RuleChecker?, syntax: SyntaxAnswers? = nil) throws(RunError) {
    let path = "\(output)/graph.json"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw RunError(
        "\(path): there is no graph; run ‘claimgraph run’ first, or name its folder with --output")
    }
    guard let graph = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let nodes = graph["nodes"] as? [[String: Any]], let edges = graph["edges"] as? [[String: Any]]
    else { throw RunError("\(path): is no graph of claimgraph; run ‘claimgraph run’ again") }
    self.nodes = Dictionary(nodes.map { ($0["id"] as? String ?? "", $0) }) { first, _ in first }
    claims = edges.filter { $0["kind"] as? String != "cites" }
    self.checker = checker
    self.syntax = syntax
  }

  /// The explanation of the claim whose id is, or begins with, `id`.
  ///
  /// - Throws: an id that no claim or more than one has.
  public func explanation(of id: String) throws(RunError) -> String {
    let wanted = id.hasPrefix("claim:") ? id : "claim:\(id)"
    let found = claims.filter { ($0["id"] as? String ?? "").hasPrefix(wanted) }
    guard let claim = found.first else {
      throw RunError("\(id): no claim of the graph has this id; ids stand in graph.json as \"claim:…\"")
    }
    guard found.count == 1 else {
      throw RunError(
        "\(id): \(found.count) claims begin so; give more digits of one: \(found.prefix(5).compactMap { $0["id"] as? String }.joined(separator: ", "))"
      )
    }
    return explanation(of: claim)
  }

  private func explanation(of claim: [String: Any]) -> String {
    let negation = claim["negated"] as? Bool == true ? "NOT " : ""
    var lines = [
      "\(text(claim, "id"))  (\(text(claim, "kind")), \(text(claim, "certainty")))",
      "  \(entity(text(claim, "subject")))",
      "    \(negation)\(text(claim, "predicate"))",
      "  \(entity(text(claim, "object")))",
    ]
    for (key, value) in (claim["qualifiers"] as? [String: String] ?? [:]).sorted(by: { $0.key < $1.key }) {
      lines.append("  \(key): \(nodes[value].map { "\($0["name"] ?? value) (\(value))" } ?? value)")
    }
    let evidence = claim["evidence"] as? [[String: Any]] ?? []
    for (number, piece) in evidence.enumerated() {
      lines += ["", "Evidence \(number + 1) of \(evidence.count)"] + self.evidence(piece).map { "  " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func evidence(_ piece: [String: Any]) -> [String] {
    let document = nodes[text(piece, "document")] ?? [:]
    let section = (piece["section"] as? [String] ?? []).joined(separator: " › ")
    var lines = [
      "document   \(text(document, "name")) [\(text(document, "path"))]",
      "place      characters \(piece["start"] ?? "?")–\(piece["end"] ?? "?")"
        + (section.isEmpty ? "" : ", in \(section)"),
      "sentence   \(text(piece, "text"))",
      "subject    ‘\(text(piece, "subjectText"))’   trigger ‘\(text(piece, "trigger"))’   object ‘\(text(piece, "objectText"))’",
      "rule       \(text(piece, "rule"))",
    ]
    if let pattern = checker?.pattern(of: text(piece, "rule")) { lines.append("pattern    \(pattern)") }
    let citations = piece["citations"] as? [String] ?? []
    lines.append(
      "citations  " + (citations.isEmpty ? "none" : citations.map { "[\($0)]" }.joined(separator: " ")))
    let works = Set(piece["works"] as? [String] ?? [])
    for index in citations {
      lines.append("  [\(index)] \(work(index, document: text(piece, "document"), among: works))")
    }
    if let tree = syntax?.tree(of: text(piece, "text")), !tree.isEmpty {
      lines += ["parse"] + tree.map { "  " + $0 }
    }
    return lines
  }

  /// The work that a document cites as `index`.
  private func work(_ index: String, document: String, among works: Set<String>) -> String {
    let node = works.sorted().lazy.compactMap { nodes[$0] }.first { node in
      (node["citedAs"] as? [[String: String]] ?? []).contains {
        $0["document"] == document && $0["index"] == index
      }
    }
    guard let node else { return "stands in no reference list" }
    let host = text(node, "host")
    let place = (node["identifiers"] as? [String: String])?["doi"].map { "doi:\($0)" } ?? host
    return text(node, "name") + (place.isEmpty || place == text(node, "name") ? "" : " (\(place))")
  }

  func entity(_ id: String) -> String { "\(nodes[id]?["name"] ?? id) (\(id))" }

  func text(_ object: [String: Any], _ key: String) -> String { object[key] as? String ?? "" }
}
