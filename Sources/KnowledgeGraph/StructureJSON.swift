import DocumentModel
import Text

/// The layers that readers, the citation stage and the sentence splitter write.
extension RecordIndex {
  func json(_ section: Section) -> JSON {
    .members([
      "path": .strings(section.path), "start": start(section.range), "end": end(section.range),
      "level": .int(section.level), "kind": .string(section.kind.rawValue),
    ])
  }

  func json(_ block: Block) -> JSON {
    .members([
      "kind": .string(block.kind.rawValue), "start": start(block.range), "end": end(block.range),
      "section": .int(block.section), "role": block.role.map { .string($0.rawValue) },
      "level": block.level.map(JSON.int), "list": block.list.map(JSON.int),
      "label": block.label.map(span), "heads": block.table.map { row($0.heads) },
      "rows": block.table.map { .array($0.rows.map(row)) },
    ])
  }

  func json(_ sentence: Sentence) -> JSON {
    let cell = sentence.cell.map { JSON.members(["row": .int($0.row), "column": .int($0.column)]) }
    return .members([
      "start": start(sentence.range), "end": end(sentence.range), "block": .int(sentence.block), "cell": cell,
    ])
  }

  func json(_ citation: Citation) -> JSON {
    .members([
      "start": start(citation.range), "end": end(citation.range), "text": .string(words(citation.range)),
      "indices": .strings(citation.indices), "style": .string(citation.style.rawValue),
      "attachedTo": citation.attachedTo.map(span), "scopeRule": citation.scopeRule.map(JSON.string),
    ])
  }

  func json(_ reference: Reference, csl: JSON) -> JSON {
    .members([
      "index": .string(reference.index), "start": start(reference.range), "end": end(reference.range),
      "text": .string(reference.text), "csl": csl, "work": reference.work.map(JSON.string),
    ])
  }

  func json(_ diagnostic: Diagnostic) -> JSON {
    .members([
      "code": .string(diagnostic.code), "severity": .string(diagnostic.severity.rawValue),
      "message": .string(diagnostic.message), "start": diagnostic.range.map(start),
      "end": diagnostic.range.map(end),
    ])
  }

  /// The first scalar of `range`.
  func start(_ range: ByteRange) -> JSON { .int(offsets.scalar(atByte: range.start)) }

  /// One past the last scalar of `range`.
  func end(_ range: ByteRange) -> JSON { .int(offsets.scalar(atByte: range.end)) }

  /// `range` as an object of its own.
  func span(_ range: ByteRange) -> JSON { .members(["start": start(range), "end": end(range)]) }

  private func row(_ cells: [Table.Cell]) -> JSON { .strings(cells.map { words($0.range) }) }
}
