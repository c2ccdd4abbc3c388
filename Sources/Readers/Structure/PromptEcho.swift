import DocumentModel
import Text

/// Reports by language models repeat what was asked, often at greater length than the answer: it is set aside where one
/// heading stands over the question and one over the answer.
struct PromptEcho {
  let text: SourceText
  let vocabulary: CompiledVocabulary

  /// Sets aside the blocks between the two headings; gives the blocks set aside.
  func setAside(_ blocks: inout [Block]) -> Int {
    guard let prompt = only(vocabulary.promptHeadings, blocks),
      let output = only(vocabulary.outputHeadings, blocks),
      prompt + 1 < output, let level = blocks[prompt].level, let outer = blocks[output].level, outer <= level
    else { return 0 }
    for index in (prompt + 1)..<output {
      blocks[index].kind = .boilerplate
      blocks[index].level = nil
      blocks[index].label = nil
      blocks[index].table = nil
    }
    return output - prompt - 1
  }

  /// The one heading with a name of `names`; nil where there are none or several, as in questions with answers.
  private func only(_ names: PhraseSet, _ blocks: [Block]) -> Int? {
    let found = blocks.indices.filter {
      blocks[$0].kind == .heading && names.contains(text[blocks[$0].range])
    }
    return found.count == 1 ? found[0] : nil
  }
}
