import Text

/// Text that a page shows as one piece: what stands between two borders of blocks.
///
/// These are the units of boilerpipe (Kohlschütter et al., "Boilerplate Detection using Shallow Text Features",
/// WSDM 2010) and jusText (Pomikálek 2011): how long a run is and how much of it is link tells prose from
/// navigation in any language.
struct TextRun {
  /// Its nodes of the tape, from the first text to one past the last.
  var nodes: Range<Int>
  /// The innermost element with lines of its own that it stands in.
  var parent: Int
  /// Bytes that are no white space.
  var letters = 0
  /// Those of them within links.
  var linkLetters = 0
  /// Whether its first text is a link.
  var beginsWithLink = false
  /// Whether its last sign closes a sentence.
  var isSentence = false
  /// Level of the heading that it is; nil elsewhere.
  var heading: Int?
  /// Whether it stands in a `<figcaption>`.
  var isCaption = false
  /// Whether it stands in a data cell.
  var isCell = false
  /// Whether it is a paragraph or item of its own.
  var isParagraph = false

  /// Letters outside links.
  var ownLetters: Int { letters - linkLetters }
  /// Whether nearly all of it is link.
  var isLink: Bool { linkLetters * 10 >= letters * 8 }
}

/// Cuts a tape into runs, in one pass.
struct TextRunScanner {
  private let tape: MarkupTape
  private let source: SourceText
  private let layout: PageLayout
  private var runs: [TextRun] = []
  private var blocks: [(index: Int, end: Int)] = []
  private var linkEnd = 0
  private var headingEnd = 0
  private var headingLevel: Int?
  private var captionEnd = 0
  private var cellEnd = 0
  private var isOpen = false

  private init(_ tape: MarkupTape, _ source: SourceText, _ layout: PageLayout) {
    self.tape = tape
    self.source = source
    self.layout = layout
  }

  /// The visible runs of `tape` in their order.
  static func runs(
    of tape: MarkupTape, source: SourceText, layout: PageLayout, hidden: (Int) -> Bool,
    caption: (Int) -> Bool
  ) -> [TextRun] {
    var scanner = TextRunScanner(tape, source, layout)
    var index = 0
    while index < tape.nodes.count {
      index = scanner.visit(index, hidden: hidden, caption: caption)
    }
    return scanner.runs
  }

  private mutating func visit(_ index: Int, hidden: (Int) -> Bool, caption: (Int) -> Bool) -> Int {
    while let block = blocks.last, block.end <= index {
      blocks.removeLast()
      isOpen = false
    }
    let node = tape.nodes[index]
    guard let element = node.element else {
      add(index)
      return index + 1
    }
    if element.isInvisible || hidden(index) { return node.end }
    if element.isBlock {
      blocks.append((index, node.end))
      isOpen = false
    }
    if caption(index) { captionEnd = max(captionEnd, node.end) }
    switch element {
    case .a where tape.bytes(index, .href) != nil: linkEnd = max(linkEnd, node.end)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      headingEnd = node.end
      headingLevel = element.headingLevel
    case .table:
      if index >= cellEnd, HTMLTable.isData(index, in: tape, source) { cellEnd = node.end }
    default: break
    }
    return index + 1
  }

  private mutating func add(_ index: Int) {
    let letters = layout.textLength(index)
    guard letters > 0 else { return }
    if !isOpen {
      var run = TextRun(nodes: index..<index, parent: blocks.last?.index ?? 0)
      run.beginsWithLink = index < linkEnd
      run.heading = index < headingEnd ? headingLevel : nil
      run.isCaption = index < captionEnd
      run.isCell = index < cellEnd
      run.isParagraph = [.p, .li, .dd, .dt, .blockquote].contains(tape.nodes[run.parent].element)
      runs.append(run)
      isOpen = true
    }
    let last = runs.count - 1
    runs[last].nodes = runs[last].nodes.lowerBound..<(index + 1)
    runs[last].letters += letters
    if index < linkEnd { runs[last].linkLetters += letters }
    runs[last].isSentence = Self.closesSentence(source[tape.nodes[index].source])
  }

  private static func closesSentence(_ bytes: ArraySlice<UInt8>) -> Bool {
    // Closing quotes and brackets of several bytes may follow the stop.
    for unit in bytes.suffix(12).reversed() {
      if unit == byte(".") || unit == byte("!") || unit == byte("?") || unit == byte(":") { return true }
      if unit.isASCIIAlphanumeric { return false }
    }
    return bytes.suffix(3).elementsEqual([0xE3, 0x80, 0x82])
  }
}
