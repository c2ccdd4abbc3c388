import DocumentModel
import Text

/// Writes the canonical text block by block, and keeps blocks and marks beside it.
///
/// Readers say what stands where; the composer folds white space, places separators, expands ligatures and
/// leaves out what cannot be seen. Blocks come out with the level that is printed and without a section.
struct Composer {
  private(set) var builder: TextBuilder
  private(set) var marks: [Mark] = []
  var blocks: [Block] = []
  private let source: SourceText
  private var open: Block?
  private var hasText = false
  /// White space that is written once something follows it.
  private var pendingSpace: ByteRange?
  private var openMarks: [(kind: Mark.Kind, start: Int?)] = []
  private var pendingAnchors: [String] = []
  private var listCount = 0
  /// No space stands at the start of a block or cell.
  private var textStart = 0
  /// How many private scalars were met, which were guessed or dropped.
  private(set) var privateScalars = 0
  /// What text without a block becomes.
  var defaultKind = Block.Kind.paragraph

  init(source: SourceText) {
    self.source = source
    self.builder = TextBuilder(source: source)
  }

  /// The bytes that ranges of the source point into.
  var sourceBytes: [UInt8] { source.bytes }
  /// Whether a block is open, with or without text.
  var isOpen: Bool {
    // Not `open != nil`, which copies the block to compare it.
    if case .some = open { true } else { false }
  }
  /// Whether the open block has text already.
  var isWritten: Bool { hasText && isOpen }
  /// Where the text of the open block begins; nil where there is none yet.
  var openStart: Int? { isWritten ? open?.range.start : nil }
  /// The kind of the open block.
  var openKind: Block.Kind? { open?.kind }
  /// Where the next text will stand, pending space included.
  var position: Int { builder.count }

  /// The number of a new list.
  mutating func newList() -> Int {
    listCount += 1
    return listCount - 1
  }

  // MARK: Blocks

  /// Ends the open block and begins `block`, whose range is set as text comes. A block without text vanishes.
  mutating func begin(_ block: Block) {
    end()
    open = block
    hasText = false
  }

  mutating func begin(_ kind: Block.Kind, level: Int? = nil) {
    begin(Block(kind: kind, range: ByteRange(0, 0), section: 0, level: level))
  }

  /// Ends the open block, if any.
  mutating func end() {
    pendingSpace = nil
    guard var block = open else { return }
    open = nil
    guard hasText else { return }
    block.range = ByteRange(block.range.start, max(block.range.start, endOfText(block)))
    if !block.range.isEmpty { blocks.append(block) }
  }

  /// Code is copied with its white space; what stands at its end is none of it.
  private func endOfText(_ block: Block) -> Int {
    var end = builder.count
    while block.table == nil, end > block.range.start, builder.bytes[end - 1].isASCIISpace { end -= 1 }
    return end
  }

  /// The text that follows is furniture: so is its block, unless it has text already.
  mutating func setAside() {
    if !isOpen { return begin(.boilerplate) }
    guard !hasText else { return }
    open = Block(kind: .boilerplate, range: ByteRange(0, 0), section: 0)
  }

  /// Ends the open block as a table of `heads` and `rows`.
  mutating func end(table: Table) {
    open?.table = table
    end()
  }

  /// The text so far of the open block becomes its run-in label.
  mutating func markLabel() {
    guard let block = open, hasText else { return }
    open?.label = ByteRange(block.range.start, builder.count)
  }

  // MARK: Text

  /// Copies `range` of the source, white space folded.
  mutating func write(_ range: ByteRange) {
    var start = range.start
    var index = start
    while true {
      index = endOfPlain(from: index, in: ByteRange(start, range.end))
      guard index < range.end else { break }
      if source.bytes[index].isASCIISpace {
        let spaceEnd = endOfSpace(from: index, to: range.end)
        copy(start, index)
        space(ByteRange(index, spaceEnd))
        start = spaceEnd
        index = spaceEnd
      } else if let special = SpecialScalar(in: source.bytes[...], at: index) {
        copy(start, index)
        if let replacement = special.replacement {
          write(bytes: replacement, for: ByteRange(index, index + special.length))
        }
        if special.isPrivate { privateScalars += 1 }
        index += special.length
        start = index
      } else {
        index += 1
      }
    }
    copy(start, range.end)
  }

