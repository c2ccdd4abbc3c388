import Text

/// The elements of a JSON array of objects, one at a time, each with the line that it begins in.
struct JSONElements: Sequence, IteratorProtocol {
  private let bytes: UnsafeRawBufferPointer
  private var index = 0
  private var line = 1

  /// The elements of the array in `bytes`.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The bytes of the next object.
  mutating func next() -> (line: Int, bytes: [UInt8])? {
    while index < bytes.count, bytes[index] != byte("{") {
      if bytes[index] == 0x0A { line += 1 }
      index += 1
    }
    guard index < bytes.count else { return nil }
    let start = index
    let first = line
    var depth = 0
    var isString = false
    while index < bytes.count {
      let unit = bytes[index]
      index += 1
      if isString {
        if unit == byte("\\") { index += 1 } else if unit == byte("\"") { isString = false }
        continue
      }
      switch unit {
      case byte("\""): isString = true
      case byte("{"): depth += 1
      case byte("}"): depth -= 1
      case 0x0A: line += 1
      default: break
      }
      if depth == 0 { break }
    }
    return (first, Array(bytes[start..<Swift.min(index, bytes.count)]))
  }
}
