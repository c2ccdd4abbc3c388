import DocumentModel
import Text

extension XMLWalk {
  /// Begins element node `index`.
  mutating func open(_ element: XMLElement, _ index: Int) {
    let parent = frames.last?.element
    var frame = Frame(element: element, index: index, end: tape.nodes[index].end, wasSilent: isSilent)
    if let kind = scripts[index] {
      composer.openMark(kind)
      frame.marks += 1
    }
    if denominators.contains(index), !isSilent, composer.isWritten { composer.separate("/") }
    switch element {
    case .front: isSilent = true
    case .titleGroup, .abstract, .furniture, .keywords: isSilent = false
    default: break
    }
    beginBlock(element, below: parent)
    if let id = tape[index, .id] ?? tape[index, .xmlID] { composer.anchor(id) }
    begin(element, index, below: parent)
    if let name = nameOfSection(element, index) {
      frame.start = sectionStarts.count
      sectionStarts.append(SectionStart(offset: composer.position, level: headingLevel, name: name))
    }
    frame.marks += openMarks(element, index)
    frames.append(frame)
  }

  /// Closes the frames that end before node `index`.
  mutating func close(before index: Int) {
    while let frame = frames.last, frame.end <= index {
      frames.removeLast()
      for _ in 0..<frame.marks { composer.closeMark() }
      if !frame.wasSilent || !isSilent { end(frame) }
      isSilent = frame.wasSilent
    }
  }

  /// What the tags say that a section holds.
  private func nameOfSection(_ element: XMLElement, _ index: Int) -> String? {
    switch element {
    case .abstract: "abstract"
    case .referenceList: "references"
    case .section: tape[index, .secType] ?? tape[index, .type]
    default: nil
    }
  }

  // MARK: Begin

  /// Ends the open block where `element` begins one, but for the first one within an item.
  private mutating func beginBlock(_ element: XMLElement, below parent: XMLElement?) {
    switch element {
    case .paragraph, .quote:
      if composer.openKind == .heading { joint = nil }
      if joint == nil, !isAtStartOfItem { composer.end() }
    case .definition: break
    case .title where parent == .list || parent == .definitionList: composer.end()
    case .section, .abstract, .keywords, .subArticle, .referenceList, .back, .body, .front, .floats, .box,
      .code,
      .list, .orderedList, .definitionList, .figure, .footnote, .tableWrap, .tableFoot, .supplement:
      composer.end()
      joint = nil
    default: break
    }
  }

  private var isAtStartOfItem: Bool {
    composer.isOpen && !composer.isWritten && [.listItem, .caption].contains(composer.openKind)
  }

  private mutating func begin(_ element: XMLElement, _ index: Int, below parent: XMLElement?) {
    if element.isSection { sectionDepth += 1 }
    switch element {
    case .furniture:
      furnitureDepth += 1
      composer.end()
      composer.defaultKind = .boilerplate
    case .paragraph: paragraphDepth += 1
    case .title: beginTitle(index, below: parent)
    case .articleTitle where parent == .titleGroup: begin(.heading, level: headingLevel)
    case .label: beginLabel(index, below: parent)
    case .caption:
      captionDepth += 1
      continueCaption()
    case .code:
      codeDepth += 1
      begin(.code)
    case .footnote: begin(.paragraph)
    case .list, .definitionList:
      let isOrdered = tape[index, .listType].map { $0 == "order" || $0 == "ordered" } ?? false
      lists.append((composer.newList(), isOrdered ? 1 : nil))
    case .listItem, .definitionItem: beginItem()
    case .breakLine: composer.space(tape.nodes[index].source)
    case .referenceList:
      lists.append((composer.newList(), nil))
      entryCount = 0
    case .formula: composer.space(ByteRange(tape.nodes[index].source.start, tape.nodes[index].source.start))
    case .mathScript, .fraction: arrange(element, index)
    default: break
    }
  }

  /// Furniture keeps its text, but not its structure.
  mutating func begin(_ kind: Block.Kind, level: Int? = nil) {
    composer.begin(furnitureDepth > 0 ? .boilerplate : kind, level: furnitureDepth > 0 ? nil : level)
  }

  /// A title is a heading of its section; what has none of its own is a caption.
  private mutating func beginTitle(_ index: Int, below parent: XMLElement?) {
    if parent == .caption { return }
    guard let parent, parent.isSection || [.body, .back, .list, .definitionList].contains(parent) else {
      return continueCaption()
    }
    if composer.openKind == .heading, joint != nil { return }
    let outline = tape[index, .outline].map { $0.split(separator: ".").count } ?? 0
    frames[frames.count - 1].isNumbered = outline > 0
    begin(.heading, level: headingLevel + max(0, outline - 1))
    writeOutline(index)
  }

  /// The number of a heading may stand beside it: `<head n="2.1">`.
  private mutating func writeOutline(_ index: Int) {
    guard let number = tape[index, .outline], number.utf8.first?.isASCIIDigit ?? false, !isSilent,
      !tape.text(of: index, in: source).hasPrefix(number)
    else { return }
    composer.write(bytes: Array(number.utf8), for: tape.nodes[index].source)
    composer.space(ByteRange(tape.nodes[index].source.end, tape.nodes[index].source.end))
  }

