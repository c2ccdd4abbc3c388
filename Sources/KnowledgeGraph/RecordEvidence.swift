import DocumentModel
import Text

extension RecordIndex {
  /// What the record shows for `claim`. The tier is settled when the works are known.
  func evidence(for claim: Claim) -> Evidence {
    let sentence = record.sentences[claim.sentence]
    let block = record.document.blocks[sentence.block]
    return Evidence(
      document: record.id,
      section: record.document.sections[block.section].path,
      span: offsets.scalars(sentence.range),
      text: words(sentence.range),
      cell: sentence.cell.map { cell($0, of: block) },
      certainty: claim.certainty,
      subject: argument(claim.subject),
      object: argument(claim.object),
      trigger: words(claim.trigger),
      rule: claim.rule,
      citations: claim.citations,
      works: works(behind: claim.entries),
      tier: .uncited,
      scopeRule: claim.scopeRule)
  }

  private func argument(_ mention: Int) -> Evidence.Argument {
    let range = record.mentions[mention].range
    return Evidence.Argument(text: words(range), span: offsets.scalars(range))
  }

  private func cell(_ index: CellIndex, of block: Block) -> Evidence.Cell {
    let head = block.table?.head(index.column, in: record.document.text) ?? ""
    return Evidence.Cell(row: index.row, column: index.column, head: head.isEmpty ? nil : head)
  }
}
