/// Something odd in the data, kept beside it: never thrown, never lost.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable, Comparable {
    case note, warning, error

    /// Notes before warnings before errors.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
  }

  /// A stable name such as `citation.dangling`: the room, a full stop, what happened.
  public var code: String
  /// How bad it is.
  public var severity: Severity
  /// What happened and, where there is something to do, what to do.
  public var message: String
  /// Where, in the canonical text; nil where it concerns the whole document.
  public var range: ByteRange?

  /// A diagnostic of `code` at `range` of the canonical text.
  public init(_ code: String, _ severity: Severity, _ message: String, at range: ByteRange? = nil) {
    self.code = code
    self.severity = severity
    self.message = message
    self.range = range
  }
}
