import DocumentModel
import Text

extension DocumentAssembly {
  /// The heading that is the document's title: the one that says what the metadata say, else the first of level
  /// one.
  func titleBlock(_ blocks: [Block], _ text: SourceText) -> Int? {
    let headings = blocks.indices.filter { blocks[$0].kind == .heading }
    if let stated = metadata.title ?? pageTitle {
      let folded = PhraseSet.fold(Array(stated.utf8)[...])
      let named = headings.prefix(12).first { PhraseSet.fold(text[blocks[$0].range]) == folded }
      if let named { return named }
    }
    return headings.first { blocks[$0].level == 1 }
  }

  /// A block of its own that says "References" is a heading, however the page marks it.
  func nameReferenceHeadings(_ blocks: inout [Block], _ text: SourceText) {
    for index in blocks.indices where blocks[index].kind == .paragraph || blocks[index].kind == .reference {
      guard blocks[index].list == nil, blocks[index].range.count < 40,
        vocabulary.referenceHeadings.contains(text[blocks[index].range]),
        !isPrinted || opensList(blocks[(index + 1)...], text)
      else { continue }
      blocks[index].kind = .heading
      blocks[index].level = HeadingLevels.ofPlainLine
    }
  }

  /// Whether an entry follows, or no other line has that name: the cells of a table may be called so too.
  private func opensList(_ blocks: ArraySlice<Block>, _ text: SourceText) -> Bool {
    if let next = blocks.first, next.kind == .reference || Definitions.cites(text[next.range]) { return true }
    return !blocks.contains {
      $0.range.count < 40 && $0.kind != .table && vocabulary.referenceHeadings.contains(text[$0.range])
    }
  }

  /// Below a list of references, a line that says "Similar products" is a heading over furniture.
  func nameChromeHeadings(_ blocks: inout [Block], _ text: SourceText) {
    var level: Int?
    for index in blocks.indices {
      let words = text[blocks[index].range]
      if blocks[index].kind == .heading, vocabulary.referenceHeadings.contains(words) {
        level = blocks[index].level
      } else if let level, isChromeHeading(blocks[index], words) {
        blocks[index].kind = .heading
        blocks[index].level = level
        blocks[index].list = nil
        blocks[index].ordinal = nil
      }
    }
  }

  private func isChromeHeading(_ block: Block, _ words: ArraySlice<UInt8>) -> Bool {
    guard words.count < 80, block.kind == .paragraph || block.kind == .reference else { return false }
    return vocabulary.boilerplateHeadings.contains(words) || vocabulary.wholeChromeLines.contains(words)
  }

  /// "Quinazoline X | BenchChem" without the site.
  func withoutSite(_ title: String) -> String {
    let bytes = Array(title.utf8)
    for separator in [" | ", " - ", " – ", " — "] {
      guard let start = bytes.firstIndex(of: separator, from: 0), start > 3 else { continue }
      let rest = bytes[(start + separator.utf8.count)...]
      let isSite = vocabulary.publishers.contains { rest.equalsIgnoringASCIICase($0) }
      if isSite || separator == " | " { return String(decoding: bytes[..<start], as: UTF8.self) }
    }
    return title
  }
}
