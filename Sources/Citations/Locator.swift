import DocumentModel
import Text

/// Volume, issue and pages: `12(3):345-350`, `12, 345–350`, `12:e0123`.
struct Locator {
  private var volume: String
  private var issue: String?
  private var page: String?

  /// The locator that `bytes` begin with, spaces aside; nothing but a stop may follow it.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes.drop { $0 == 0x20 }
    let number = rest.prefix { $0.isASCIIAlphanumeric }
    guard number.contains(where: \.isASCIIDigit), number.count <= 6 else { return nil }
    volume = String(decoding: number, as: UTF8.self)
    rest = rest[number.endIndex...].drop { $0 == 0x20 }
    if rest.first == byte("("), let close = rest.firstIndex(of: byte(")")) {
      issue = String(decoding: rest[(rest.startIndex + 1)..<close], as: UTF8.self)
      rest = rest[(close + 1)...].drop { $0 == 0x20 }
    }
    if let sign = rest.first, sign == byte(":") || sign == byte(",") {
      rest = rest.dropFirst().drop { $0 == 0x20 }
      if rest.hasPrefix("pp. ") { rest = rest.dropFirst(4) }
      let pages = rest.prefix { !" ,;.".utf8.contains($0) }
      guard Self.arePages(pages) else { return nil }
      page = String(decoding: pages, as: UTF8.self)
      rest = rest[pages.endIndex...]
    }
    guard rest.allSatisfy({ " .,;".utf8.contains($0) }) else { return nil }
  }

  /// `Journal 12(3):345`: the locator that ends `bytes` and what stands before it. The volume must be followed by
  /// pages, or any title with a number at its end would have one.
  static func trailing(_ bytes: ArraySlice<UInt8>) -> (before: ArraySlice<UInt8>, locator: Locator)? {
    for start in bytes.indices.reversed() {
      guard bytes[start].isASCIIDigit, start > bytes.startIndex, bytes[start - 1] == 0x20,
        let locator = Locator(bytes[start...]), locator.page != nil
      else { continue }
      return (bytes[..<start].trimmedOfStops, locator)
    }
    return nil
  }

  /// `345`, `345-350`, `e0123`, `S12–S15`.
  private static func arePages(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.contains(where: \.isASCIIDigit)
      && String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
        $0.isDash || $0.isASCII && UInt8(ascii: $0).isASCIIAlphanumeric
      }
  }

  /// Sets the fields of `item`.
  func fill(_ item: inout BibliographicItem) {
    item.volume = volume
    item.issue = issue
    item.page = page
  }
}
