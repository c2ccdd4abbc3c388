/// Labels as stretches of positions.
public enum MentionDecoder {
  /// The mentions that `labels` mark. A further token without a first one begins a mention.
  public static func spans(labels: [UInt8]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    for (index, label) in labels.enumerated() {
      if label != MentionFamily.further, let first = start {
        result.append(first..<index)
        start = nil
      }
      if label == MentionFamily.first || label == MentionFamily.further, start == nil { start = index }
    }
    if let start { result.append(start..<labels.count) }
    return result
  }
}
