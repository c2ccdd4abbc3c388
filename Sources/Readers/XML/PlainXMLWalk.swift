import DocumentModel
import Text

/// One walk over the tape of XML that is no article: elements with text are paragraphs, titles are headings.
struct PlainXMLWalk {
  private struct Frame {
    var element: XMLElement
    var end: Int
    /// Whether its text stands apart from what surrounds it.
    var isBlock: Bool
    var marks: Int
    /// Whether a title stands right below it.
    var isTitled: Bool
    /// Whether text stands right below it, so that its elements are parts of sentences.
    var isMixed: Bool
  }

  private let tape: Tape<XMLElement>
  private let source: SourceText
  private let isFeed: Bool
  private(set) var composer: Composer
  private var frames: [Frame] = []
  private static let deepestHeading = 6

  init(tape: Tape<XMLElement>, source: SourceText, isFeed: Bool) {
    self.tape = tape
    self.source = source
    self.isFeed = isFeed
    composer = Composer(source: source)
  }

  /// Writes the whole file.
  mutating func run() {
    var index = 0
    while index < tape.nodes.count {
      close(before: index)
      index = visit(index)
    }
    close(before: tape.nodes.count)
    composer.finish()
  }

  /// Handles node `index`; gives the index to go on at.
  private mutating func visit(_ index: Int) -> Int {
    let node = tape.nodes[index]
    switch node.element {
    case nil:
      write(node)
    case .hidden:
      return node.end
    case .breakLine?:
      composer.space(node.source)
    case let element?:
      open(element, index)
    }
    return index + 1
  }

  private mutating func open(_ element: XMLElement, _ index: Int) {
    let shape = shape(of: index)
    let isInline =
      [.superscript, .subscript].contains(element) || element == .other && frames.last?.isMixed ?? false
    if !isInline { composer.end() }
    var marks = 0
    if element == .superscript || element == .subscript {
      composer.openMark(element == .superscript ? .superscript : .subscript)
      marks = 1
    }
    frames.append(
      Frame(
        element: element, end: tape.nodes[index].end, isBlock: !isInline, marks: marks,
        isTitled: shape.isTitled,
        isMixed: shape.isMixed))
  }

  private mutating func close(before index: Int) {
    while let frame = frames.last, frame.end <= index {
      frames.removeLast()
      for _ in 0..<frame.marks { composer.closeMark() }
      if frame.isBlock { composer.end() }
    }
  }

  /// What stands right below node `index`.
  private func shape(of index: Int) -> (isTitled: Bool, isMixed: Bool) {
    var shape = (isTitled: false, isMixed: false)
    var next = index + 1
    while next < tape.nodes[index].end {
      let node = tape.nodes[next]
      if node.element == .title { shape.isTitled = true }
      if node.element == nil, !source[node.source].allSatisfy(\.isASCIISpace) { shape.isMixed = true }
      next = max(next + 1, node.end)
    }
    return shape
  }

  // MARK: Text

  private mutating func write(_ node: Tape<XMLElement>.Node) {
    if !composer.isOpen { begin() }
    if isFeed {
      var html = EmbeddedHTML(source: source, isEscaped: !node.isRaw)
      html.write(node.source, to: &composer)
    } else if node.isRaw {
      composer.write(node.source)
    } else {
      composer.writeDecoding(node.source)
    }
  }

  /// Begins the block that the innermost element calls for.
  private mutating func begin() {
    let kind = kind
    let level = min(frames.count(where: \.isTitled), Self.deepestHeading)
    composer.begin(kind, level: kind == .heading ? max(1, level) : nil)
    composer.defaultKind = kind == .heading ? .paragraph : kind
  }

  private var kind: Block.Kind {
    if frames.contains(where: { $0.element == .furniture }) { return .boilerplate }
    let outer = frames.last { $0.element != .superscript && $0.element != .subscript }
    if outer?.element == .title { return .heading }
    guard isFeed else { return .paragraph }
    let isText = frames.contains { [.paragraph, .abstract, .body].contains($0.element) }
    return isText ? .paragraph : .boilerplate
  }
}
