public import Text

/// Walks a text along the names of a compiled vocabulary, in place: a hash grows run by run of letters and digits, and
/// goes on as long as some name begins so.
struct NameWalk {
  let file: VocabularyFile

  /// More runs than these are no name.
  private static let mostRuns = 48

  /// Calls `body` with the end of each name that begins at `start`, shortest first, and the index of the first name
  /// record under its key; `isPlural` where a final "s" had to go.
  @inline(__always)
  func eachName(
    in text: UnsafeRawBufferPointer, from start: Int, limit: Int,
    _ body: (_ end: Int, _ name: Int, _ isPlural: Bool) -> Void
  ) {
    var hash = LookupKey.empty
    var index = start
    var hasComma = false
    for _ in 0..<Self.mostRuns {
      guard index < limit else { return }
      let first = text[index]
      var end = index + 1
      if first.isASCIILetter {
        while end < limit, text[end].isASCIILetter { end += 1 }
      } else if first.isASCIIDigit {
        while end < limit, text[end].isASCIIDigit { end += 1 }
      } else {
        if first == 0x0A || Self.isPause(text, index, limit) { return }
        if first == byte(","), index + 1 < limit, text[index + 1] == 0x20 { hasComma = true }
        while end < limit, text[end].isUTF8Continuation { end += 1 }
      }
      let before = hash
      LookupKey.add(text[index..<end], to: &hash)
      if hash != before, end == limit || !text[end].isASCIIAlphanumeric {
        if let name = file.keys.value(of: hash), !hasComma || file.hasComma(ofName: Int(name)) {
          body(end, Int(name), false)
        } else if !hasComma, first.isASCIILetter, end - index > 3, text[end - 1] == byte("s") {
          var singular = before
          LookupKey.add(text[index..<(end - 1)], to: &singular)
          if let name = file.keys.value(of: singular) { body(end, Int(name), true) }
        }
      }
      guard file.prefixes.contains(hash) else { return }
      index = end
    }
  }

  /// A mark that ends a clause, and a space behind it.
  @inline(__always)
  private static func isPause(_ text: UnsafeRawBufferPointer, _ index: Int, _ limit: Int) -> Bool {
    switch text[index] {
    case byte(";"), byte("."), byte(":"):
      index + 1 == limit || text[index + 1].isASCIISpace
    case byte("?"), byte("!"): true
    default: false
    }
  }
}

extension VocabularyFile {
  /// Whether the name at `index` has a comma: only such a one goes on behind a comma of the text.
  fileprivate func hasComma(ofName index: Int) -> Bool {
    name(index).map { string($0.string).contains(byte(",")) } ?? false
  }

  /// The longest names in `text`, from left to right, none overlapping another: their ranges, and the name record that
  /// comes first under each key. Every name counts; what deserves to be a mention others decide.
  public func longestNames(in text: UnsafeRawBufferPointer) -> [(range: ByteRange, name: Int)] {
    let walk = NameWalk(file: self)
    var result: [(range: ByteRange, name: Int)] = []
    var index = 0
    while index < text.count {
      guard text[index].isASCIIAlphanumeric || text[index] >= 0x80 else {
        index += 1
        continue
      }
      var best: (end: Int, name: Int)?
      walk.eachName(in: text, from: index, limit: text.count) { end, name, _ in best = (end, name) }
      if let best {
        result.append((ByteRange(index, best.end), best.name))
        index = best.end
      } else {
        let isAlphanumeric = text[index].isASCIIAlphanumeric
        index += 1
        while index < text.count,
          isAlphanumeric ? text[index].isASCIIAlphanumeric : text[index].isUTF8Continuation
        {
          index += 1
        }
      }
    }
    return result
  }
}
