import Text

/// Finds the `*` and `_` that are mark-up: those that open and close around words, and no others ("5 * 3",
/// "CYP2C19*2", "snake_case").
struct Emphasis {
  /// A stretch of delimiters to leave out, by its place in the source.
  typealias Skip = (offset: Int, length: Int)

  private struct Run {
    var offset: Int
    var length: Int
  }

  private let bytes: [UInt8]
  private var stars: [Run] = []
  private var underscores: [Run] = []
  /// Two tildes that strike out what follows.
  private var strokes: [Run] = []
  private(set) var skips: [Skip] = []

  /// The delimiters in `lines`, which are one block.
  init(_ lines: [ByteRange], bytes: [UInt8]) {
    self.bytes = bytes
    for line in lines { scan(line) }
    pairLooseUnderscores()
    skips.sort { $0.offset < $1.offset }
  }

  private mutating func scan(_ line: ByteRange) {
    var index = line.start
    while index < line.end {
      let unit = bytes[index]
      if unit == byte("\\") {
        index += 2
      } else if unit == byte("~") {
        var end = index
        while end < line.end, bytes[end] == unit { end += 1 }
        if end - index == 2 { meetStroke(Run(offset: index, length: 2)) }
        index = end
      } else if unit == byte("*") || unit == byte("_") {
        var end = index
        while end < line.end, bytes[end] == unit { end += 1 }
        meet(Run(offset: index, length: end - index), in: line)
        index = end
      } else {
        index += 1
      }
    }
  }

  private mutating func meetStroke(_ run: Run) {
    guard let opening = strokes.popLast() else { return strokes.append(run) }
    skips.append((opening.offset, opening.length))
    skips.append((run.offset, run.length))
  }

  private mutating func meet(_ run: Run, in line: ByteRange) {
    let isStar = bytes[run.offset] == byte("*")
    let end = run.offset + run.length
    let before = run.offset > line.start ? bytes[run.offset - 1] : 0x20
    let after = end < line.end ? bytes[end] : 0x20
    let isInWord = Self.isWord(before) && Self.isWord(after)
    if isInWord, !isStar || run.length == 1 { return }
    var run = run
    if !before.isASCIISpace, isStar || !Self.isWord(after) {
      close(&run, with: isStar ? \.stars : \.underscores)
    }
    guard run.length > 0, !after.isASCIISpace, isStar || !Self.isWord(before) else { return }
    if isStar { stars.append(run) } else { underscores.append(run) }
  }

  private mutating func close(_ run: inout Run, with stack: WritableKeyPath<Emphasis, [Run]>) {
    while run.length > 0, let opening = self[keyPath: stack].last {
      let count = min(opening.length, run.length)
      skips.append((opening.offset + opening.length - count, count))
      skips.append((run.offset, count))
      run.offset += count
      run.length -= count
      self[keyPath: stack].removeLast()
      if opening.length > count {
        self[keyPath: stack].append(Run(offset: opening.offset, length: opening.length - count))
      }
    }
  }

  /// "the _inability _to engage": exporters put the closing one on the wrong side of the space.
  private mutating func pairLooseUnderscores() {
    var index = 0
    while index + 1 < underscores.count {
      skips.append((underscores[index].offset, underscores[index].length))
      skips.append((underscores[index + 1].offset, underscores[index + 1].length))
      index += 2
    }
  }

  private static func isWord(_ unit: UInt8) -> Bool { unit.isASCIIAlphanumeric || unit >= 0x80 }
}
