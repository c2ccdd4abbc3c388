import Text

/// The markers of lists that are written in one line: "1.) first 2.) second", "a. first b. second c. third".
///
/// Prose enumerates too ("a) a mouse, b) a rat"), with commas or "and" before its markers; such are no sentences.
struct ListMarkers {
  /// Where each marker that begins with `start` ends, and where the next item's marker begins.
  struct Marker {
    var range: ByteRange
    /// Index of the marker of the item after this, in the same style.
    var next: Int?
    /// How many items the list has from here.
    var length = 1
    fileprivate var style: Style
    fileprivate var ordinal: Int
    /// Whether an item may begin here although no stop stands before.
    fileprivate var isFree: Bool
  }

  fileprivate enum Style: Hashable {
    case digitStop, digitBracket, digitStopBracket, letterStop, letterBracket
  }

  private(set) var markers: [Marker] = []

  init(in range: ByteRange, of bytes: [UInt8]) {
    for index in range.indices
    where bytes[index].isASCIIAlphanumeric && (index == range.start || bytes[index - 1].isASCIISpace) {
      if let marker = Self.marker(at: index, in: range, of: bytes) { markers.append(marker) }
    }
    var latest: [Key: Int] = [:]
    for index in markers.indices.reversed() {
      let marker = markers[index]
      if let next = latest[Key(style: marker.style, ordinal: marker.ordinal + 1)] {
        markers[index].next = next
        markers[index].length = markers[next].length + 1
      }
      if marker.isFree { latest[Key(style: marker.style, ordinal: marker.ordinal)] = index }
    }
  }

  private struct Key: Hashable {
    var style: Style
    var ordinal: Int
  }

  /// Whether the marker opens a list: two items where a bracket makes the marker plain, three elsewhere.
  static func opensList(_ marker: Marker) -> Bool {
    switch marker.style {
    case .digitStop, .letterStop: marker.length >= 3
    case .digitBracket, .digitStopBracket, .letterBracket: marker.length >= 2
    }
  }

  private static func marker(at start: Int, in range: ByteRange, of bytes: [UInt8]) -> Marker? {
    var end = start
    while end < range.end, end - start < 3, bytes[end].isASCIIDigit { end += 1 }
    let isNumber = end > start
    if !isNumber, bytes[start].isASCIILower { end = start + 1 }
    guard end > start, end < range.end else { return nil }
    let mark = bytes[end]
    let style: Style
    if mark == byte("."), isNumber, end + 1 < range.end, bytes[end + 1] == byte(")") {
      style = .digitStopBracket
      end += 1
    } else if mark == byte(".") {
      style = isNumber ? .digitStop : .letterStop
    } else if mark == byte(")") {
      style = isNumber ? .digitBracket : .letterBracket
    } else {
      return nil
    }
    let number =
      isNumber
      ? bytes[start..<end].prefix(while: \.isASCIIDigit).reduce(0) { $0 * 10 + Int($1 - 0x30) }
      : Int(bytes[start])
    end += 1
    guard end < range.end, bytes[end].isASCIISpace else { return nil }
    return Marker(
      range: ByteRange(start, end), style: style, ordinal: number,
      isFree: isFree(before: start, in: range, of: bytes))
  }

  private static func isFree(before index: Int, in range: ByteRange, of bytes: [UInt8]) -> Bool {
    var before = index
    while before > range.start, bytes[before - 1].isASCIISpace { before -= 1 }
    guard before > range.start else { return true }
    let end = before
    while before > range.start, end - before < 4, bytes[before - 1].isASCIILetter { before -= 1 }
    let word = bytes[before..<end]
    let joins = word.equalsIgnoringASCIICase("and") || word.equalsIgnoringASCIICase("or")
    return !joins && !",;:-(".utf8.contains(bytes[end - 1])
  }
}
