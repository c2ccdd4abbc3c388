import Text

/// Cuts a stream of CoNLL-U into sentences, at blank lines, as its bytes come.
public struct CoNLLUSplitter: Sendable {
  /// The lines of one sentence.
  public struct Block: Sendable {
    /// Its bytes, without a blank line.
    public let bytes: [UInt8]
    /// The number of its first line in the input, counted from 1.
    public let firstLine: Int
  }

  private var pending: [UInt8] = []
  /// Where the sentence that is not complete yet begins, and where its last line does.
  private var start = 0
  private var lineStart = 0
  private var firstLine = 1
  private var line = 1
  private var searched = 0

  /// A splitter that has seen nothing.
  public init() {}

  /// Takes more bytes.
  public mutating func append(_ bytes: some Sequence<UInt8>) {
    if start > 0 {
      pending.removeSubrange(..<start)
      lineStart -= start
      searched -= start
      start = 0
    }
    pending.append(contentsOf: bytes)
    // Editors begin a file with a byte order mark.
    if line == 1, pending.starts(with: [0xEF, 0xBB, 0xBF]) {
      pending.removeFirst(3)
      searched = 0
    }
  }

  /// The next sentence that a blank line ends, or nil where more bytes are needed.
  public mutating func next() -> Block? {
    while let end = endOfLine() {
      let isBlank = pending[lineStart..<end].allSatisfy(\.isASCIISpace)
      let block =
        isBlank && lineStart > start
        ? Block(bytes: Array(pending[start..<lineStart]), firstLine: firstLine) : nil
      lineStart = end + 1
      searched = lineStart
      line += 1
      if isBlank {
        start = lineStart
        firstLine = line
      }
      if let block { return block }
    }
    return nil
  }

  /// What is left after the last blank line, at the end of the input.
  public mutating func last() -> Block? {
    defer { start = pending.count }
    let rest = pending[start...]
    guard !rest.allSatisfy(\.isASCIISpace) else { return nil }
    return Block(bytes: Array(rest), firstLine: firstLine)
  }

  private mutating func endOfLine() -> Int? {
    let found = pending.withUnsafeBufferPointer { bytes in
      var index = searched
      while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      return index
    }
    searched = found
    return found < pending.count ? found : nil
  }
}
