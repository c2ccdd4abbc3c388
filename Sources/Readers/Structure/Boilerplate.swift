import DocumentModel
import Text

/// Sets aside what says nothing of the subject: sections and lines that the vocabulary names.
struct Boilerplate {
  let text: SourceText
  let vocabulary: CompiledVocabulary

  func mark(_ blocks: inout [Block], sections: [Section]) {
    for index in blocks.indices where isBoilerplate(blocks[index], sections) {
      blocks[index].kind = .boilerplate
      blocks[index].label = nil
    }
  }

  private func isBoilerplate(_ block: Block, _ sections: [Section]) -> Bool {
    switch block.kind {
    case .heading, .boilerplate: return false
    case .paragraph, .listItem, .table, .caption, .code, .reference: break
    }
    if sections[block.section].kind == .boilerplate { return true }
    guard block.kind == .paragraph || block.kind == .listItem || block.kind == .caption else { return false }
    let words = text[block.range]
    if block.kind == .paragraph, !holdsWords(words) { return true }
    return vocabulary.boilerplateLines.isBeginning(of: words) || hasBoilerplateLabel(words)
  }

  /// Axis labels and stray signs of figures hold no two letters in a row.
  private func holdsWords(_ words: ArraySlice<UInt8>) -> Bool {
    var last = false
    for unit in words {
      // A scalar of several bytes counts once, by its first byte; E2 leads dashes, quotes and bullets.
      if unit & 0xC0 == 0x80 { continue }
      let isLetter = unit.isASCIILetter || unit >= 0xC3 && unit != 0xE2
      if isLetter && last { return true }
      last = isLetter
    }
    return false
  }

  /// "Technical Support: The protocols provided …": a heading run into its paragraph.
  private func hasBoilerplateLabel(_ words: ArraySlice<UInt8>) -> Bool {
    guard let end = words.prefix(60).firstIndex(where: { $0 == byte(":") || $0 == byte("?") }) else {
      return false
    }
    return vocabulary.boilerplateHeadings.contains(words[..<end])
  }
}
