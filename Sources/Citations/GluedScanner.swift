import DocumentModel
import Text

/// Finds the superscripts of a page whose text lost its raised type: `the palm.1,2 The`, `this method8 into`.
///
/// A number after a stop is likely to be one; a number glued to a word may as well be part of a name (`CD4`), a unit
/// (`mm3`) or a formula. ``InferredStyle`` decides by the whole document.
struct GluedScanner: CalloutScanner {
  func callouts(in passage: Passage, of document: Document) -> [Callout] {
    let bytes = document.text.bytes
    var found: [Callout] = []
    var index = passage.range.start + 1
    while index < passage.range.end {
      guard bytes[index].isASCIIDigit, !bytes[index - 1].isASCIISpace, !bytes[index - 1].isASCIIDigit else {
        index += 1
        continue
      }
      let end = Self.runEnd(index, passage.range.end, bytes)
      let range = ByteRange(index, end)
      if Self.isClosed(at: end, passage.range.end, bytes), Self.mayCarry(range, passage, document.text),
        let numbers = IndexList.numbers(in: bytes[index..<end].scalars)
      {
        found.append(Callout(range: range, numbers: numbers, style: .superscript))
      }
      index = end
    }
    return found
  }

  /// Whether `callout` follows a stop or bracket, which no name does.
  static func followsStop(_ callout: Callout, _ text: SourceText) -> Bool {
    text.bytes.scalar(before: callout.range.start).map { !$0.isLetter } ?? false
  }

  /// One past the digits from `start`, with the commas and dashes between them.
  private static func runEnd(_ start: Int, _ limit: Int, _ bytes: [UInt8]) -> Int {
    var end = start
    while end < limit {
      if bytes[end].isASCIIDigit {
        end += 1
      } else if let joint = bytes.scalar(at: end), joint == "," || joint.isDash,
        end + joint.byteCount < limit, bytes[end + joint.byteCount].isASCIIDigit
      {
        end += joint.byteCount
      } else {
        break
      }
    }
    return end
  }

  /// Nothing follows but space and closing punctuation: `H2O`, `2nd` and `3%` are no callouts.
  private static func isClosed(at end: Int, _ limit: Int, _ bytes: [UInt8]) -> Bool {
    guard end < limit, let next = bytes.scalar(at: end), !next.isSpace else { return true }
    guard ".,;:)]?!\"”’—–".unicodeScalars.contains(next) else { return false }
    let after = end + next.byteCount
    return next == "—" || next == "–" || after >= limit || !bytes[after].isASCIIDigit
  }

  /// Whether what stands before may carry a superscript: a word, or a stop that ends one.
  private static func mayCarry(_ range: ByteRange, _ passage: Passage, _ text: SourceText) -> Bool {
    guard let sign = text.bytes.scalar(before: range.start) else { return false }
    if sign.isLetter { return isPlainWord(range.start, passage, text) }
    guard ".,;:)]\"”’%?!".unicodeScalars.contains(sign) else { return false }
    guard !Surroundings.followsMeasure(range, [], in: passage.range, text) else { return false }
    return endsWords(range.start - sign.byteCount, sign, passage, text)
  }

  /// Letters before the number: three and more, small but for the first.
  private static func isPlainWord(_ end: Int, _ passage: Passage, _ text: SourceText) -> Bool {
    let range = ByteRange(end, end)
    let word = Surroundings.word(endingAt: end, from: passage.range.start, text, skipping: "")
    let letters = word.unicodeScalars.reversed().prefix(while: \.isLetter)
    if word == "al" || word == "log" { return word == "al" }
    return letters.count > 2 && letters.dropLast().allSatisfy(\.properties.isLowercase)
      && !Surroundings.isPower(range, [2], text)
  }

  /// Whether words end before the stop `sign`: no decimal, no initial, no thousands.
  private static func endsWords(
    _ end: Int, _ sign: Unicode.Scalar, _ passage: Passage, _ text: SourceText
  ) -> Bool {
    guard let last = text.bytes.scalar(before: end), end > passage.range.start else { return false }
    if ")]\"”’%".unicodeScalars.contains(last) { return true }
    let word = Surroundings.word(endingAt: end, from: passage.range.start, text, skipping: "")
    if last.asciiDigit != nil {
      let isYear = word.utf8.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20"))
      return isYear || sign != "," && word.unicodeScalars.contains(where: \.isLetter)
    }
    guard last.isLetter else { return false }
    let isInitial = word.unicodeScalars.count == 1 && sign == "."
    return !isInitial && (sign != ")" && sign != "]" || word.unicodeScalars.count > 1)
  }
}
