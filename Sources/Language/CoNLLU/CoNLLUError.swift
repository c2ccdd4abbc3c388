/// Why a line is no CoNLL-U.
public struct CoNLLUError: Error, Hashable, CustomStringConvertible {
  /// The line in the input, counted from 1.
  public let line: Int
  /// What is wrong with it, and what to do.
  public let message: String

  /// What is wrong, where, and what to do.
  public var description: String { "line \(line): \(message)" }
}
