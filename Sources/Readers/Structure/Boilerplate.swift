import DocumentModel
import Text

/// Sets aside what says nothing of the subject: sections and lines that the vocabulary names.
struct Boilerplate {
  let text: SourceText
  let vocabulary: CompiledVocabulary
  /// Whether the text is that of printed pages, whose imprint, back matter and stray numbers belong to the document.
  var isPrinted = false
  /// Whether the text is that of a web page.
  var isPage = false

  func mark(_ blocks: inout [Block], sections: [Section]) {
    let isSetAside = sections.map { $0.kind == .boilerplate && (!isPrinted || isVendors($0)) }
    for index in blocks.indices where isBoilerplate(blocks[index], isSetAside[blocks[index].section]) {
      blocks[index].kind = .boilerplate
      blocks[index].label = nil
    }
  }

  /// Whether the section stands below a heading that is no article's.
  private func isVendors(_ section: Section) -> Bool {
    section.path.contains { heading in
      let words = Array(heading.utf8)[...]
      return vocabulary.boilerplateHeadings.contains(
        HeadingLabel.outline(words).map { words[$0.end...] } ?? words)
    }
  }

  private func isBoilerplate(_ block: Block, _ isSetAside: Bool) -> Bool {
    switch block.kind {
    case .heading, .boilerplate: return false
    case .paragraph, .listItem, .table, .caption, .code, .reference: break
    }
    if isSetAside { return true }
    guard block.kind == .paragraph || block.kind == .listItem || block.kind == .caption else { return false }
    let words = text[block.range]
    if vocabulary.boilerplateLines.isBeginning(of: words)
      && !(isPrinted && words.first?.isASCIILower ?? false)
      || hasLabel(of: vocabulary.boilerplateHeadings, words)
    {
      return true
    }
    if isPrinted { return false }
    if isPage, words.count < 80, vocabulary.wholeChromeLines.contains(words) { return true }
    return block.kind == .paragraph && !holdsWords(words) || vocabulary.imprintLines.isBeginning(of: words)
      || hasLabel(of: vocabulary.backMatterHeadings, words)
  }

  /// Axis labels and stray signs of figures hold no two letters in a row; a letter beside a figure or a sign of
  /// equality is a measure or a formula.
  private func holdsWords(_ words: ArraySlice<UInt8>) -> Bool {
    var last = false
    var (hasLetter, hasFigure) = (false, false)
    for unit in words {
      // A scalar of several bytes counts once, by its first byte; E2 leads dashes, quotes and bullets.
      if unit & 0xC0 == 0x80 { continue }
      let isLetter = unit.isASCIILetter || unit >= 0xC3 && unit != 0xE2
      if isLetter && (last || unit >= 0xC3) { return true }
      last = isLetter
      hasLetter = hasLetter || isLetter
      hasFigure = hasFigure || unit.isASCIIDigit || unit == byte("=")
    }
    return hasLetter && hasFigure
  }

  /// "Technical Support: The protocols provided …": a heading run into its paragraph.
  private func hasLabel(of headings: PhraseSet, _ words: ArraySlice<UInt8>) -> Bool {
    guard let end = words.prefix(60).firstIndex(where: { $0 == byte(":") || $0 == byte("?") }) else {
      return false
    }
    return headings.contains(words[..<end])
  }
}
