import DocumentModel
import Text

/// Reads the rows of a table: which mentions play which role, and what the row claims.
struct TableRows {
  let rules: TableRules
  let annotations: Annotations

  /// The mentions of each role in a row of `block`.
  func roles(ofRow row: Int, block: Int) -> [String: [Int]] {
    guard let table = annotations.document.blocks[block].table, table.rows.indices.contains(row) else {
      return [:]
    }
    var result: [String: [Int]] = [:]
    for (column, cell) in table.rows[row].enumerated() where table.heads.indices.contains(column) {
      let head = table.head(column, in: annotations.document.text)
      guard let meaning = rules.role(ofHead: head) else { continue }
      let mentions = annotations.found(in: cell.range).filter {
        !isAside($0, in: cell.range)
          && meaning.categories.contains(annotations.mentions[$0].entity.category)
      }
      result[meaning.role, default: []] += mentions
    }
    return result
  }

  /// Whether a mention stands in brackets within its cell: "A & B (XYZ regimen)".
  private func isAside(_ mention: Int, in cell: ByteRange) -> Bool {
    let before = annotations.document.text[ByteRange(cell.start, annotations.mentions[mention].range.start)]
    return before.count { $0 == UInt8(ascii: "(") } > before.count { $0 == UInt8(ascii: ")") }
  }

  /// The agents of a row, each entity once: what its other cells speak of.
  func focus(ofRow row: Int, block: Int) -> [Int] {
    distinct(roles(ofRow: row, block: block)[rules.focus] ?? [])
  }

  /// The claims that the rows of `block` make by joining cells. They carry no citation: no cell's words state them.
  func claims(ofTable block: Int) -> [Claim] {
    guard let table = annotations.document.blocks[block].table else { return [] }
    return table.rows.indices.flatMap { row in
      let roles = roles(ofRow: row, block: block)
      return rules.joins.flatMap { join in
        let subjects = distinct(roles[join.subject] ?? [])
        let objects = distinct(roles[join.object] ?? [])
        // Two lists of one length, "A and B" beside "a class and another", belong together one by one.
        let pairs =
          join.predicate == "is_a" && subjects.count == objects.count
          ? Array(zip(subjects, objects)) : subjects.flatMap { subject in objects.map { (subject, $0) } }
        return pairs.compactMap { claim(join, subject: $0.0, object: $0.1) }
      }
    }
  }

  private func claim(_ join: TableRules.Join, subject: Int, object: Int) -> Claim? {
    let from = annotations.mentions[subject]
    let to = annotations.mentions[object]
    guard from.entity.identifier != to.entity.identifier else { return nil }
    return Claim(
      kind: join.kind, subject: subject, predicate: join.predicate, object: object,
      rule: "tables/\(join.name)",
      trigger: to.range, sentence: from.sentence, span: from.range)
  }

  private func distinct(_ mentions: [Int]) -> [Int] {
    var seen: Set<String> = []
    return mentions.filter { seen.insert(annotations.mentions[$0].entity.identifier).inserted }
  }
}
