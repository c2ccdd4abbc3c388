import DocumentModel
import Text

/// One walk over the lines of a text, which writes its blocks.
struct LineWalk {
  let lines: [Line]
  let source: SourceText
  let vocabulary: CompiledVocabulary
  let layout: LineLayout
  let hyphenation: Hyphenation
  let splits: SplitLigatures
  let headings: PlainHeading
  let runs: ReferenceRuns
  let outline: OutlineRuns
  let raised: RaisedNumbers
  /// The lines of each footnote, which are written after the text.
  var footnotes: [[ByteRange]] = []
  let definitions: Definitions
  /// Whether form feeds part pages.
  let hasPages: Bool
  var composer: Composer
  /// Whether a heading or link of markdown was met.
  var hasMarkdown = false
  /// How many headings were marked by `#`; a few may be anything.
  var markdownHeadings = 0
  var next = 0
  /// The lines of the paragraph or item that is being gathered, and what it will be.
  var pending: [ByteRange] = []
  var pendingBlock = LineWalk.paragraph
  var lists = TextLists()
  /// The number of the last first-level heading of an outline: "2" after "2. Methods".
  var outlineNumber: Int?
  var isInReferences = false
  /// Whether the list that is open stands under no heading.
  var isImplied = false
  /// Whether the entries of the open list are those of ``runs``.
  var followsRun = false
  /// The number of the last entry of the open list.
  var lastEntry: Int?
  /// The last line that names references; read when first asked for.
  var lastReferences: Int?
  /// The line that the last heading ended with.
  var lastHeadingLine = -1
  /// Whether a heading that the vocabulary knows was met.
  var hasNamedHeading = false
  /// The line before which no table kept by spaces begins.
  var tablesTriedTo = 0
  /// Whether paragraphs are parted by blank lines, and lines within them mean nothing.
  let partsByBlankLines: Bool
  /// Whether a comment without an end was met: no further one has an end.
  var hasOpenComment = false
  /// Whether nothing but rules, page breaks and blank lines came after the last table.
  var table: TextTableHeads?

  /// Whether these are lines of printed pages: with page breaks, or broken to a width and without mark-up.
  var isPrinted: Bool { hasPages || layout.isBroken && markdownHeadings * 200 <= lines.count }

  static let paragraph = Block(kind: .paragraph, range: ByteRange(0, 0), section: 0)

  init(lines: [Line], source: SourceText, vocabulary: CompiledVocabulary) {
    self.lines = lines
    self.source = source
    self.vocabulary = vocabulary
    hasPages = lines.contains(where: \.beginsPage)
    partsByBlankLines = Self.partsByBlankLines(lines, source: source)
    layout = LineLayout(lines, bytes: source.bytes)
    hyphenation = Hyphenation(lines, source: source, vocabulary: vocabulary)
    splits = SplitLigatures(lines, source: source)
    headings = PlainHeading(vocabulary: vocabulary, bytes: source.bytes)
    let runs = ReferenceRuns(lines, source: source)
    self.runs = runs
    let outline = OutlineRuns(lines, source: source) { runs.contains($0) }
    self.outline = outline
    raised = RaisedNumbers(lines, source: source, width: layout.width, largest: runs.largest) {
      runs.contains($0) || outline.parts[$0] != nil
    }
    definitions = Definitions(lines, source: source, isListed: vocabulary.referenceHeadings.contains)
    composer = Composer(source: source)
  }

  /// Writes the whole text.
  mutating func run(guessingTitle: Bool) {
    if guessingTitle { writeTitle() }
    while next < lines.count { visit(LineShape(lines[next], in: source.bytes)) }
    flush()
    for note in footnotes {
      begin(Block(kind: .boilerplate, range: ByteRange(0, 0), section: 0))
      pending = note
      flush()
    }
    composer.finish()
  }

  /// Handles the line `next`, and perhaps those after it.
  private mutating func visit(_ shape: LineShape) {
    let line = lines[next]
    leaveImpliedReferences()
    if let definition = definitions.byLine[next] { return write(definition) }
    if let end = commentEnd() { return writeComment(until: end) }
    if runs.starts.contains(next) {
      beginRunEntry()
      next += 1
      return
    }
    if takeRaised() { return }
    switch shape {
    case .blank: if !goesOnAfterPage() { flush() }
    case .heading(let level, let words):
      hasMarkdown = true
      markdownHeadings += 1
      writeHeading(words, level: level)
    case .rule(let unit): meetRule(unit)
    case .fence(let unit): return writeCode(until: unit)
    case .item(let number, let words): meetItem(number, words)
    case .ruleRow: flush()
    case .tabRow: if writeTable(.tab) { return } else { meetText(line) }
    case .pipeRow: if writeTable(.pipe) { return } else { meetText(line) }
    case .text:
      if opensPlainTable, writeTable(.pipe) { return }
      if isGraph(line) { return writeGraph() }
      if let columns = flattenedColumns() { return writeFlattened(columns) }
      if writeLayoutTable() { return }
      meetText(line)
    }
    next += 1
  }

