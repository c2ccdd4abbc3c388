import DocumentModel
import Text

/// Tells what blocks do in their document, from the sections that they stand in.
struct BlockRoles {
  let text: SourceText
  let vocabulary: CompiledVocabulary

  func mark(_ blocks: inout [Block], sections: [Section], title: Int?) {
    for index in blocks.indices where blocks[index].role == nil {
      blocks[index].role =
        index == title ? .title : role(of: blocks[index], in: sections[blocks[index].section])
    }
  }

  private func role(of block: Block, in section: Section) -> Block.Role? {
    guard block.kind != .boilerplate, block.kind != .reference else { return nil }
    switch section.kind {
    case .question: return asks(block) ? .question : .answer
    case .problem: return asks(block) ? .problem : .solution
    default: return nil
    }
  }

  /// Whether the heading is a question or a problem itself, and not one below it.
  private func asks(_ block: Block) -> Bool {
    guard block.kind == .heading else { return false }
    let words = text[block.range]
    switch HeadingLabel(words, vocabulary: vocabulary) {
    case .question, .problem: return true
    default: return words.last == byte("?")
    }
  }
}