  /// Labels open the block of what they name: "2.1 Methods", "Figure 1. Caption".
  private mutating func beginLabel(_ index: Int, below parent: XMLElement?) {
    switch parent {
    case .section, .referenceList, .abstract, .subArticle: begin(.heading, level: headingLevel)
    case .figure, .tableWrap, .supplement, .box: continueCaption()
    case .formula: composer.space(ByteRange(tape.nodes[index].source.start, tape.nodes[index].source.start))
    default: break
    }
  }

  private mutating func continueCaption() {
    if composer.openKind == .caption {
      if composer.isWritten { joint = jointAfterSentence }
    } else {
      begin(.caption)
    }
  }

  /// Parts a label or title from what follows it.
  private var jointAfterSentence: String {
    composer.builder.last.map { ".:;,?!".utf8.contains($0) } ?? true ? " " : ". "
  }

  private mutating func beginItem() {
    if lists.isEmpty { lists.append((composer.newList(), nil)) }
    let last = lists.count - 1
    let ordinal = lists[last].next
    lists[last].next = ordinal.map { $0 + 1 }
    joint = nil
    guard furnitureDepth == 0 else { return composer.begin(.boilerplate) }
    composer.begin(
      Block(
        kind: .listItem, range: ByteRange(0, 0), section: 0, level: lists.count, list: lists[last].number,
        ordinal: ordinal))
  }

  /// Opens the marks of an inline element; gives how many.
  private mutating func openMarks(_ element: XMLElement, _ index: Int) -> Int {
    guard !isSilent else { return 0 }
    switch element {
    case .superscript: composer.openMark(.superscript)
    case .subscript: composer.openMark(.subscript)
    case .link:
      guard let target = tape[index, .xlinkHref] ?? tape[index, .href] else { return 0 }
      composer.openMark(.link(target: target))
    case .reference:
      let targets = (tape[index, .rid] ?? tape[index, .target] ?? "").split(separator: " ")
      for target in targets {
        let isAddress = target.hasPrefix("#") || target.contains(":")
        composer.openMark(.link(target: isAddress ? String(target) : "#\(target)"))
      }
      return targets.count
    default: return 0
    }
    return 1
  }

  /// The level of a heading here. Nobody nests deeper than this by intent, and paths would grow without bound.
  private var headingLevel: Int { min(sectionDepth, Self.deepestSection) + 1 }
  private static let deepestSection = 40

  // MARK: End

  private mutating func end(_ frame: Frame) {
    let element = frame.element
    if element == .caption { captionDepth -= 1 }
    switch element {
    case .paragraph:
      paragraphDepth -= 1
      if captionDepth > 0 { joint = " " } else { composer.end() }
      if paragraphDepth == 0 { writeDeferred() }
    case .title, .articleTitle:
      if composer.openKind == .caption {
        joint = jointAfterSentence
      } else if composer.openKind == .heading {
        composer.end()
      }
    case .label where [.heading, .listItem, .paragraph].contains(composer.openKind) && composer.isWritten:
      if [.section, .listItem, .footnote, .referenceList].contains(frames.last?.element) { joint = " " }
    case .term: endTerm()
    case .list, .definitionList:
      _ = lists.popLast()
      composer.end()
    case .code:
      codeDepth -= 1
      composer.end()
    case .formula:
      let end = composer.builder.map.pieces.last?.source.end ?? 0
      composer.space(ByteRange(end, end))
    case .furniture:
      furnitureDepth -= 1
      composer.end()
      composer.defaultKind = furnitureDepth > 0 ? .boilerplate : .paragraph
    case .caption where frames.last?.element == .figure: break
    case .listItem, .definitionItem, .quote, .figure, .tableWrap, .tableFoot, .supplement, .box, .footnote,
      .titleGroup, .caption, .front, .body, .back, .floats:
      joint = nil
      composer.end()
    default: break
    }
    if element == .label, frames.last?.element == .formula {
      composer.space(ByteRange(tape.nodes[frame.index].source.end, tape.nodes[frame.index].source.end))
    }
    if let start = frame.start { sectionStarts[start].end = composer.position }
    if element == .referenceList { _ = lists.popLast() }
    if element.isSection {
      joint = nil
      composer.end()
      sectionDepth -= 1
    }
    if element == .body || element.isSection && !frame.isNumbered {
      sectionEnds.append(SectionEnd(offset: composer.position, level: headingLevel + 1))
    }
  }

  private mutating func writeDeferred() {
    let nodes = deferred
    deferred = []
    for index in nodes { walk(index..<tape.nodes[index].end) }
  }

  /// The term of a definition becomes the run-in label of its text.
  private mutating func endTerm() {
    guard composer.openKind == .listItem, composer.isWritten else { return }
    if composer.builder.last != byte(":") { composer.separate(":") }
    composer.markLabel()
    joint = " "
  }
}
