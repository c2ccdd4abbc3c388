/// The starts of a text's lines, for messages: people count lines and columns, programs bytes.
public struct LineTable: Sendable {
  private let text: SourceText
  private let starts: [UInt32]

  /// The lines of `text`, ended by LF, CR LF or CR.
  public init(_ text: SourceText) {
    var starts: [UInt32] = [0]
    let bytes = text.bytes
    for index in bytes.indices {
      let isEnd =
        bytes[index] == 0x0A
        || (bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A))
      if isEnd { starts.append(UInt32(index + 1)) }
    }
    self.text = text
    self.starts = starts
  }

  /// Line and column of byte `offset`, both from 1; columns count Unicode scalars. Offsets past the end give
  /// the end.
  public func position(atByte offset: Int) -> (line: Int, column: Int) {
    let offset = min(offset, text.count)
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    let scalars = text.bytes[Int(starts[low])..<offset].count { !$0.isUTF8Continuation }
    return (low + 1, scalars + 1)
  }
}
