import Text

/// The words of a field as they are shown: from its first word to its last, with what belongs to them.
struct FieldText {
  private let bytes: [UInt8]
  private let tokens: [ReferenceToken]

  /// Fields of the string `bytes`, which was cut into `tokens`.
  init(_ bytes: [UInt8], _ tokens: [ReferenceToken]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// The bytes of a field. A bracket that is opened in it is closed in it, and the mark of a question stays.
  func bytes(of field: ReferenceField) -> ArraySlice<UInt8> {
    var start = tokens[field.tokens.lowerBound].range.start
    var end = tokens[field.tokens.upperBound - 1].range.end
    let next =
      field.tokens.upperBound < tokens.count ? tokens[field.tokens.upperBound].range.start : bytes.count
    for (open, close) in [(byte("("), byte(")")), (byte("["), byte("]"))] {
      let depth = bytes[start..<end].count { $0 == open } - bytes[start..<end].count { $0 == close }
      if depth > 0, let found = bytes[end..<next].firstIndex(of: close) { end = found + 1 }
      if depth < 0, start > 0, bytes[start - 1] == open { start -= 1 }
    }
    if field.label == .title || field.label == .book, end < next, "?!".utf8.contains(bytes[end]) { end += 1 }
    if field.label == .author || field.label == .editor, end < next, bytes[end] == byte(".") { end += 1 }
    return bytes[start..<end]
  }

  /// The text of a field, runs of white space as one space.
  func text(of field: ReferenceField) -> String {
    let bytes = bytes(of: field)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for unit in bytes where !(unit.isASCIISpace && result.last == 0x20) {
      result.append(unit.isASCIISpace ? 0x20 : unit)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
