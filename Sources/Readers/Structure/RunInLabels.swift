import DocumentModel
import Text

/// Finds the run-in label of bullets: "Conversion: After administration, …".
enum RunInLabels {
  private static let longest = 90
  private static let mostWords = 8

  static func mark(_ blocks: inout [Block], text: SourceText) {
    for index in blocks.indices where blocks[index].kind == .listItem && blocks[index].label == nil {
      blocks[index].label = label(in: blocks[index].range, text)
    }
  }

  /// Where the words begin: after "2. ", which is no sentence.
  private static func afterNumber(_ range: ByteRange, _ bytes: [UInt8]) -> Int {
    let words = bytes[range.indices]
    guard let outline = HeadingLabel.outline(words), outline.parts == 1 else { return range.start }
    return outline.end
  }

  private static func label(in range: ByteRange, _ text: SourceText) -> ByteRange? {
    let bytes = text.bytes
    var words = 1
    var index = afterNumber(range, bytes)
    while index + 1 < range.end, index < range.start + longest {
      switch bytes[index] {
      case byte(":"):
        let isFollowed = bytes[index + 1] == 0x20
        return isFollowed && index > range.start ? ByteRange(range.start, index + 1) : nil
      case 0x20: words += 1
      case byte("."), byte("?"), byte("!"), byte(";"): if bytes[index + 1] == 0x20 { return nil }
      case byte("["): return nil
      default: break
      }
      if words > mostWords { return nil }
      index += 1
    }
    return nil
  }
}
