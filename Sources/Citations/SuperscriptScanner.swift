import DocumentModel
import Text

/// Finds numbers that are marked up as superscripts: `<sup>2,3</sup>`.
struct SuperscriptScanner: CalloutScanner {
  func callouts(in passage: Passage, of document: Document) -> [Callout] {
    document.marks(in: passage.range).compactMap { mark in
      guard mark.kind == .superscript, passage.range.contains(mark.range) else { return nil }
      let range = document.text.trimmedOfSpaces(mark.range)
      let numbers = IndexList.numbers(in: document.text[range].scalars, spacesSeparate: true)
      return numbers.map { Callout(range: range, numbers: $0, style: .superscript) }
    }
  }
}

/// Finds numbers in Unicode's superscript digits: `¹`, `²,³`, `⁴⁻⁶`.
struct UnicodeSuperscriptScanner: CalloutScanner {
  func callouts(in passage: Passage, of document: Document) -> [Callout] {
    let bytes = document.text.bytes
    var found: [Callout] = []
    var index = passage.range.start
    while index < passage.range.end {
      // The digits begin with C2 or E2: nothing else needs decoding.
      guard bytes[index] == 0xC2 || bytes[index] == 0xE2 else {
        index += 1
        continue
      }
      let (end, scalars) = run(from: index, to: passage.range.end, bytes)
      if end > index, let numbers = IndexList.numbers(in: scalars), !isCharge(at: end, bytes) {
        found.append(Callout(range: ByteRange(index, end), numbers: numbers, style: .superscript))
      }
      index = max(end, index + 1)
    }
    return found
  }

  /// Where the run of superscripts that begins at `start` ends, and the plain characters that it prints. A comma
  /// belongs to it where another superscript follows.
  private func run(from start: Int, to end: Int, _ bytes: [UInt8]) -> (end: Int, scalars: [Unicode.Scalar]) {
    var scalars: [Unicode.Scalar] = []
    var index = start
    while index < end, let scalar = bytes.scalar(at: index) {
      if let plain = scalar.plainOfSuperscript {
        scalars.append(plain)
      } else if scalar == ",", !scalars.isEmpty, bytes.scalar(at: index + 1)?.plainOfSuperscript != nil {
        scalars.append(scalar)
      } else {
        break
      }
      index += scalar.byteCount
    }
    return (index, scalars)
  }

  /// Whether a sign follows, as in `Ca²⁺`.
  private func isCharge(at end: Int, _ bytes: [UInt8]) -> Bool {
    let next = bytes.scalar(at: end)
    return next == "\u{207A}" || next == "+"
  }
}

extension Unicode.Scalar {
  /// The character that a superscript digit or minus prints; nil for all others.
  var plainOfSuperscript: Unicode.Scalar? {
    switch value {
    case 0xB9: "1"
    case 0xB2: "2"
    case 0xB3: "3"
    case 0x2070, 0x2074...0x2079: Unicode.Scalar(UInt8(0x30 + value - 0x2070))
    case 0x207B: "-"
    default: nil
    }
  }
}
