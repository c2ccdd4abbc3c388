public import Text

/// What a reader makes of one file: one canonical text and the layers of structure that point into it.
///
/// Every range is in UTF-8 bytes of ``text``. Blocks do not overlap and stand in the order of the text.
public struct Document: Hashable, Sendable {
  /// The media type as told from the content, such as `text/html`.
  public var mediaType: String
  /// The name of the character encoding that the bytes were decoded from, such as `utf-8`.
  public var encoding: String
  /// Title, authors, date and such.
  public var metadata: Metadata
  /// The canonical text.
  public var text: SourceText
  /// Where each stretch of ``text`` came from, in bytes of the decoded, repaired source.
  public var origin: OffsetMap
  /// The decoded, repaired source that ``origin`` points into.
  public var source: SourceText
  /// The section tree in the order of the text; section 0 is the document itself (empty path).
  public var sections: [Section]
  /// All blocks, in the order of the text.
  public var blocks: [Block]
  /// Inline marks (superscripts, links, anchors), sorted by range.
  public var marks: [Mark]
  /// What mark-up says of the works in the reference list, by where the blocks of the entries begin; empty in
  /// formats that tag no fields.
  public var taggedReferences: [Int: BibliographicItem] = [:]
  /// What was odd, guessed, repaired or left out.
  public var diagnostics: [Diagnostic]

  /// A document of these layers.
  public init(
    mediaType: String, encoding: String, metadata: Metadata, text: SourceText, origin: OffsetMap,
    source: SourceText, sections: [Section], blocks: [Block], marks: [Mark], diagnostics: [Diagnostic]
  ) {
    self.mediaType = mediaType
    self.encoding = encoding
    self.metadata = metadata
    self.text = text
    self.origin = origin
    self.source = source
    self.sections = sections
    self.blocks = blocks
    self.marks = marks
    self.diagnostics = diagnostics
  }

  /// A document of one paragraph that is `text` as it stands: what `annotate` makes of plain text.
  public init(plain text: SourceText) {
    var origin = OffsetMap()
    origin.append(canonical: text.range, source: text.range, isVerbatim: true)
    self.init(
      mediaType: "text/plain", encoding: "utf-8", metadata: Metadata(), text: text, origin: origin,
      source: text, sections: [Section(path: [], range: text.range, level: 0, parent: nil, kind: .body)],
      blocks: text.count == 0 ? [] : [Block(kind: .paragraph, range: text.range, section: 0)],
      marks: [], diagnostics: [])
  }
}

/// What a document says of itself. Nothing is guessed but the language: what is not stated is nil or empty.
public struct Metadata: Hashable, Sendable {
  /// The title as printed.
  public var title: String?
  /// Authors as printed, one each.
  public var authors: [String] = []
  /// ISO 8601 with the precision that was printed: `2026`, `2026-01` or `2026-01-22`.
  public var date: String?
  /// Who published it.
  public var publisher: String?
  /// BCP 47 tag of the language of the text: as its words tell, else as stated.
  public var language: String?
  /// `doi`, `pmid`, `pmcid`, … of the document itself.
  public var identifiers: [String: String] = [:]
  /// A vendor's catalogue number, such as `B1678015`.
  public var catalogNumber: String?
  /// The compound that the page is about, as printed.
  public var compound: String?

  /// Metadata that say nothing.
  public init() {}
}

/// A section of the document: a heading and what stands below it.
public struct Section: Hashable, Sendable {
  /// What kind of text a section holds. What stands below a section of a kind is of that kind, unless its own
  /// heading says otherwise.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Text of no kind that is told apart.
    case body
    case abstract, introduction, methods, results, discussion, `protocol`, abbreviations
    /// Questions and answers, and one question with its answer.
    case faq, question
    /// Problems and their solutions, and one problem with its solution.
    case troubleshooting, problem
    case references, boilerplate
  }

  /// The headings from the outermost down to this one, as printed but for mark-up; empty for the document.
  public var path: [String]
  /// Heading and all that stands below it.
  public var range: ByteRange
  /// Depth in the tree after repair, from 1; 0 is the document.
  public var level: Int
  /// Index of the section above; nil for the document.
  public var parent: Int?
  /// What it holds.
  public var kind: Kind

  /// A section of the tree.
  public init(path: [String], range: ByteRange, level: Int, parent: Int?, kind: Kind) {
    self.path = path
    self.range = range
    self.level = level
    self.parent = parent
    self.kind = kind
  }
}

