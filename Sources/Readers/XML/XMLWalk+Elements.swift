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
    switch element {
    case .front: isSilent = true
    case .titleGroup, .abstract, .furniture: isSilent = false
    default: break
    }
    beginBlock(element, below: parent)
    if let id = tape[index, .id] ?? tape[index, .xmlID] { composer.anchor(id) }
    begin(element, index, below: parent)
    frame.marks += openMarks(element, index)
    frames.append(frame)
  }

  /// Closes the frames that end before node `index`.
  mutating func close(before index: Int) {
    while let frame = frames.last, frame.end <= index {
      frames.removeLast()
      for _ in 0..<frame.marks { composer.closeMark() }
      if !frame.wasSilent || !isSilent { end(frame.element) }
      isSilent = frame.wasSilent
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
    case .section, .abstract, .subArticle, .referenceList, .back, .body, .front, .floats, .box, .code,
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
    case .title: beginTitle(below: parent)
    case .articleTitle where parent == .titleGroup: begin(.heading, level: sectionDepth + 1)
    case .label: beginLabel(index, below: parent)
    case .caption: continueCaption()
    case .code:
      codeDepth += 1
      begin(.code)
    case .footnote: begin(.paragraph)
    case .list, .definitionList:
      let isOrdered = tape[index, .listType].map { $0 == "order" || $0 == "ordered" } ?? false
      lists.append((composer.newList(), isOrdered ? 1 : nil))
    case .listItem, .definitionItem: beginItem()
    case .breakLine: composer.space(tape.nodes[index].source)
    case .formula: composer.space(ByteRange(tape.nodes[index].source.start, tape.nodes[index].source.start))
    case .mathScript(let isAbove):
      let children = children(index)
      if children.count > 1 { scripts[children[1]] = isAbove ? .superscript : .subscript }
    default: break
    }
  }

  /// Furniture keeps its text, but not its structure.
  mutating func begin(_ kind: Block.Kind, level: Int? = nil) {
    composer.begin(furnitureDepth > 0 ? .boilerplate : kind, level: furnitureDepth > 0 ? nil : level)
  }

  /// A title is a heading of its section; what has none of its own is a caption.
  private mutating func beginTitle(below parent: XMLElement?) {
    if parent == .caption { return }
    guard let parent, parent.isSection || parent == .body || parent == .back else {
      return continueCaption()
    }
    if composer.openKind == .heading, joint != nil { return }
    begin(.heading, level: sectionDepth + 1)
  }

  /// Labels open the block of what they name: "2.1 Methods", "Figure 1. Caption".
  private mutating func beginLabel(_ index: Int, below parent: XMLElement?) {
    switch parent {
    case .section, .referenceList, .abstract, .subArticle: begin(.heading, level: sectionDepth + 1)
    case .figure, .tableWrap, .supplement, .box: continueCaption()
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

  // MARK: End

  private mutating func end(_ element: XMLElement) {
    switch element {
    case .paragraph:
      paragraphDepth -= 1
      if isInCaption { joint = " " } else { composer.end() }
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
    if element.isSection {
      joint = nil
      composer.end()
      sectionDepth -= 1
      sectionEnds.append(SectionEnd(offset: composer.position, level: sectionDepth + 2))
    }
  }

  private var isInCaption: Bool { frames.contains { $0.element == .caption } }

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
