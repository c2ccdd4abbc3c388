import DocumentModel
import Text

/// One walk over the tape of a page, which writes its blocks.
struct HTMLWalk {
  /// An element that is open, and what its end has to undo.
  struct Frame {
    var element: Element
    var end: Int
    var isChrome = false
    var hasMark = false
    var isReferences = false
    /// Whether its lines are none of their own: a part of an entry of a reference list.
    var isJoined = false
  }

  /// A list that is open.
  struct OpenList {
    var number: Int
    /// The number of the next item; nil in lists without numbers.
    var next: Int?
    /// From the number of an item to that of the next.
    var step = 1
  }

  let tape: MarkupTape
  let source: SourceText
  let vocabulary: CompiledVocabulary
  let layout: PageLayout
  let visibility: Visibility
  let content: MainContent
  var composer: Composer
  var frames: [Frame] = []
  var lists: [OpenList] = []
  var chromeDepth = 0
  var referencesDepth = 0
  var preDepth = 0
  var isAfterBreak = false
  var isAfterTerm = false
  /// Where the entry of a reference list ends that the walk is in, and how many lists are open there.
  var entryEnd = 0
  var entryDepth = 0
  /// Blocks that were looked at for headings over references, and the level of the one that is open.
  var seenBlocks = 0
  var referencesLevel: Int?

  init(tape: MarkupTape, source: SourceText, vocabulary: CompiledVocabulary) {
    self.tape = tape
    self.source = source
    self.vocabulary = vocabulary
    layout = PageLayout(tape, source: source)
    visibility = Visibility(tape, layout: layout, classes: vocabulary.hiddenClasses)
    content = MainContent(
      tape: tape, source: source, vocabulary: vocabulary, layout: layout, hidden: visibility.isHidden)
    composer = Composer(source: source)
  }

  /// Writes the whole page.
  mutating func run() {
    var index = 0
    while index < tape.nodes.count {
      close(before: index)
      index = visit(index)
    }
    close(before: Int.max)
    composer.finish()
  }

  /// Handles node `index`; gives the index to go on at.
  private mutating func visit(_ index: Int) -> Int {
    let node = tape.nodes[index]
    guard let element = node.element else {
      if content.isAside[index] { composer.setAside() }
      writeText(node.source)
      return index + 1
    }
    if element.isInvisible || visibility.isHidden(index) { return node.end }
    if element == .table, HTMLTable.isData(index, in: tape, source) {
      writeTable(index)
      return node.end
    }
    if isBackLink(element, index) {
      for node in index..<node.end { if let id = tape[node, .id] { composer.anchor(id) } }
      return node.end
    }
    open(element, index)
    return index + 1
  }

  // MARK: Text

  /// Writes the text of `range`, entities decoded.
  mutating func writeText(_ range: ByteRange) {
    if isAfterBreak, !source[range].allSatisfy(\.isASCIISpace) {
      isAfterBreak = false
      if beginsNextEntry(source[range]) { composer.end() }
    }
    composer.writeDecoding(range, isCode: preDepth > 0)
  }

  // MARK: Elements

  mutating func open(_ element: Element, _ index: Int) {
    var frame = Frame(element: element, end: tape.nodes[index].end)
    frame.isJoined = element.isBlock && isPartOfEntry(element, index)
    if frame.isJoined {
      composer.space(ByteRange(tape.nodes[index].source.start, tape.nodes[index].source.start))
    } else if element.isBlock {
      beginBlock(element)
    }
    if let id = tape[index, .id] ?? (element == .a ? tape[index, .name] : nil) { composer.anchor(id) }
    if content.isAside[index] {
      frame.isChrome = true
      chromeDepth += 1
    } else if isReferenceList(element, index) {
      frame.isReferences = true
      referencesDepth += 1
    }
    setDefaultKind()
    switch element {
    case .h1, .h2, .h3, .h4, .h5, .h6: begin(.heading, level: element.headingLevel)
    case .p where !frame.isJoined && isQuestion(index), .summary where isQuestion(index):
      begin(.heading, level: HeadingLevels.ofBoldLine)
    case .div, .p: if !frame.isJoined, let level = levelByName(index) { begin(.heading, level: level) }
    case .pre:
      preDepth += 1
      begin(.code)
    case .caption, .figcaption: begin(.caption)
    case .ul, .menu, .dir, .dl: lists.append(OpenList(number: composer.newList()))
    case .ol: openNumbered(index)
    case _ where frame.isJoined && !element.isList: break
    case .li:
      beginItem(value: tape[index, .value].flatMap { Int($0) })
      beginEntry(index)
    case .dt: beginItem(value: nil)
    case .dd: if !isAfterTerm || !composer.isWritten { beginItem(value: nil) } else { endTerm() }
    case .sup, .sub:
      composer.openMark(element == .sup ? .superscript : .subscript)
      frame.hasMark = true
    case .a:
      if let target = tape[index, .href] {
        composer.openMark(.link(target: target))
        frame.hasMark = true
      }
    case .span:
      if let kind = raised(index) {
        composer.openMark(kind)
        frame.hasMark = true
      }
    case .br: breakLine(tape.nodes[index].source)
    default: break
    }
    isAfterTerm = isAfterTerm && element != .dd && element != .dt
    frames.append(frame)
  }

