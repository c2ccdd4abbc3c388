import Citations
import DocumentModel
import Text

/// Builds small documents block by block, as a reader would leave them.
struct Draft {
  private var text = ""
  private var blocks: [Block] = []
  private var marks: [Mark] = []

  /// A paragraph and, where `references` are given, a list of them.
  static func document(_ paragraph: String, references: Int = 0) -> Document {
    var draft = Draft()
    draft.add(paragraph)
    draft.addReferences(references)
    return draft.document
  }

  /// Adds a block. In its words `{^…}` is a superscript and `{#name|…}` a link to `#name` (or to an address).
  mutating func add(
    _ words: String, _ kind: Block.Kind = .paragraph, list: Int? = nil, ordinal: Int? = nil, label: Int? = nil
  ) {
    if !text.isEmpty { text += "\n" }
    let range = write(words)
    var block = Block(kind: kind, range: range, section: 0, list: list)
    block.ordinal = ordinal
    block.label = label.map { ByteRange(range.start, range.start + $0) }
    blocks.append(block)
  }

  /// Adds a table; the first row holds the heads.
  mutating func addTable(_ rows: [[String]]) {
    if !text.isEmpty { text += "\n" }
    let start = text.utf8.count
    let cells = rows.map { row in
      row.map { words in
        if text.utf8.count > start { text += "\t" }
        return Table.Cell(write(words))
      }
    }
    let table = Table(heads: cells[0], rows: Array(cells.dropFirst()))
    blocks.append(Block(kind: .table, range: ByteRange(start, text.utf8.count), section: 0, table: table))
  }

  /// Adds a list of `count` entries about nothing.
  mutating func addReferences(_ count: Int) {
    for index in 0..<count { add("\(index + 1). Work number \(index + 1) on something", .reference) }
  }

  /// The finished document.
  var document: Document {
    var document = Document(plain: SourceText(text))
    document.blocks = blocks
    document.marks = marks.sorted { $0.range < $1.range }
    return document
  }

  private mutating func write(_ words: String) -> ByteRange {
    let start = text.utf8.count
    var rest = Substring(words)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      addMark(rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
    }
    text += rest
    return ByteRange(start, text.utf8.count)
  }

  private mutating func addMark(_ inner: Substring) {
    let start = text.utf8.count
    if inner.first == "^" {
      text += inner.dropFirst()
      marks.append(Mark(.superscript, ByteRange(start, text.utf8.count)))
    } else {
      let parts = inner.split(separator: "|", maxSplits: 1)
      text += parts[1]
      marks.append(Mark(.link(target: String(parts[0])), ByteRange(start, text.utf8.count)))
    }
  }
}

extension Document {
  /// Callouts and the words that they support, with `references` read from the document.
  var scopes: [(callout: String, words: String, rule: String)] {
    let references = ReferenceListParser.sample.references(in: self)
    let citations = CalloutFinder().citations(in: self, references: references)
    return CitationScope().attach(citations, in: self, sentences: naiveSentences(citations)).map {
      (text.string($0.range), $0.attachedTo.map(text.string) ?? "", $0.scopeRule ?? "")
    }
  }

  /// Callouts as text and indices.
  var callouts: [[String]] {
    let references = ReferenceListParser.sample.references(in: self)
    return CalloutFinder().citations(in: self, references: references).map(\.indices)
  }

  /// Sentences end in a stop before a space, a callout or the end; callouts behind the stop belong to none.
  func naiveSentences(_ citations: [Citation]) -> [Sentence] {
    var sentences: [Sentence] = []
    for (index, block) in blocks.enumerated() where block.asserts {
      let cells = block.table.map { table in ([table.heads] + table.rows).joined().map(\.range) }
      for range in cells ?? [block.range] { sentences += split(range, block: index, citations) }
    }
    return sentences
  }

  private func split(_ range: ByteRange, block: Int, _ citations: [Citation]) -> [Sentence] {
    var sentences: [Sentence] = []
    var start: Int?
    var index = range.start
    while index < range.end {
      let callout = citations.first { $0.range.start == index }
      if start == nil, let callout {
        index = callout.range.end
        continue
      }
      if !text.bytes[index].isASCIISpace { start = start ?? index }
      index += 1
      let isEnd =
        index == range.end || text.bytes[index].isASCIISpace || citations.contains { $0.range.start == index }
      if let from = start, ".?!".utf8.contains(text.bytes[index - 1]), isEnd {
        sentences.append(Sentence(range: ByteRange(from, index), block: block))
        start = nil
      }
    }
    if let start {
      sentences.append(Sentence(range: text.trimmed(ByteRange(start, range.end)), block: block))
    }
    return sentences
  }
}
