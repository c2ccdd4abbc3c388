import Text

/// Whether the words around a condition say that a drug caused it.
enum ContextCause {
  private static let cues = ["induced", "adverse", "side effect", "toxic", "overdos"]

  /// Whether one of the telling words stands in `context`.
  static func isDrug(_ context: [UInt8]) -> Bool {
    cues.contains { context.firstIndex(of: $0, from: 0) != nil }
  }
}