  /// Whether the gathered paragraph was cut by a page break and goes on after these blank lines.
  private func goesOnAfterPage() -> Bool {
    guard let last = pending.last, pendingBlock.kind != .caption,
      let following = lines[next...].firstIndex(where: { !$0.isBlank }),
      following - next < 12, lines[next...following].contains(where: \.beginsPage)
    else { return false }
    if pendingBlock.kind == .reference { return entryGoesOn(at: following) }
    let first = source.bytes[lines[following].content.start]
    return first.isASCIILower && (hyphenation.isBroken(last) || !layout.endsSentence(last))
  }

  // MARK: Headings

  mutating func writeHeading(_ words: ByteRange, level: Int, second: ByteRange? = nil) {
    flush()
    lists = TextLists()
    table = nil
    outlineNumber = LineWalk.outlineNumber(source[words]) ?? outlineNumber
    composer.begin(.heading, level: level)
    var writer = InlineWriter([words], bytes: source.bytes, definitions: definitions)
    writeLine(words, before: second, &writer)
    if let second { writeLine(second, before: nil, &writer) }
    writer.finish(&composer)
    let start = composer.openStart
    let heading = start.map { composer.builder.bytes[$0...] } ?? []
    isInReferences = vocabulary.referenceHeadings.contains(
      HeadingLabel.outline(heading).map { heading[$0.end...] } ?? heading)
    composer.end()
    isImplied = false
    followsRun = false
    lastEntry = nil
    lastHeadingLine = next
    hasNamedHeading = hasNamedHeading || headings.isKnown(heading)
  }

  /// Where paragraphs stand on one line each, a short line alone above a long one is its heading.
  private func unmarkedHeading(_ line: ByteRange) -> (level: Int, words: ByteRange)? {
    guard layout.width == nil, !hasMarkdown, isAlone, line.count <= 90, !CaptionLabel.begins(source[line]),
      !layout.endsSentence(line), headings.isTitle(source[line]),
      let following = lines[(next + 1)...].first(where: { !$0.isBlank }),
      following.content.count >= 120, layout.endsSentence(following.content)
    else { return nil }
    return (HeadingLevels.ofPlainLine, line)
  }

  /// A rule below a line of text makes it a heading; elsewhere it is dropped.
  private mutating func meetRule(_ unit: UInt8) {
    let isUnderline = unit == byte("=") || unit == byte("-")
    if isUnderline, pending.count == 1, pendingBlock.kind == .paragraph, pending[0].count < 120 {
      let words = pending[0]
      pending = []
      writeHeading(words, level: unit == byte("=") ? 1 : 2)
    } else {
      flush()
    }
  }

  // MARK: Paragraphs

  /// Writes the heading of one or two lines that begins at the line `next`.
  mutating func writePrintedHeading(_ count: Int, level: Int) {
    writeHeading(lines[next].content, level: level, second: count > 1 ? lines[next + 1].content : nil)
    next += count - 1
    lastHeadingLine = next
  }

  private mutating func meetText(_ line: Line) {
    var content = line.content
    if pending.isEmpty || content.count > 1, isQuoted(content) {
      repeat { content = source.trimmed(ByteRange(content.start + 1, content.end)) } while isQuoted(content)
      if content.isEmpty { return flush() }
    }
    if let heading = printedHeading() {
      return writePrintedHeading(heading.lines, level: heading.level)
    }
    let runIn = isInReferences ? nil : headings.runIn(content)
    if runIn == nil,
      let heading = headings.heading(content, isAlone: isAlone, isPrinted: isPrinted)
        ?? unmarkedHeading(content),
      !isInReferences || !runs.contains(next), !isCellOfReferences(heading.words)
    {
      return writeHeading(heading.words, level: heading.level)
    }
    if let (level, words, rest) = runIn {
      writeHeading(words, level: level)
      begin(LineWalk.paragraph)
      return pending.append(rest)
    }
    let entry = ReferenceEntries.number(source[content])
    if isEntry(entry, content) {
      flush()
      begin(LineWalk.paragraph)
    } else if pending.isEmpty {
      if line.indent < 2 { lists = TextLists() }
      begin(LineWalk.paragraph)
    } else if !goesOn(with: content) {
      flush()
      lists = TextLists()
      begin(LineWalk.paragraph)
    }
    pending.append(content)
  }

