import SequenceLabeling
import Text

/// A word of a reference string: letters and digits with the hyphens and apostrophes between them, an address, or a
/// DOI. Punctuation belongs to the gaps between words.
struct ReferenceToken {
  /// What its letters and digits look like.
  enum Shape: UInt8 {
    case lower, capitalised, initial, capitals, mixedCase, digits, mixed, caseless, address, doi
  }

  /// Where it stands.
  var range: ByteRange
  /// Its shape.
  var shape: Shape
  /// The hash of its letters in lower case, digits as `0`.
  var word: UInt64
  /// The hash of the kinds of its letters, runs as one, and of its digits one by one.
  var pattern: UInt64
  /// Whether it is a year, 1500 to 2099, perhaps with a letter.
  var isYear: Bool
  /// The hash of the punctuation before it.
  var gapHash: UInt64
  /// The kind of punctuation before it.
  var gap: Gap

  /// What stands between two words.
  enum Gap: UInt8, CaseIterable {
    case none, space, comma, stop, innerStop, colon, semicolon, opening, closing, quote, dash, other
  }
}

/// Cuts a reference string into words.
struct ReferenceTokenizer {
  private let bytes: [UInt8]
  private var index = 0

  /// The words of `bytes`, `most` at most.
  static func tokens(of bytes: [UInt8], most: Int) -> [ReferenceToken] {
    var tokenizer = ReferenceTokenizer(bytes: bytes)
    var tokens: [ReferenceToken] = []
    tokens.reserveCapacity(min(most, bytes.count / 5 + 1))
    while tokens.count < most, let token = tokenizer.next() { tokens.append(token) }
    return tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func next() -> ReferenceToken? {
    let gapStart = index
    while index < bytes.count, ReferenceScalar(at: index, in: bytes).kind == .gap {
      index += ReferenceScalar(at: index, in: bytes).length
    }
    guard index < bytes.count else { return nil }
    let gap = ReferenceGap(bytes[gapStart..<index])
    let start = index
    let shape: ReferenceToken.Shape
    if beginsAddress {
      shape = .address
      skipToSpace()
    } else if beginsDOI {
      shape = .doi
      skipToSpace()
    } else {
      shape = skipWord()
    }
    let (word, pattern) = hashes(from: start, shape)
    return ReferenceToken(
      range: ByteRange(start, index), shape: shape, word: word, pattern: pattern, isYear: isYear(from: start),
      gapHash: gap.hash, gap: gap.kind)
  }

  // MARK: Words

  /// A word ends where letters and digits meet (`Phys. Rev. D22`, `Aug2013`), and where a capital follows a small
  /// letter, for spaces are lost in many a PDF.
  private mutating func skipWord() -> ReferenceToken.Shape {
    var seen = ShapeCounter()
    while index < bytes.count {
      let scalar = ReferenceScalar(at: index, in: bytes)
      if seen.ends(before: scalar.kind) { break }
      if scalar.kind == .gap {
        guard scalar.isJoint, index + scalar.length < bytes.count,
          ReferenceScalar(at: index + scalar.length, in: bytes).kind != .gap, seen.count > 0
        else { break }
        seen.join()
      } else {
        seen.add(scalar.kind)
      }
      index += scalar.length
    }
    return seen.shape
  }

  private func hashes(from start: Int, _ shape: ReferenceToken.Shape) -> (word: UInt64, pattern: UInt64) {
    if shape == .address || shape == .doi { return (UInt64(shape.rawValue), UInt64(shape.rawValue)) }
    var word = FeatureHash.start
    var pattern = FeatureHash.start
    var last: ReferenceScalar.Kind?
    var offset = start
    while offset < index {
      let scalar = ReferenceScalar(at: offset, in: bytes)
      word = scalar.appendLowercased(to: word, bytes, offset)
      if scalar.kind == .digit || scalar.kind != last {
        pattern = FeatureHash.byte(pattern, scalar.kind.rawValue)
      }
      last = scalar.kind
      offset += scalar.length
    }
    return (word, pattern)
  }

  private func isYear(from start: Int) -> Bool {
    let word = bytes[start..<index]
    guard word.count == 4 || word.count == 5 && bytes[index - 1].isASCIILower,
      word.prefix(4).allSatisfy(\.isASCIIDigit)
    else { return false }
    return bytes[start] == byte("1") && bytes[start + 1] >= byte("5")
      || bytes[start] == byte("2") && bytes[start + 1] == byte("0")
  }

  // MARK: Addresses

  private var beginsAddress: Bool {
    let first = bytes[index] | 0x20
    guard first == byte("h") || first == byte("f") || first == byte("w") else { return false }
    return ["http://", "https://", "ftp://", "www."].contains { opening in
      index + opening.utf8.count <= bytes.count
        && bytes[index..<(index + opening.utf8.count)].equalsIgnoringASCIICase(opening)
    }
  }

  private var beginsDOI: Bool {
    guard bytes[index] == byte("1"), index + 7 < bytes.count, bytes[index + 1] == byte("0"),
      bytes[index + 2] == byte(".")
    else { return false }
    let digits = bytes[(index + 3)...].prefix(9).prefix { $0.isASCIIDigit }
    return digits.count >= 4 && digits.endIndex < bytes.count && bytes[digits.endIndex] == byte("/")
  }

  private mutating func skipToSpace() {
    let start = index
    while index < bytes.count, !bytes[index].isASCIISpace { index += 1 }
    while index > start + 1, ".,;:)]}>\"'".utf8.contains(bytes[index - 1]) { index -= 1 }
  }
}

/// Counts what kinds of scalars a word is made of.
private struct ShapeCounter {
  private(set) var count = 0
  private var upper = 0
  private var lower = 0
  private var digits = 0
  private var beginsUpper = false
  private var last: ReferenceScalar.Kind?

  /// Whether a word cannot go on with a scalar of `kind`.
  func ends(before kind: ReferenceScalar.Kind) -> Bool {
    guard let last, kind != .gap else { return false }
    return (last == .digit) != (kind == .digit) || last == .lower && kind == .upper
  }

  /// What stands behind a hyphen is a new part.
  mutating func join() { last = nil }

  mutating func add(_ kind: ReferenceScalar.Kind) {
    if count == 0 { beginsUpper = kind == .upper }
    count += 1
    last = kind
    switch kind {
    case .upper: upper += 1
    case .lower: lower += 1
    case .digit: digits += 1
    case .caseless, .gap: break
    }
  }

  var shape: ReferenceToken.Shape {
    if digits == count { return .digits }
    if digits > 0 { return .mixed }
    if upper == 1 && count == 1 { return .initial }
    if upper == 0 && lower == 0 { return .caseless }
    if upper == 0 { return .lower }
    if lower == 0 { return .capitals }
    return beginsUpper && upper == 1 ? .capitalised : .mixedCase
  }
}
