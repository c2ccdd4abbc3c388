extension Explainer {
  /// What hangs on the work whose id is, or begins with, `id`: who cites it, the claims that would lose all support
  /// if it fell, and those that would keep some.
  ///
  /// - Throws: an id that no work or more than one has.
  public func explanation(ofWork id: String) throws(RunError) -> String {
    let wanted = id.hasPrefix("work:") ? id : "work:\(id)"
    let found = nodes.keys.filter { $0.hasPrefix(wanted) }.sorted()
    guard let work = found.first, let node = nodes[work] else {
      throw RunError("\(id): no work of the graph has this id; ids stand in graph.json as \"work:…\"")
    }
    guard found.count == 1 else {
      throw RunError(
        "\(id): \(found.count) works begin so; give more digits of one: \(found.prefix(5).joined(separator: ", "))"
      )
    }
    let supported = claims.map { ($0, works(of: $0)) }.filter { $0.1.contains(work) }
    let lost = supported.filter { $0.1.count == 1 }.map(\.0)
    let kept = supported.filter { $0.1.count > 1 }
    var lines = ["\(work)  \(text(node, "name"))"] + identity(of: node) + cited(node)
    lines += ["", "Claims that rest on this work alone: \(lost.count)"] + lost.map { line($0) }
    lines += ["", "Claims that other works support too: \(kept.count)"]
    lines += kept.map { line($0.0) + " (\($0.1.count - 1) other)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The works behind all evidence of `claim`; a work that a claim cites under two numbers counts once.
  private func works(of claim: [String: Any]) -> Set<String> {
    let evidence = claim["evidence"] as? [[String: Any]] ?? []
    return Set(evidence.flatMap { $0["works"] as? [String] ?? [] })
  }

  private func identity(of node: [String: Any]) -> [String] {
    let identifiers = (node["identifiers"] as? [String: String] ?? [:]).sorted { $0.key < $1.key }
    return identifiers.map { "  \($0.key)  \($0.value)" }
  }

  private func cited(_ node: [String: Any]) -> [String] {
    (node["citedAs"] as? [[String: String]] ?? []).map { place in
      let document = nodes[place["document"] ?? ""] ?? [:]
      return "  cited as [\(place["index"] ?? "?")] in \(text(document, "name")) [\(text(document, "path"))]"
    }
  }

  private func line(_ claim: [String: Any]) -> String {
    let negation = claim["negated"] as? Bool == true ? "NOT " : ""
    return
      "  \(text(claim, "id"))  \(name(text(claim, "subject"))) — \(negation)\(text(claim, "predicate")) — \(name(text(claim, "object")))"
  }

  private func name(_ id: String) -> String { nodes[id].map { text($0, "name") } ?? id }
}
