import Text

/// Tells the text of a page from its furniture: navigation, notices, offers, comments, bylines.
///
/// Three steps after published methods. Elements that say that they are furniture go first, as in trafilatura
/// (Barbaresi, ACL 2021). Then the region that holds the prose is found by following prose down the tree, a
/// linear form of the scores that Readability (Arc90, Mozilla) hands up to parents. In it, short runs and runs of
/// links are judged by what stands around them, as in jusText (Pomikálek 2011).
struct MainContent {
  /// Whether each node (text, or an element with all within) is furniture.
  private(set) var isAside: [Bool]
  let tape: MarkupTape
  let source: SourceText
  let vocabulary: CompiledVocabulary
  let layout: PageLayout
  var runs: [TextRun] = []
  let names: ElementNames
  let statement: PageStatement
  /// Nodes that stay whatever they look like: lists of references.
  var references: [Range<Int>] = []
  /// Whether the page lists references: then captions are of figures, and "Comments" may be a section.
  var isScholarly = false

  init(
    tape: MarkupTape, source: SourceText, vocabulary: CompiledVocabulary, layout: PageLayout,
    hidden: (Int) -> Bool
  ) {
    self.tape = tape
    self.source = source
    self.vocabulary = vocabulary
    self.layout = layout
    isAside = Array(repeating: false, count: tape.nodes.count)
    names = ElementNames(tape: tape, vocabulary: vocabulary)
    statement = PageStatement(tape)
    let names = names
    runs = TextRunScanner.runs(of: tape, source: source, layout: layout, hidden: hidden) {
      tape.nodes[$0].element == .figcaption
        || layout.textLength($0) < Self.longestCaption && tape.nodes[$0].element != .figure
          && names.verdict($0).contains(.caption)
    }
    markFurniture()
    guard isSite else { return }
    selectRegion()
  }

  mutating func setAside(_ run: TextRun) {
    for node in run.nodes where tape.nodes[node].element == nil { isAside[node] = true }
  }

  mutating func setAside(_ nodes: Range<Int>) {
    for node in nodes { isAside[node] = true }
  }

  // MARK: Furniture by name

  /// Furniture that holds most of the prose is the page's frame, whatever its name.
  private mutating func markFurniture() {
    let prose = Prose(tape, runs: runs) { _ in true }
    var index = 0
    while index < tape.nodes.count {
      if isFurniture(index, prose) {
        for node in index..<tape.nodes[index].end { isAside[node] = true }
        index = tape.nodes[index].end
      } else {
        index += 1
      }
    }
  }

  private mutating func isFurniture(_ index: Int, _ prose: Prose) -> Bool {
    guard let element = tape.nodes[index].element else { return false }
    let isSmall =
      prose.total > 0 ? prose[index] * 2 < prose.total : layout.textLength(index) * 2 < layout.textLength
    switch element {
    case .html, .body, .main, .h1: return false
    case .nav, .footer, .menu: return isSmall || restIsPage(index, prose)
    case .header: return !layout.holdsTitle(index) && isSmall && prose[index] == 0
    case .form: return !layout.holdsTitle(index) && isSmall
    case .aside: return !layout.holdsTitle(index) && (isSmall || restIsPage(index, prose))
    default: break
    }
    guard element.isBlock || element == .span || element == .a else { return false }
    let verdict = names.verdict(index)
    guard !verdict.isEmpty, !layout.holdsTitle(index) else { return false }
    if verdict.contains(.comments) { return isSmall || prose.total - prose[index] >= Self.enoughProse }
    if verdict.contains(.landmark) { return isSmall || restIsPage(index, prose) }
    return verdict.contains(.chrome) && !verdict.contains(.content) && isSmall && element != .article
      && !holdsQuotation(index)
  }

  /// Whether what stands outside is enough to be the text of a page.
  private func restIsPage(_ index: Int, _ prose: Prose) -> Bool {
    prose.total - prose[index] >= Self.enoughProse && (prose.total - prose[index]) * 4 >= prose.total
  }
  static let enoughProse = 600
  /// What is named a caption and is longer holds more than one.
  private static let longestCaption = 800

  /// What is quoted from a social network is text, though what shares to it is not.
  private func holdsQuotation(_ index: Int) -> Bool {
    tape.nodes[index..<min(tape.nodes[index].end, index + 12)].contains { $0.element == .blockquote }
  }

  /// Pages with less prose than this have no region to be found.
  static let leastProse = 250

  /// Notes and fragments have no furniture that could be told by its shape: only pages of a site have
  /// navigation, which is to say runs of nothing but links to other pages, or tell networks how to show them.
  private var isSite: Bool {
    let hasCard = tape.attributes.contains {
      $0.name == .property && tape.values[$0.value].elementsEqual("og:title".utf8)
    }
    if hasCard { return true }
    var links = 0
    for run in runs where run.isLink && run.letters < 100 { links += 1 }
    return links >= Self.leastLinks
  }
  private static let leastLinks = 6
}
