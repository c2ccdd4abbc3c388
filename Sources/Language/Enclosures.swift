import Text

/// The quotations and brackets of a stretch of text: a stop inside one ends no sentence of the whole.
struct Enclosures {
  /// The outermost enclosures in order, marks included. None overlaps another.
  private(set) var spans: [ByteRange] = []

  /// Bytes that an enclosure may have; what is longer is taken as marks that do not belong together.
  private static let longest = 600

  /// The enclosures of `range`, found in one pass. Those that are opened and never closed count for nothing.
  init(in range: ByteRange, of bytes: [UInt8]) {
    var brackets: [(mark: UInt8, at: Int)] = []
    var quotes: [QuotationMark.Kind: Int] = [:]
    var found: [ByteRange] = []
    for index in range.indices {
      switch bytes[index] {
      case byte("("), byte("["):
        brackets.append((bytes[index], index))
      case byte(")"), byte("]"):
        let opening = bytes[index] == byte(")") ? byte("(") : byte("[")
        // "[(a] b)": the inner one was never closed. A lone ")" of "1)" closes nothing.
        if let last = brackets.suffix(3).lastIndex(where: { $0.mark == opening }) {
          found.append(ByteRange(brackets[last].at, index + 1))
          brackets.removeSubrange(last...)
        }
      default:
        guard let mark = QuotationMark(at: index, in: bytes, within: range) else { continue }
        if mark.closes, let open = quotes[mark.kind] {
          found.append(ByteRange(open, index + mark.length))
          quotes[mark.kind] = nil
        } else if mark.opens {
          quotes[mark.kind] = index
        }
      }
    }
    for span in found.sorted(by: { ($0.start, $1.end) < ($1.start, $0.end) }) where span.count <= Self.longest
    {
      if let last = spans.last, span.start < last.end { continue }
      spans.append(span)
    }
  }
}

/// A quotation mark and the way that it faces.
struct QuotationMark {
  enum Kind: Hashable { case double, single, curlyDouble, curlySingle }

  var kind: Kind
  var opens: Bool
  var closes: Bool
  /// In bytes.
  var length: Int

  /// The mark at `index`; nil where none stands there, or an apostrophe or a prime.
  init?(at index: Int, in bytes: [UInt8], within range: ByteRange) {
    let unit = bytes[index]
    if unit == byte("\"") || unit == byte("'") {
      let before = index > range.start ? bytes[index - 1] : 0x20
      let after = index + 1 < range.end ? bytes[index + 1] : 0x20
      kind = unit == byte("'") ? .single : .double
      length = 1
      opens = (before.isASCIISpace || "([-/".utf8.contains(before)) && !after.isASCIISpace
      closes = !before.isASCIISpace && !after.isASCIIAlphanumeric
    } else if unit == 0xE2, index + 2 < range.end, bytes[index + 1] == 0x80 {
      length = 3
      let after = index + 3 < range.end ? bytes[index + 3] : 0x20
      switch bytes[index + 2] {
      case 0x98: (kind, opens, closes) = (.curlySingle, true, false)
      case 0x99: (kind, opens, closes) = (.curlySingle, false, !after.isASCIIAlphanumeric)
      case 0x9C: (kind, opens, closes) = (.curlyDouble, true, false)
      case 0x9D: (kind, opens, closes) = (.curlyDouble, false, true)
      default: return nil
      }
    } else {
      return nil
    }
    guard opens || closes else { return nil }
  }
}