  /// The end of what stands as it is from `index` on in `range`: up to white space other than one space between
  /// letters, or to the first byte that special scalars have.
  private func endOfPlain(from index: Int, in range: ByteRange) -> Int {
    source.bytes.withUnsafeBufferPointer { units in
      var index = index
      while index < range.end {
        let unit = units[index]
        if unit.isASCIISpace {
          let isPlain =
            unit == 0x20 && index > range.start && index + 1 < range.end && !units[index + 1].isASCIISpace
          if !isPlain { break }
        } else if unit >= 0xC2, SpecialScalar.mayBegin(with: unit) {
          break
        }
        index += 1
      }
      return index
    }
  }

  /// Copies `range` of the source with its white space: code.
  mutating func writeVerbatim(_ range: ByteRange) {
    guard !range.isEmpty else { return }
    beforeText()
    builder.copy(range)
  }

  /// Adds `bytes`, which stand for `range`: a decoded entity.
  mutating func write(bytes: [UInt8], for range: ByteRange) {
    if bytes.allSatisfy(\.isASCIISpace) { return space(range) }
    beforeText()
    builder.append(bytes: bytes, for: range)
  }

  /// White space at `range`: one space, unless a block begins or ends here or another space stands here.
  mutating func space(_ range: ByteRange) {
    guard isWritten, builder.count > textStart else { return }
    pendingSpace = pendingSpace.map { $0.union(range) } ?? range
  }

  /// Begins the open block's text even though nothing is written yet: tables, whose first cell may be empty.
  mutating func forceText() { if !hasText { beforeText() } }

  /// Adds a separator of ours (the tab between cells) in place of pending space.
  mutating func separate(_ separator: String) {
    pendingSpace = nil
    builder.insert(separator)
    textStart = builder.count
  }

  /// Drops white space that waits for text: a cell ends.
  mutating func dropSpace() { pendingSpace = nil }

  private mutating func copy(_ start: Int, _ end: Int) {
    guard start < end else { return }
    beforeText()
    builder.copy(ByteRange(start, end))
  }

  /// Opens a paragraph where no block is open, and writes what stands between this text and the last.
  private mutating func beforeText() {
    if !isOpen { begin(defaultKind) }
    if !hasText {
      if builder.count > 0 { builder.insert(separatorBeforeOpen) }
      hasText = true
      textStart = builder.count
      open?.range = ByteRange(textStart, textStart)
    } else if let space = pendingSpace {
      writeSpace(space)
    }
    pendingSpace = nil
    for name in pendingAnchors {
      marks.append(Mark(.anchor(name: name), ByteRange(builder.count, builder.count)))
    }
    pendingAnchors.removeAll(keepingCapacity: true)
    for index in openMarks.indices.reversed() {
      guard openMarks[index].start == nil else { break }
      openMarks[index].start = builder.count
    }
  }

  private mutating func writeSpace(_ range: ByteRange) {
    if range.count == 1, source.bytes[range.start] == 0x20 {
      builder.copy(range)
    } else {
      builder.append(" ", for: range)
    }
  }

  private var separatorBeforeOpen: String {
    guard let list = open?.list, let last = blocks.last, last.list == list else { return "\n\n" }
    return "\n"
  }

  private func endOfSpace(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, source.bytes[index].isASCIISpace { index += 1 }
    return index
  }

  // MARK: Marks

  /// Begins a mark at the text that follows.
  mutating func openMark(_ kind: Mark.Kind) { openMarks.append((kind, nil)) }

  /// Ends the mark begun last; a mark without text vanishes.
  mutating func closeMark() {
    guard let mark = openMarks.popLast(), let start = mark.start, start < builder.count else { return }
    marks.append(Mark(mark.kind, ByteRange(start, builder.count)))
  }

  /// Names the place where the text that follows will stand.
  mutating func anchor(_ name: String) { if !name.isEmpty { pendingAnchors.append(name) } }

  /// Ends all blocks and marks; what is left of anchors stands at the end of the text.
  mutating func finish() {
    end()
    while !openMarks.isEmpty { closeMark() }
    for name in pendingAnchors {
      marks.append(Mark(.anchor(name: name), ByteRange(builder.count, builder.count)))
    }
    pendingAnchors = []
    marks.sort { $0.range < $1.range }
  }
}
