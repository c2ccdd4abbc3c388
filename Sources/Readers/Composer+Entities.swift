import Text

extension Composer {
  /// Writes `range` of the source with its character references decoded; `isCode` keeps white space.
  mutating func writeDecoding(_ range: ByteRange, isCode: Bool = false) {
    let bytes = sourceBytes
    var start = range.start
    var index = start
    while index < range.end {
      if bytes[index] == byte("&"), let reference = CharacterReference(in: bytes[..<range.end], at: index) {
        writePlain(ByteRange(start, index), isCode)
        write(reference, at: index)
        index += reference.length
        start = index
      } else {
        index += 1
      }
    }
    writePlain(ByteRange(start, range.end), isCode)
  }

  private mutating func writePlain(_ range: ByteRange, _ isCode: Bool) {
    if isCode { writeVerbatim(range) } else { write(range) }
  }

  /// Writes what `reference`, which stands at `index` of the source, stands for.
  mutating func write(_ reference: CharacterReference, at index: Int) {
    let range = ByteRange(index, index + reference.length)
    if let special = SpecialScalar(in: reference.bytes[...], at: 0) {
      if let letters = special.replacement { write(bytes: letters, for: range) }
    } else {
      write(bytes: reference.bytes, for: range)
    }
  }
}
