import DocumentModel
public import Text

/// One thing that `check` found, and where it stands for people and for editors.
public struct Finding: Hashable, Sendable {
  /// A stretch of the source file, or of the canonical text where the file is no text itself.
  public struct Place: Hashable, Sendable {
    /// First line and column, from 1; columns count Unicode scalars.
    public var line, column: Int
    /// Line and column one past the end.
    public var endLine, endColumn: Int
    /// The words around it on its first line.
    public var excerpt: String
    /// Where it begins in `excerpt` and how much of it stands there, in Unicode scalars.
    public var caret: Range<Int>
  }

  /// A stable name such as `citation.dangling`.
  public var code: String
  /// How bad it is.
  public var severity: Diagnostic.Severity
  /// What was found and, where there is something to do, what to do.
  public var message: String
  /// Unicode scalars of the canonical text; nil where the whole document is meant.
  public var span: Range<Int>?
  /// Where it stands; nil where the whole document is meant.
  public var place: Place?
}

/// What `check` found in one file.
public struct CheckedFile: Hashable, Sendable {
  /// The file as the user named it.
  public var path: String
  /// Whether places are lines and columns of the file itself; those of a PDF are of the text taken out of it.
  public var isText: Bool
  /// The findings in the order of the text.
  public var findings: [Finding]
}