/// A block of text: a heading, a paragraph, a bullet, a table.
public struct Block: Hashable, Sendable {
  /// What the block is. The raw values are those of the JSON.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case heading, paragraph, listItem, table, caption, code, boilerplate, reference
  }

  /// What a block does in its document. The raw values are those of the JSON.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// The title of the document.
    case title
    /// A line that states authors, date, catalogue number and such.
    case metadata
    /// A question, and what answers it.
    case question, answer
    /// A problem, and what explains or solves it.
    case problem, solution
  }

  /// What the block is.
  public var kind: Kind
  /// Its text, without separators around it.
  public var range: ByteRange
  /// Index of the section that it stands in (for a heading: the section that it opens).
  public var section: Int
  /// Depth of a heading (as in ``Section/level``) or of a list item (from 1); nil elsewhere.
  public var level: Int?
  /// Which list of the document a list item belongs to, from 0.
  public var list: Int?
  /// The number of an item in an ordered list, whether printed or not; nil in other lists.
  public var ordinal: Int?
  /// What the block does in its document, where that is more than its kind says.
  public var role: Role?
  /// The run-in label of a bullet or paragraph ("Conversion:"), its colon included; a prefix of `range`.
  public var label: ByteRange?
  /// Rows and heads of a table.
  public var table: Table?

  /// A block of `kind` in a section.
  public init(
    kind: Kind, range: ByteRange, section: Int, level: Int? = nil, list: Int? = nil, ordinal: Int? = nil,
    label: ByteRange? = nil, table: Table? = nil
  ) {
    self.kind = kind
    self.range = range
    self.section = section
    self.level = level
    self.list = list
    self.ordinal = ordinal
    self.label = label
    self.table = table
  }

  /// Whether sentences of this block may state something: prose, bullets, cells and captions, but not
  /// headings, code, boilerplate and references.
  public var asserts: Bool {
    switch kind {
    case .paragraph, .listItem, .table, .caption: true
    case .heading, .code, .boilerplate, .reference: false
    }
  }
}

/// A table: body rows of cells, and the heads that name its columns.
public struct Table: Hashable, Sendable {
  /// One cell; an empty range where nothing stands in it. A cell that spans rows or columns is repeated.
  public struct Cell: Hashable, Sendable {
    /// Its text.
    public var range: ByteRange
    /// Of a head below others that span several columns: the text of these, outermost first.
    public var above: [ByteRange] = []

    /// A cell of `range`.
    public init(_ range: ByteRange) { self.range = range }
  }

  /// The heads of the columns; they may lie in an earlier block where a table goes on after a page break.
  public var heads: [Cell]
  /// Body rows, without the heads. Rows may be shorter than the heads, never longer than the widest row.
  public var rows: [[Cell]]

  /// What the head of `column` says, with what stands above it: "Dose low".
  public func head(_ column: Int, in text: SourceText) -> String {
    guard heads.indices.contains(column) else { return "" }
    return (heads[column].above + [heads[column].range]).map(text.string).joined(separator: " ")
  }

  /// A table of `rows` under `heads`.
  public init(heads: [Cell], rows: [[Cell]]) {
    self.heads = heads
    self.rows = rows
  }
}

/// A stretch of text that was marked up.
public struct Mark: Hashable, Sendable {
  /// What the mark says.
  public enum Kind: Hashable, Sendable {
    case superscript
    case `subscript`
    /// A link and where it leads, as printed (`#ref3`, `https://…`).
    case link(target: String)
    /// The place that links lead to by this name (an `id` attribute).
    case anchor(name: String)
  }

  /// What the mark says.
  public var kind: Kind
  /// The text that is marked; anchors may be empty.
  public var range: ByteRange

  /// A mark of `range`.
  public init(_ kind: Kind, _ range: ByteRange) {
    self.kind = kind
    self.range = range
  }
}