  /// Whether `content` begins as quotes of markdown do; ">100 nM" is none.
  private func isQuoted(_ content: ByteRange) -> Bool {
    guard let first = source[content].first, first == byte(">") else { return false }
    return source[content].dropFirst().first.map { !$0.isASCIIDigit && $0 != byte("=") } ?? true
  }

  /// Whether the line `next` has blank lines, or the text's ends, around it.
  private var isAlone: Bool {
    (next == 0 || lines[next - 1].isBlank || lines[next].beginsPage)
      && (next + 1 == lines.count || lines[next + 1].isBlank || lines[next + 1].beginsPage)
  }

  private func goesOn(with content: ByteRange) -> Bool {
    guard let last = pending.last(where: { !isRaised($0) }) else { return false }
    if startsByItself(content) || startsByItself(pending[0]) && pending.count == 1 && pending[0].count < 60 {
      return false
    }
    if breaksInMarkdown(last, content) { return false }
    return isInReferences || hyphenation.isBroken(last) || hyphenation.joins(last, content)
      || layout.joins(last, content)
      || goesOnInMarkdown(last, content)
  }

  /// "Cat. No.: …", "Click to download …": lines that are their own paragraph.
  private func startsByItself(_ content: ByteRange) -> Bool {
    let words = source[content]
    if vocabulary.isSetAside(words) { return true }
    guard let colon = words.prefix(60).firstIndex(of: byte(":")) else { return false }
    return vocabulary.isMetadataLabel(words[..<colon])
  }

  /// Whether a line begins an entry of a reference list: in the list, or one of several in a row.
  private mutating func isEntry(_ number: Int?, _ content: ByteRange) -> Bool {
    guard let number else { return false }
    if isInReferences {
      guard mayBeginEntry(number) else { return false }
      lastEntry = number
      return true
    }
    guard source.bytes[content.start] == byte("[") else { return false }
    if let first = pending.first, let last = pending.last,
      ReferenceEntries.number(source[first]) != number - 1, layout.joins(last, content)
    {
      return false
    }
    let around = lines[max(0, next - 4)..<min(lines.count, next + 5)]
    return around.contains { line in
      guard !line.isBlank, source.bytes[line.content.start] == byte("[") else { return false }
      let other = ReferenceEntries.number(source[line.content])
      return other == number + 1 || other == number - 1
    }
  }

  mutating func begin(_ block: Block) {
    table = nil
    pendingBlock = block
  }

  /// Writes what was gathered.
  mutating func flush() {
    guard !pending.isEmpty else { return }
    if pendingBlock.kind == .paragraph, let first = pending.first, CaptionLabel.begins(source[first]) {
      pendingBlock.kind = .caption
    }
    composer.begin(pendingBlock)
    var writer = InlineWriter(pending, bytes: source.bytes, definitions: definitions)
    for index in pending.indices {
      let isLast = index + 1 == pending.count
      writeLine(pending[index], before: isLast ? nil : pending[index + 1], &writer)
    }
    writer.finish(&composer)
    composer.end()
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func writeLine(
    _ line: ByteRange, before following: ByteRange?, _ writer: inout InlineWriter
  ) {
    if isRaised(line) {
      composer.openMark(.superscript)
      composer.write(line)
      composer.closeMark()
      return composer.space(ByteRange(line.end, max(line.end, following?.start ?? line.end)))
    }
    guard let following, !isRaised(following) else { return writeMended(line, &writer) }
    if hyphenation.isBroken(line),
      source.bytes[following.start].isASCIIAlphanumeric || source.bytes[following.start] >= 0x80
    {
      let keeps = hyphenation.keepsHyphen(line, following)
      return writeMended(keeps ? line : ByteRange(line.start, line.end - 1), &writer)
    }
    writeMended(line, &writer)
    let endsInSoftHyphen =
      line.count > 1 && source[ByteRange(line.end - 2, line.end)].elementsEqual([0xC2, 0xAD])
    if !endsInSoftHyphen, !hyphenation.joins(line, following) {
      composer.space(ByteRange(line.end, max(line.end, following.start)))
    }
  }

  /// Writes `line` without the spaces that part words at ligatures.
  private mutating func writeMended(_ line: ByteRange, _ writer: inout InlineWriter) {
    var start = line.start
    for space in splits.spaces(in: line) {
      writer.write(ByteRange(start, space), to: &composer)
      start = space + 1
    }
    writer.write(ByteRange(start, line.end), to: &composer)
  }
}
