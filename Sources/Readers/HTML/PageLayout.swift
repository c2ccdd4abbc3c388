import Text

/// What is known of a page before it is written: how much text and how many headings each element holds.
///
/// Sums over the tape, so that any element is asked in constant time.
struct PageLayout {
  private let tape: MarkupTape
  private var text: [Int] = [0]
  private var titles: [Int] = [0]
  /// The element that each node stands in; the first nodes stand in node 0.
  private(set) var parents: [Int] = []

  init(_ tape: MarkupTape, source: SourceText) {
    self.tape = tape
    text.reserveCapacity(tape.nodes.count + 1)
    titles.reserveCapacity(tape.nodes.count + 1)
    parents.reserveCapacity(tape.nodes.count)
    var open: [Int] = []
    var invisibleEnd = 0
    for (index, node) in tape.nodes.enumerated() {
      while let last = open.last, tape.nodes[last].end <= index { open.removeLast() }
      parents.append(open.last ?? 0)
      if node.element != nil { open.append(index) }
      if let element = node.element, element.isInvisible { invisibleEnd = max(invisibleEnd, node.end) }
      let isText = node.element == nil && index >= invisibleEnd
      let letters = isText ? Self.letters(source[node.source]) : 0
      text.append(text[index] + letters)
      titles.append(titles[index] + (node.element == .h1 ? 1 : 0))
    }
  }

  private static func letters(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { units in
      var count = 0
      for unit in units { count &+= unit.isASCIISpace ? 0 : 1 }
      return count
    }
  }

  /// Bytes of visible text within node `index`, white space not counted.
  func textLength(_ index: Int) -> Int { text[tape.nodes[index].end] - text[index] }
  /// Bytes of visible text of the whole page.
  var textLength: Int { text.last ?? 0 }
  /// Whether a first-level heading stands within node `index`.
  func holdsTitle(_ index: Int) -> Bool { titles[tape.nodes[index].end] > titles[index] }
  /// How many first-level headings the page has.
  var titleCount: Int { titles.last ?? 0 }
}
