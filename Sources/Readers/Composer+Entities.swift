import Text

extension Composer {
  /// Writes `range` of the source with its character references decoded; `isCode` keeps white space.
  mutating func writeDecoding(_ range: ByteRange, isCode: Bool = false) {
    let bytes = sourceBytes[..<range.end]
    var start = range.start
    var index = start
    while let next = bytes[index...].firstIndex(of: byte("&")) {
      index = next + 1
      guard let reference = CharacterReference(in: bytes, at: next) else { continue }
      writePlain(ByteRange(start, next), isCode)
      write(reference, at: next)
      index = next + reference.length
      start = index
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
