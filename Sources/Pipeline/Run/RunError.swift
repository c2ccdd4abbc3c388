/// Why a run cannot go on at all: what, where, and what to do, in one line.
public struct RunError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line.
  public let description: String

  /// An error that says `description`.
  public init(_ description: String) { self.description = description }
}
