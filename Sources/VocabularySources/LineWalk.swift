import Text

/// Walks the lines of a file's bytes with their numbers, without a copy of the file.
struct LineWalk: Sequence, IteratorProtocol {
  private let bytes: UnsafeRawBufferPointer
  private var index = 0
  private var number = 0

  /// The lines of `bytes`.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The next line, without its end, repaired where it is no UTF-8.
  mutating func next() -> (number: Int, text: String)? {
    guard index < bytes.count else { return nil }
    var end = index
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    var last = end
    if last > index, bytes[last - 1] == 0x0D { last -= 1 }
    let line = String(decoding: bytes[index..<last], as: UTF8.self)
    index = end + 1
    number += 1
    return (number, line)
  }
}

extension ArraySlice<UInt8> {
  /// Whether these bytes end with those of `suffix`.
  func hasSuffix(_ suffix: String) -> Bool { self.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) }
}

extension String {
  /// The cells of a line between tabs.
  var cells: [String] {
    var cells: [String] = []
    for cell in utf8.split(separator: 0x09, omittingEmptySubsequences: false) {
      cells.append(String(cell) ?? "")
    }
    return cells
  }

  /// The parts between `separator`, without quotes and spaces at their ends.
  func parts(_ separator: Unicode.Scalar) -> [String] {
    utf8.split(separator: UInt8(ascii: separator)).map { Self.trimmed($0) }.filter { !$0.isEmpty }
  }

  private static func trimmed(_ part: Substring.UTF8View) -> String {
    var part = part
    while let first = part.first, first == 0x20 || first == 0x22 { part = part.dropFirst() }
    while let last = part.last, last == 0x20 || last == 0x22 { part = part.dropLast() }
    return String(part) ?? ""
  }

  /// The fields of a line of CSV (RFC 4180).
  var fields: [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var iterator = utf8.makeIterator()
    var pending: UInt8?
    while let unit = pending ?? iterator.next() {
      pending = nil
      if isQuoted {
        guard unit == byte("\"") else {
          field.append(unit)
          continue
        }
        let next = iterator.next()
        if next == byte("\"") {
          field.append(unit)
        } else {
          isQuoted = false
          pending = next
        }
      } else if unit == byte("\""), field.isEmpty {
        isQuoted = true
      } else if unit == byte(",") {
        fields.append(String(decoding: field, as: UTF8.self))
        field.removeAll()
      } else {
        field.append(unit)
      }
    }
    return fields + [String(decoding: field, as: UTF8.self)]
  }

  /// The string without `suffix`, or nil where it does not end so.
  func without(suffix: String) -> String? { hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil }
}
