import DocumentModel
import Text

/// The layers that readers and the citation stage write.
extension RecordIndex {
  func json(_ section: Section) -> JSON {
    place(
      section.range,
      [
        "path": .strings(section.path), "level": .int(section.level), "kind": .string(section.kind.rawValue),
      ])
  }

  func json(_ block: Block) -> JSON {
    place(
      block.range,
      [
        "kind": .string(block.kind.rawValue), "section": .int(block.section),
        "level": block.level.map(JSON.int), "list": block.list.map(JSON.int),
        "label": block.label.map { place($0) },
        "heads": block.table.map { row($0.heads) },
        "rows": block.table.map { .array($0.rows.map(row)) },
      ])
  }

  func json(_ citation: Citation) -> JSON {
    place(
      citation.range,
      [
        "text": .string(words(citation.range)), "indices": .strings(citation.indices),
        "style": .string(citation.style.rawValue), "attachedTo": citation.attachedTo.map { place($0) },
        "scopeRule": citation.scopeRule.map(JSON.string),
      ])
  }

  func json(_ reference: Reference, csl: JSON) -> JSON {
    place(
      reference.range,
      [
        "index": .string(reference.index), "text": .string(reference.text), "csl": csl,
        "work": reference.work.map(JSON.string),
      ])
  }

  func json(_ diagnostic: Diagnostic) -> JSON {
    let span = diagnostic.range.map(offsets.scalars)
    return .members([
      "code": .string(diagnostic.code), "severity": .string(diagnostic.severity.rawValue),
      "message": .string(diagnostic.message), "start": span.map { .int($0.lowerBound) },
      "end": span.map { .int($0.upperBound) },
    ])
  }

  /// `start` and `end` of `range` in scalars, then `members` where they are not nil.
  func place(_ range: ByteRange, _ members: KeyValuePairs<String, JSON?> = [:]) -> JSON {
    let span = offsets.scalars(range)
    let start = [JSON.Member("start", .int(span.lowerBound)), JSON.Member("end", .int(span.upperBound))]
    return .object(start + members.compactMap { key, value in value.map { JSON.Member(key, $0) } })
  }

  private func row(_ cells: [Table.Cell]) -> JSON { .strings(cells.map { words($0.range) }) }
}
