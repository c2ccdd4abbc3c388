public import Text

/// A sentence: a stretch of one block (or of one cell of a table) without the callouts that follow its stop.
public struct Sentence: Hashable, Sendable {
  /// From its first to its last character, the stop included.
  public var range: ByteRange
  /// Index of the block that it stands in.
  public var block: Int
  /// The cell that it stands in, where the block is a table.
  public var cell: CellIndex?
  /// Its tokens, as indices into the token layer. Callouts inside the sentence have no tokens.
  public var tokens: Range<Int>

  /// A sentence of a block.
  public init(range: ByteRange, block: Int, cell: CellIndex? = nil, tokens: Range<Int> = 0..<0) {
    self.range = range
    self.block = block
    self.cell = cell
    self.tokens = tokens
  }
}

/// A cell's place in the body of a table, both from 0; row -1 is the heads.
public struct CellIndex: Hashable, Sendable {
  /// The row.
  public var row: Int
  /// The column.
  public var column: Int

  /// The cell of `row` and `column`.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A token with what is known of it.
public struct Token: Hashable, Sendable {
  /// Its bytes in the text.
  public var range: ByteRange
  /// Its lower-cased form.
  public var form: String
  /// Its lemma, lower case.
  public var lemma: String
  /// Its Penn Treebank tag as far as its form tells: `VBN` (and `VBD`), `VBG`, `NNS` (and `VBZ`), or empty.
  public var tag: String

  /// A token.
  public init(range: ByteRange, form: String, lemma: String, tag: String = "") {
    self.range = range
    self.form = form
    self.lemma = lemma
    self.tag = tag
  }
}

/// A short form that the document defines: "deoxycytidine kinase (dCK)".
public struct Abbreviation: Hashable, Sendable {
  /// The short form.
  public var short: ByteRange
  /// The long form.
  public var long: ByteRange

  /// A definition of `short` as `long`.
  public init(short: ByteRange, long: ByteRange) {
    self.short = short
    self.long = long
  }
}
