public import Text

/// Walks a text along the names of a compiled vocabulary, in place: a hash grows run by run of letters and digits, and
/// goes on as long as some name begins so.
struct NameWalk {
  let file: VocabularyFile

  /// More runs than these are no name.
  private static let mostRuns = VocabularyContent.longestName

  /// Calls `body` with the end of each name that begins at `start`, shortest first, and the first name of its key;
  /// `isPlural` where a final "s" had to go.
  @inline(__always)
  func eachName(
    in text: UnsafeRawBufferPointer, from start: Int, limit: Int,
    _ body: (_ end: Int, _ name: Int, _ isPlural: Bool) -> Void
  ) {
    var hash = LookupKey.empty
    var index = start
    var marks = Marks()
    for _ in 0..<Self.mostRuns {
      guard index < limit else { return }
      let first = text[index]
      var end = index + 1
      if first.isASCIILetter {
        while end < limit, text[end].isASCIILetter { end += 1 }
      } else if first.isASCIIDigit {
        while end < limit, text[end].isASCIIDigit { end += 1 }
      } else {
        let isBeforeSpace = index + 1 == limit || text[index + 1].isASCIISpace
        if first == 0x0A || isBeforeSpace && (first == byte("?") || first == byte("!")) { return }
        if isBeforeSpace { marks.insert(first) }
        while end < limit, text[end].isUTF8Continuation { end += 1 }
      }
      let before = hash
      LookupKey.add(text[index..<end], to: &hash)
      if hash != before, end == limit || !text[end].isASCIIAlphanumeric {
        if let name = file.firstName(ofKey: hash), marks.isEmpty || file.aName(like: name, has: marks) {
          body(end, name, false)
        } else if marks.isEmpty, first.isASCIILetter, end - index > 3, text[end - 1] == byte("s") {
          var singular = before
          LookupKey.add(text[index..<(end - 1)], to: &singular)
          if let name = file.firstName(ofKey: singular) { body(end, name, true) }
        }
      }
      guard file.prefixes.contains(hash) else { return }
      index = end
    }
  }
}

/// The marks with a space behind them that a walk went over: they part clauses, but some names have them too.
private struct Marks {
  private static let all = Array(",.;:".utf8)
  private var bits: UInt8 = 0

  var isEmpty: Bool { bits == 0 }

  mutating func insert(_ unit: UInt8) {
    if let place = Self.all.firstIndex(of: unit) { bits |= 1 << UInt8(place) }
  }

  /// Whether `name` has all of them.
  func stand(in name: UnsafeRawBufferPointer) -> Bool {
    Self.all.indices.allSatisfy { bits >> UInt8($0) & 1 == 0 || name.contains(Self.all[$0]) }
  }
}

extension VocabularyFile {
  /// Whether one of the names called like `first` has `marks`: only such a one goes on behind them.
  fileprivate func aName(like first: Int, has marks: Marks) -> Bool {
    names(calledLike: first).contains { name($0).map { marks.stand(in: $0.text) } ?? false }
  }

  /// The longest names in `text`, from left to right, none overlapping another: their ranges, and the name that
  /// comes first under each key. Every name counts; what deserves to be a mention others decide.
  public func longestNames(in text: UnsafeRawBufferPointer) -> [(range: ByteRange, name: Int)] {
    let walk = NameWalk(file: self)
    var result: [(range: ByteRange, name: Int)] = []
    var index = 0
    while index < text.count {
      guard text[index].isASCIIAlphanumeric || text[index] >= 0x80 || LookupKey.isSign(text[index]) else {
        index += 1
        continue
      }
      // "(+)-catechin" begins with its bracket.
      let opens = LookupKey.isSign(text[index]) && index > 0 && text[index - 1] == byte("(")
      let start = opens ? index - 1 : index
      var best: (end: Int, name: Int)?
      walk.eachName(in: text, from: start, limit: text.count) { end, name, _ in best = (end, name) }
      if let best {
        result.append((ByteRange(start, best.end), best.name))
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