  /// Closes the frames that end before node `index`.
  mutating func close(before index: Int) {
    while let frame = frames.last, frame.end <= index {
      frames.removeLast()
      if frame.hasMark { composer.closeMark() }
      switch frame.element {
      case .ul, .ol, .menu, .dir, .dl: _ = lists.popLast()
      case .pre: preDepth -= 1
      case .dt: isAfterTerm = true
      default: break
      }
      if frame.isJoined {
        let end = tape.nodes[frame.end - 1].source.end
        composer.space(ByteRange(end, end))
      } else if frame.element.isBlock, frame.element != .dt {
        composer.end()
      }
      if frame.isChrome { chromeDepth -= 1 }
      if frame.isReferences { referencesDepth -= 1 }
      setDefaultKind()
    }
  }

  /// The level of `<div class="title">`: pages made by stylesheets name what HTML has elements for. They stand
  /// below all that `<h1>` to `<h6>` mark, and nesting tells how deep; the article's own title is the first.
  private func levelByName(_ index: Int) -> Int? {
    guard lists.isEmpty, referencesDepth == 0, content.names.verdict(index).contains(.heading),
      let value = tape.bytes(index, .cssClass)
    else { return nil }
    let length = layout.textLength(index)
    guard length > 0, length <= 250,
      !tape.nodes[(index + 1)..<tape.nodes[index].end].contains(where: { $0.element?.isBlock ?? false })
    else { return nil }
    return value.elementsEqual("article-title".utf8) && layout.titleCount == 0 ? 1 : 10 + frames.count
  }

  private mutating func setDefaultKind() {
    composer.defaultKind = chromeDepth > 0 ? .boilerplate : referencesDepth > 0 ? .reference : .paragraph
  }

  /// Lists of references are often named so: `<ol id="references">`.
  private func isReferenceList(_ element: Element, _ index: Int) -> Bool {
    guard [.ol, .ul, .div, .section].contains(element) else { return false }
    return content.names.verdict(index).contains(.references)
  }

  private mutating func beginBlock(_ element: Element) {
    let isFirstInItem =
      composer.isOpen && !composer.isWritten && [.listItem, .reference].contains(composer.openKind)
    let isDefinition = element == .dd && isAfterTerm
    if !isFirstInItem, !isDefinition { composer.end() }
  }

  /// Furniture keeps its text, but not its structure.
  mutating func begin(_ kind: Block.Kind, level: Int? = nil) {
    composer.begin(chromeDepth > 0 ? .boilerplate : kind, level: chromeDepth > 0 ? nil : level)
  }

  private mutating func beginItem(value: Int?) {
    guard chromeDepth == 0 else { return composer.begin(.boilerplate) }
    if lists.isEmpty { lists.append(OpenList(number: composer.newList())) }
    let last = lists.count - 1
    let ordinal = value ?? lists[last].next
    if lists[last].next != nil { lists[last].next = ordinal.map { $0 &+ lists[last].step } }
    composer.begin(
      Block(
        kind: referencesDepth > 0 ? .reference : .listItem, range: ByteRange(0, 0), section: 0,
        level: lists.count, list: lists[last].number,
        ordinal: ordinal))
  }

  /// The term of a definition becomes the run-in label of its text.
  private mutating func endTerm() {
    // A question asks, and names nothing.
    if let last = composer.builder.last, last != byte("?"), last != byte("!") {
      if last != byte(":") { composer.separate(":") }
      composer.markLabel()
    }
    composer.separate(" ")
    isAfterTerm = false
  }

  /// One `<br>` is a space, two are the end of a paragraph.
  private mutating func breakLine(_ range: ByteRange) {
    if isAfterBreak { composer.end() } else { composer.space(range) }
    isAfterBreak = true
  }
}
