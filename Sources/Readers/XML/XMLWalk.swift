import DocumentModel
import Text

/// One walk over the tape of an article, which writes its blocks.
struct XMLWalk {
  /// An element that is open, and what its end has to undo.
  struct Frame {
    var element: XMLElement
    var index: Int
    var end: Int
    var marks = 0
    /// Whether its heading has an outline number: GROBID nests no sections, but numbers them.
    var isNumbered = false
    var wasSilent: Bool
    /// Its place among the starts of sections.
    var start: Int?
  }

  let tape: Tape<XMLElement>
  let source: SourceText
  var composer: Composer
  var frames: [Frame] = []
  /// Where sections end, in canonical bytes, and the level of the heading that each would have.
  var sectionEnds: [SectionEnd] = []
  /// Where sections begin of which the tags say what they hold, in the order of the text.
  var sectionStarts: [SectionStart] = []
  /// The numbers of the entries of the reference list, by their ids; read when first asked for.
  var entryNumbers: [String: Int]?
  /// What the entries of the reference list say of the works, by where their blocks begin.
  var items: [Int: BibliographicItem] = [:]
  /// Whether text is left out: most of the front matter becomes metadata.
  var isSilent = false
  var sectionDepth = 0
  var furnitureDepth = 0
  var codeDepth = 0
  var captionDepth = 0
  var paragraphDepth = 0
  /// How many walks are under way within each other: what goes too deep is written where it stands.
  private var nesting = 0
  private static let deepest = 100
  var isInEntry = false
  var lists: [(number: Int, next: Int?)] = []
  var entryCount = 0
  /// What parts the next text from what was written of this block; nil where it begins a block of its own.
  var joint: String?
  /// Figures and notes that stand within a paragraph: they follow it.
  var deferred: [Int] = []
  /// Second children of `msup` and `msub`.
  var scripts: [Int: Mark.Kind] = [:]
  /// Second children of `mfrac`.
  var denominators: Set<Int> = []

  init(tape: Tape<XMLElement>, source: SourceText) {
    self.tape = tape
    self.source = source
    composer = Composer(source: source)
  }

  /// Writes the whole article.
  mutating func run() {
    walk(0..<tape.nodes.count)
    composer.finish()
  }

  /// Writes `nodes` as if nothing stood around them.
  mutating func walk(_ nodes: Range<Int>) {
    let outer = (frames, captionDepth)
    (frames, captionDepth) = ([], 0)
    nesting += 1
    defer {
      nesting -= 1
      (frames, captionDepth) = outer
    }
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      close(before: index)
      index = visit(index)
    }
    close(before: nodes.upperBound)
  }

  /// What stands within node `index`.
  func inside(_ index: Int) -> Range<Int> { (index + 1)..<max(index + 1, tape.nodes[index].end) }

  /// The elements right below node `index`.
  func children(_ index: Int) -> [Int] { tape.children(of: index) }

  /// Handles node `index`; gives the index to go on at.
  private mutating func visit(_ index: Int) -> Int {
    let node = tape.nodes[index]
    guard let element = node.element else {
      writeText(index)
      return index + 1
    }
    switch element {
    case .hidden: return node.end
    case .titleGroup, .abstract, .furniture, .keywords: break
    case _ where isSilent:
      frames.append(Frame(element: element, index: index, end: node.end, wasSilent: true))
      return index + 1
    case .figure, .tableWrap, .supplement, .box, .footnote:
      guard paragraphDepth == 0 || nesting > Self.deepest else {
        deferred.append(index)
        return node.end
      }
    case .label where frames.last?.element == .figure && composer.openKind == .caption && composer.isWritten:
      // GROBID writes the number of a figure once in its head and once more.
      return node.end
    case .entry where !isInEntry:
      writeEntry(index)
      return node.end
    case .table:
      writeTable(index)
      return node.end
    case .citation where isToldAgain(index): return node.end
    case .tex:
      writeTeX(index)
      return node.end
    case .reference where !isInEntry && isEmpty(index):
      writeNumbers(index)
      return node.end
    default: break
    }
    open(element, index)
    return index + 1
  }

  /// Whether the element before in a group of alternatives cites the same work.
  private func isToldAgain(_ index: Int) -> Bool {
    guard let parent = frames.last, parent.element == .alternatives else { return false }
    return children(parent.index).first { tape.nodes[$0].element == .citation } != index
  }

  // MARK: Text

  /// Writes text node `index`, character references decoded.
  mutating func writeText(_ index: Int) {
    let node = tape.nodes[index]
    guard !isSilent else { return }
    if let joint, !source[node.source].allSatisfy(\.isASCIISpace) {
      self.joint = nil
      if composer.isWritten { composer.separate(joint) }
    }
    if node.isRaw {
      if codeDepth > 0 { composer.writeVerbatim(node.source) } else { composer.write(node.source) }
    } else {
      composer.writeDecoding(node.source, isCode: codeDepth > 0)
    }
  }

  /// Formulae in TeX stand in a whole document of their own, often beside the same in MathML.
  private mutating func writeTeX(_ index: Int) {
    if let parent = frames.last, parent.element == .alternatives || parent.element == .formula,
      tape.nodes[parent.index..<parent.end].contains(where: { $0.element == .math })
    {
      return
    }
    for node in inside(index) where tape.nodes[node].element == nil {
      let range = tape.nodes[node].source
      let bytes = source.bytes[..<range.end]
      let start = bytes.firstIndex(of: "\\begin{document}", from: range.start).map { $0 + 16 } ?? range.start
      let end = bytes.firstIndex(of: "\\end{document}", from: start) ?? range.end
      if !isSilent { composer.writeDecoding(ByteRange(start, end)) }
    }
  }
}

extension Tape {
  /// The elements right below node `index`.
  func children(of index: Int) -> [Int] {
    var children: [Int] = []
    var next = index + 1
    while next < nodes[index].end {
      if nodes[next].element != nil { children.append(next) }
      next = max(next + 1, nodes[next].end)
    }
    return children
  }
}
