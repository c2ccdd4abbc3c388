import DocumentModel
import Text

/// Finds the entries of reference lists among blocks: below a heading, or by their numbers alone.
struct ReferenceEntries {
  let text: SourceText
  let vocabulary: CompiledVocabulary
  /// Whether the text is that of printed pages, where other sections follow the list without a heading.
  var isPrinted = false

  /// Marks entries as such, joins what belongs to one, and sets aside what only stands near.
  func mark(_ blocks: inout [Block], sections: [Section]) {
    markSections(&blocks, sections)
    markNumberedRuns(&blocks)
  }

  /// The number that an entry begins with: `[3]`, `3.`, `(3)` or `3)`.
  static func number(_ entry: ArraySlice<UInt8>) -> Int? {
    var rest = entry
    let opening = rest.first
    if opening == byte("[") || opening == byte("(") { rest = rest.dropFirst() }
    let digits = rest.prefix(5).prefix(while: \.isASCIIDigit)
    guard !digits.isEmpty, digits.count < 5, let next = rest.dropFirst(digits.count).first else { return nil }
    let isClosed =
      switch opening {
      case byte("["): next == byte("]")
      case byte("("): next == byte(")")
      default: next == byte("]") || next == byte(".") || next == byte(")") || next == 0x20 || next == 0x09
      }
    return isClosed ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }

  private func number(of block: Block) -> Int? { block.ordinal ?? Self.number(text[block.range]) }

  // MARK: Below a heading

  private func markSections(_ blocks: inout [Block], _ sections: [Section]) {
    var start = 0
    while start < blocks.count {
      let section = blocks[start].section
      var end = start + 1
      while end < blocks.count, blocks[end].section == section { end += 1 }
      if sections[section].kind == .references {
        let entries = entries(of: blocks[start..<end])
        blocks.replaceSubrange(start..<end, with: entries)
        end = start + entries.count
      }
      start = end
    }
  }

  private func entries(of blocks: ArraySlice<Block>) -> [Block] {
    let candidates = blocks.count { isCandidate($0) }
    let numbered = blocks.count { isCandidate($0) && number(of: $0) != nil }
    let isNumbered = numbered * 2 > candidates
    let lastNumbered = blocks.lastIndex { isCandidate($0) && number(of: $0) != nil } ?? -1
    var result: [Block] = []
    for index in blocks.indices {
      var block = blocks[index]
      if isCandidate(block) {
        let belongsToLast = isNumbered && number(of: block) == nil
        if belongsToLast, index < lastNumbered, let last = result.last, last.kind == .reference {
          result[result.count - 1].range = last.range.union(block.range)
          continue
        }
        let isStray = belongsToLast && block.kind != .reference
        if !isStray { block.kind = .reference } else if !isPrinted { block.kind = .boilerplate }
      }
      result.append(block)
    }
    return result
  }

  private func isCandidate(_ block: Block) -> Bool {
    switch block.kind {
    case .paragraph, .listItem: !vocabulary.isSetAside(text[block.range])
    case .reference: true
    default: false
    }
  }

  // MARK: By numbers

  /// Lists and paragraphs in a row that all begin with a bracketed number, one more each, are references.
  private func markNumberedRuns(_ blocks: inout [Block]) {
    var start = 0
    while start < blocks.count {
      guard var number = bracketed(blocks[start]) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < blocks.count, let next = bracketed(blocks[end]), next == number + 1 {
        number = next
        end += 1
      }
      if end - start > 1 || isWholeList(start, blocks) {
        for index in start..<end { blocks[index].kind = .reference }
      }
      start = end
    }
  }

  private func bracketed(_ block: Block) -> Int? {
    guard block.kind == .paragraph || block.kind == .listItem, text.bytes[block.range.start] == byte("[")
    else {
      return nil
    }
    return Self.number(text[block.range])
  }

  private func isWholeList(_ index: Int, _ blocks: [Block]) -> Bool {
    guard let list = blocks[index].list else { return false }
    let isFirst = index == 0 || blocks[index - 1].list != list
    let isLast = index + 1 == blocks.count || blocks[index + 1].list != list
    return isFirst && isLast
  }
}
