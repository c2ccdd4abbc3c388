public import DocumentModel
import Text

/// Settles which words each callout supports.
///
/// After a full stop: the sentence before it and no other. Inside a sentence: the clause that it closes (see
/// ``ClauseFinder``). A callout that closes no sentence of its own supports the whole of what it stands behind:
/// the row, the list, the paragraph. Each citation records the rule that decided.
public struct CitationScope: Sendable {
  /// A scope.
  public init() {}

  /// `citations` with ``Citation/attachedTo`` and ``Citation/scopeRule`` set, in the same order. Both lists are
  /// sorted by range. Where nothing stands that a callout could support, it stays unattached.
  public func attach(_ citations: [Citation], in document: Document, sentences: [Sentence]) -> [Citation] {
    var attached = citations
    let passages = document.passages
    for (index, passage) in passages.enumerated() {
      let first = citations.partitioningIndex { $0.range.lower >= passage.range.lower }
      let last = citations.partitioningIndex { $0.range.lower >= passage.range.upper }
      guard first < last else { continue }
      let scene = Scene(
        document: document, passages: passages, index: index, citations: citations[first..<last],
        sentences: sentences)
      for position in first..<last {
        let scope = scene.scope(of: citations[position])
        attached[position].attachedTo = scope?.range
        attached[position].scopeRule = scope?.rule
      }
    }
    return attached
  }
}

/// The words that a callout supports, and the rule that says so.
struct Scope: Hashable {
  var range: ByteRange
  var rule: String

  /// A scope, or nil where `range` holds nothing.
  init?(_ range: ByteRange, _ rule: String) {
    guard !range.isEmpty else { return nil }
    self.range = range
    self.rule = rule
  }
}

/// One passage with its callouts and sentences: where the question of scope is settled.
private struct Scene {
  let document: Document
  let passages: [Passage]
  let index: Int
  let citations: ArraySlice<Citation>
  let sentences: ArraySlice<Sentence>
  let holdsOnlyCallouts: Bool

  init(
    document: Document, passages: [Passage], index: Int, citations: ArraySlice<Citation>,
    sentences: [Sentence]
  ) {
    let range = passages[index].range
    let first = sentences.partitioningIndex { $0.range.lower >= range.lower }
    let last = sentences.partitioningIndex { $0.range.lower >= range.upper }
    self.document = document
    self.passages = passages
    self.index = index
    self.citations = citations
    self.sentences = sentences[first..<max(first, last)]
    self.holdsOnlyCallouts = Self.isBare(range, but: citations, document.text)
  }

  private var passage: Passage { passages[index] }
  private var block: Block { document.blocks[passage.block] }

  func scope(of citation: Citation) -> Scope? {
    if holdsOnlyCallouts { return scopeOfWhole() }
    // The last sentence that begins before the callout: it holds the callout or stands before it.
    let next = sentences.partitioningIndex { $0.range.lower > citation.range.lower }
    guard next > sentences.startIndex else {
      guard next < sentences.endIndex, !hasWords(before: citation) else {
        return wholePassage(before: citation)
      }
      return Scope(sentences[next].range, "sentence/leading")
    }
    return scope(of: citation, in: sentences[next - 1])
  }

  /// A callout in or behind `sentence`. Behind a sentence without a stop, it closes it from outside.
  private func scope(of citation: Citation, in sentence: Sentence) -> Scope? {
    let words = withLabel(sentence)
    if sentence.range.upper <= citation.range.lower, endsInStop(sentence.range) {
      return Scope(words, "sentence/after-stop")
    }
    let whole = words.union(citation.range)
    let clauses = ClauseFinder(
      text: document.text, sentence: whole, callouts: neighbours(of: citation, in: whole).map(\.range))
    return clauses.scope(of: citation.range)
  }

  /// The callouts around `citation` in `range`; a few, so that a text of one endless sentence takes no longer.
  private func neighbours(of citation: Citation, in range: ByteRange) -> ArraySlice<Citation> {
    let position = citations.partitioningIndex { $0.range.lower >= citation.range.lower }
    return citations[max(citations.startIndex, position - 8)..<min(citations.endIndex, position + 9)]
      .drop { $0.range.lower < range.lower }.prefix { $0.range.lower < range.upper }
  }

  /// The sentence and, where it is the first of its block, the run-in label before it.
  private func withLabel(_ sentence: Sentence) -> ByteRange {
    guard let label = block.label, sentence.range.lower == sentences.first?.range.lower,
      label.lower < sentence.range.lower
    else { return sentence.range }
    return label.union(sentence.range)
  }

  private func endsInStop(_ range: ByteRange) -> Bool {
    let last = document.text[range].last { !"\"')]”’»".utf8.contains($0) }
    return last.map(".?!".utf8.contains) ?? false
  }

  // MARK: Without sentences

  private func hasWords(before citation: Citation) -> Bool {
    !Self.isBare(ByteRange(passage.range.start, citation.range.start), but: citations, document.text)
  }

  /// Headings and labels have no sentences: all the words up to the callout, or all where it stands first.
  private func wholePassage(before citation: Citation) -> Scope? {
    let before = ByteRange(passage.range.start, citation.range.start)
    let range = hasWords(before: citation) ? before : passage.range
    let rule = block.kind == .heading ? "heading/whole" : passage.cell == nil ? "block/whole" : "cell/whole"
    return Scope(document.text.trimmedOfSpaces(range), rule)
  }

  /// The callout stands alone: in a cell it supports the row, elsewhere the list or block before it.
  private func scopeOfWhole() -> Scope? {
    if let cell = passage.cell { return row(of: cell) }
    guard passage.block > 0 else { return nil }
    if block.kind == .listItem, let list = block.list { return self.list(list, upTo: passage.block) }
    let before = document.blocks[passage.block - 1]
    guard before.section == block.section, before.kind != .heading, before.asserts else { return nil }
    if let list = before.list { return self.list(list, upTo: passage.block) }
    return Scope(before.range, "block/alone")
  }

  private func list(_ list: Int, upTo end: Int) -> Scope? {
    var first = end
    while first > 0, document.blocks[first - 1].list == list { first -= 1 }
    guard first < end else { return nil }
    return Scope(document.blocks[first].range.union(document.blocks[end - 1].range), "list/whole")
  }

  private func row(of cell: CellIndex) -> Scope? {
    let neighbours = passages[max(0, index - 64)..<min(passages.count, index + 64)].filter {
      $0.block == passage.block && $0.cell?.row == cell.row && $0.cell != cell
    }
    let before = neighbours.filter { $0.range < passage.range }
    let supporting = before.isEmpty ? neighbours : before
    guard let first = supporting.first, let last = supporting.last else { return nil }
    return Scope(first.range.union(last.range), "row/whole")
  }

  /// Whether `range` holds nothing but callouts, spaces and punctuation.
  private static func isBare(
    _ range: ByteRange, but citations: ArraySlice<Citation>, _ text: SourceText
  ) -> Bool {
    var at = range.start
    for citation in citations where citation.range.start >= at && citation.range.start <= range.end {
      if holdsWords(ByteRange(at, citation.range.start), text) { return false }
      at = citation.range.end
    }
    return at >= range.end || !holdsWords(ByteRange(at, range.end), text)
  }

  private static func holdsWords(_ range: ByteRange, _ text: SourceText) -> Bool {
    text[range].contains { $0.isASCIIAlphanumeric || $0 >= 0x80 }
  }
}
