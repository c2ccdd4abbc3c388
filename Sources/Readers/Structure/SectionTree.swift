import DocumentModel
import Text

/// A place where a section ends.
struct SectionEnd {
  /// Bytes of canonical text before it.
  var offset: Int
  /// The level of the section's heading: it and all deeper ones end.
  var level: Int
}

/// A place where a section begins of which the mark-up says what it holds, whether it has a title or not.
struct SectionStart {
  /// Bytes of canonical text before it, and before its end.
  var offset: Int
  var end = Int.max
  /// The level of the section's heading, had it one.
  var level: Int
  /// What the mark-up calls it: "abstract", "methods".
  var name: String
}

/// Builds the section tree from headings, and tells each block where it stands.
struct SectionTree {
  let text: SourceText
  let vocabulary: CompiledVocabulary
  private(set) var sections: [Section]
  private var open: [(section: Int, level: Int)] = []
  /// Whether a list of references stands above.
  private var hasReferences = false

  init(text: SourceText, vocabulary: CompiledVocabulary) {
    self.text = text
    self.vocabulary = vocabulary
    sections = [Section(path: [], range: text.range, level: 0, parent: nil, kind: .body)]
  }

  /// Sorts `blocks` into sections. The title is a heading that opens no section: it stands over the document.
  /// Where the format says where sections end, levels are taken as printed.
  mutating func build(
    _ blocks: inout [Block], title: Int?, ends: [SectionEnd]? = nil, starts: [SectionStart] = []
  ) {
    var levels = HeadingLevels(vocabulary: vocabulary)
    var left = (ends ?? [])[...]
    var begins = starts[...]
    for index in blocks.indices {
      while let end = left.first, end.offset <= blocks[index].range.start {
        close(to: end.level, at: end.offset)
        left.removeFirst()
      }
      var stated: Section.Kind?
      while let start = begins.first, start.offset <= blocks[index].range.start {
        begins.removeFirst()
        guard blocks[index].range.start < start.end, let kind = kind(named: start.name) else { continue }
        if blocks[index].kind == .heading, index != title, blocks[index].level == start.level {
          stated = kind
        } else {
          openUntitled(at: blocks[index].range.start, level: start.level, kind: kind)
        }
      }
      if blocks[index].kind == .heading, index != title {
        let printed = blocks[index].level ?? 1
        let level = ends == nil ? levels.level(of: text[blocks[index].range], printed: printed) : printed
        openSection(at: blocks[index].range, level: level, stated: stated, below: blocks[(index + 1)...])
        blocks[index].level = sections.last?.level
      } else if index == title {
        close(to: Int.min, at: blocks[index].range.start)
        blocks[index].level = 0
      }
      blocks[index].section = open.last?.section ?? 0
    }
    close(to: 0, at: text.count)
  }

  private mutating func openUntitled(at start: Int, level: Int, kind: Section.Kind) {
    close(to: level, at: start)
    let parent = open.last?.section ?? 0
    // `<div type="references"><listBibl>` is one section.
    if sections[parent].kind == kind, sections[parent].range.start == start { return }
    sections.append(
      Section(
        path: sections[parent].path, range: ByteRange(start, text.count), level: open.count + 1,
        parent: parent, kind: kind))
    open.append((sections.count - 1, level))
  }

  /// What a section holds that mark-up calls `name`: "methods", "materials|methods".
  private func kind(named name: String) -> Section.Kind? {
    let others: [String: Section.Kind] = [
      "intro": .introduction, "materials": .methods, "subjects": .methods,
    ]
    return name.lowercased().split(separator: "|").lazy.compactMap { part in
      vocabulary.sectionKind(of: Array(part.utf8)[...]) ?? others[String(part)]
    }.first
  }

  private mutating func openSection(
    at heading: ByteRange, level: Int, stated: Section.Kind?, below blocks: ArraySlice<Block>
  ) {
    close(to: level, at: heading.start)
    let parent = open.last?.section ?? 0
    let words = text[heading]
    var kind = kind(of: words, below: parent)
    if let stated, kind != .boilerplate, vocabulary.sectionKind(of: withoutOutline(words)) == nil {
      kind = stated
    } else if kind == .references, sections[parent].kind == .references, !holdsEntries(blocks) {
      kind = .body
    }
    hasReferences = hasReferences || kind == .references
    sections.append(
      Section(
        path: sections[parent].path + [text.string(heading)], range: ByteRange(heading.start, text.count),
        level: open.count + 1, parent: parent, kind: kind))
    open.append((sections.count - 1, level))
  }

  /// Ends the sections whose level is `level` or deeper, before byte `end`.
  private mutating func close(to level: Int, at end: Int) {
    var end = end
    while end > 0, text.bytes[end - 1].isASCIISpace { end -= 1 }
    while let last = open.last, last.level >= level {
      let start = sections[last.section].range.start
      sections[last.section].range = ByteRange(start, max(start, end))
      open.removeLast()
    }
  }

  private func kind(of heading: ArraySlice<UInt8>, below parent: Int) -> Section.Kind {
    let words = withoutOutline(heading)
    if sections[parent].kind == .boilerplate || vocabulary.isSetAside(heading: words) {
      return .boilerplate
    }
    // Below the references, "Comments" and "Related" are over furniture.
    if hasReferences, vocabulary.wholeChromeLines.contains(words) { return .boilerplate }
    if let named = vocabulary.sectionKind(of: words) { return named }
    switch HeadingLabel(heading, vocabulary: vocabulary) {
    case .question: return .question
    case .problem: return .problem
    default: return heading.last == byte("?") ? .question : sections[parent].kind
    }
  }

  /// Whether most of the blocks up to the next heading look like entries of a list: with numbers, years, addresses.
  private func holdsEntries(_ blocks: ArraySlice<Block>) -> Bool {
    var (entries, others) = (0, 0)
    for block in blocks {
      if block.kind == .heading { break }
      guard [.paragraph, .listItem, .reference].contains(block.kind) else { continue }
      let words = text[block.range]
      let isEntry =
        block.kind == .reference || ReferenceEntries.number(words) != nil || Definitions.cites(words)
      if isEntry { entries += 1 } else { others += 1 }
    }
    return entries > 0 && entries >= others
  }

  private func withoutOutline(_ heading: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    HeadingLabel.outline(heading).map { heading[$0.end...] } ?? heading
  }
}
