import DocumentModel
import Text

/// Catalogue numbers of vendors, which name no entity: by their shape where they stand alone in brackets, and behind
/// "Cat. No." and the like.
extension ShapedNames {
  /// One past the catalogue number that begins at `start`, with the words that announce it; nil where none does.
  func end(ofCatalogueNumberAt start: Int) -> Int? {
    end(ofBracketedNumberAt: start) ?? end(ofAnnouncedNumberAt: start)
  }

  /// One past a number at `start` that a bracket begins with, "(B70213)", "(B70213; Vendor)".
  func end(ofBracketedNumberAt start: Int) -> Int? {
    guard start > 0, tokens[start - 1].form == "(" else { return nil }
    for end in (start + 1)..<max(start + 2, min(start + 4, limit))
    where end < limit && [")", ";", ","].contains(tokens[end].form) {
      let bytes = text[ByteRange(tokens[start].range.start, tokens[end - 1].range.end)]
      return shapes.catalogueNumbers.contains { Self.fits(bytes, shape: $0) } ? end : nil
    }
    return nil
  }

  /// One past "Cat. No. S2030", "Cat# 9315", "catalog number ab1234".
  private func end(ofAnnouncedNumberAt start: Int) -> Int? {
    guard shapes.catalogueLabels.contains(tokens[start].form) else { return nil }
    var index = start + 1
    var isAnnounced = false
    while index < limit, index - start < 5 {
      if shapes.catalogueNumerals.contains(tokens[index].form) {
        isAnnounced = true
      } else if ![".", ":"].contains(tokens[index].form) {
        break
      }
      index += 1
    }
    guard isAnnounced, index < limit else { return nil }
    var end = index + 1
    while end < limit, tokens[end].range.start == tokens[end - 1].range.end,
      tokens[end].isHyphen || text.bytes[tokens[end].range.start].isASCIIAlphanumeric
    { end += 1 }
    let number = text[ByteRange(tokens[index].range.start, tokens[end - 1].range.end)]
    if number.contains(where: \.isASCIIDigit) { return end }
    // "AB 1234"
    guard end < limit, number.allSatisfy(\.isASCIIUpper), text[tokens[end].range].allSatisfy(\.isASCIIDigit)
    else { return nil }
    return end + 1
  }

  /// Whether `bytes` are of a shape such as `B00000`: `0` stands for a digit, all else for itself; two digits more may
  /// follow.
  static func fits(_ bytes: ArraySlice<UInt8>, shape: String) -> Bool {
    let shape = Array(shape.utf8)
    guard bytes.count >= shape.count, bytes.count <= shape.count + 2 else { return false }
    for (offset, unit) in bytes.enumerated() {
      let wanted = offset < shape.count ? shape[offset] : byte("0")
      guard wanted == byte("0") ? unit.isASCIIDigit : unit == wanted else { return false }
    }
    return true
  }
}
