import Text

/// The lower-case form that lemmas are made from, as the CRAFT treebank writes them: each number in a word is one `0`
/// ("E13.5" is "e0", "1,000" is "0"), and Greek capitals stay as they are.
public enum LemmaFolding {
  /// Writes the folded form of `form` behind what `output` holds.
  public static func fold(_ form: some RandomAccessCollection<UInt8>, into output: inout [UInt8]) {
    var index = form.startIndex
    while index < form.endIndex {
      let byte = form[index]
      let next = form.index(after: index)
      if byte.isASCIIDigit {
        output.append(0x30)
        index = endOfNumber(next, of: form)
      } else if byte == 0xC3, next < form.endIndex, (0x80...0x9E).contains(form[next]), form[next] != 0x97 {
        // À to Þ, without ×.
        output.append(byte)
        output.append(form[next] | 0x20)
        index = form.index(after: next)
      } else {
        output.append(byte.asciiLowercased)
        index = next
      }
    }
  }

  /// The end of a number that has begun: points and commas between digits belong to it.
  private static func endOfNumber<Form: RandomAccessCollection<UInt8>>(
    _ start: Form.Index, of form: Form
  ) -> Form.Index {
    var index = start
    while index < form.endIndex {
      if form[index].isASCIIDigit {
        index = form.index(after: index)
        continue
      }
      let next = form.index(after: index)
      guard form[index] == 0x2E || form[index] == 0x2C, next < form.endIndex, form[next].isASCIIDigit else {
        break
      }
      index = form.index(after: next)
    }
    return index
  }

  /// Whether a word is an address, or looks like one ("B6.CAST"): letters and a point with two letters behind it.
  public static func isLink(_ form: some RandomAccessCollection<UInt8>) -> Bool {
    var index = form.startIndex
    var hasAlphanumeric = false
    while index < form.endIndex {
      let byte = form[index]
      index = form.index(after: index)
      if byte == 0x2E, hasAlphanumeric, form[index...].prefix(2).count(where: \.isASCIILetter) == 2 {
        return true
      }
      if byte == 0x3A, form[index...].starts(with: [0x2F, 0x2F]) { return true }
      hasAlphanumeric = byte.isASCIIAlphanumeric
    }
    return false
  }
}
